import { model } from "@medusajs/framework/utils"

/** A part of a payment that was paid back to the customer. */
export const ArmsRefund = model
  .define(
    { name: "ArmsRefund", tableName: "arms_refund" },
    {
      id: model.id({ prefix: "arrfd" }).primaryKey(),
      account_id: model.text(),
      payment_id: model.text(),
      order_id: model.text().nullable(),
      currency: model.text(),
      amount: model.text(),
      value_date: model.text(),
      recorded_on: model.text(),
      source: model.text(),
      external_id: model.text(),
    }
  )
  .indexes([
    { on: ["source", "external_id", "payment_id"], unique: true },
    { on: ["payment_id"], where: null },
  ])
