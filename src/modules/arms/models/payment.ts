import { model } from "@medusajs/framework/utils"

/** Money received: in transit, booked or returned. */
export const ArmsPayment = model
  .define(
    { name: "ArmsPayment", tableName: "arms_payment" },
    {
      id: model.id({ prefix: "arpay" }).primaryKey(),
      account_id: model.text(),
      currency: model.text(),
      amount: model.text(),
      /** Not yet allocated. */
      unapplied_amount: model.text(),
      value_date: model.text(),
      recorded_on: model.text(),
      /** Paid back to the customer. */
      refunded_amount: model.text().default("0"),
      /** The order whose transaction it is. */
      order_id: model.text().nullable(),
      state: model.enum(["in_transit", "booked", "returned"]).default("booked"),
      /** Receivable that cash in transit names. */
      receivable_id: model.text().nullable(),
      reference: model.text().nullable(),
      source: model.text(),
      external_id: model.text(),
      /** What a ledger calls the same money, that the shop had told of first. */
      ledger_source: model.text().nullable(),
      ledger_external_id: model.text().nullable(),
      version: model.number().default(1),
    }
  )
  .indexes([
    { on: ["source", "external_id"], unique: true },
    { on: ["account_id"], where: null },
    { on: ["order_id"], where: "order_id is not null" },
  ])
