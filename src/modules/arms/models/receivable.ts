import { model } from "@medusajs/framework/utils"

/** One open item. Amounts are `numeric` columns, read as decimal text (docs/decisions/003). */
export const ArmsReceivable = model
  .define(
    { name: "ArmsReceivable", tableName: "arms_receivable" },
    {
      id: model.id({ prefix: "arrec" }).primaryKey(),
      account_id: model.text(),
      order_id: model.text().nullable(),
      document_type: model.enum(["invoice", "order", "debit_note", "instalment"]).default("invoice"),
      number: model.text(),
      purchase_order_number: model.text().nullable(),
      /** Set on the document that stands for an order, once per order. */
      order_date: model.text().nullable(),
      issue_date: model.text(),
      due_date: model.text(),
      original_due_date: model.text(),
      /** The due date was not given; it follows from default terms (E-41). */
      due_date_assumed: model.boolean().default(false),
      /** Raised by each extension. */
      round: model.number().default(0),
      currency: model.text(),
      amount: model.text(),
      open_amount: model.text(),
      selling_entity: model.text().nullable(),
      sales_channel: model.text().nullable(),
      payment_method: model.text().nullable(),
      document_url: model.text().nullable(),
      source: model.text(),
      external_id: model.text(),
      known_since: model.text(),
      opening: model.boolean().default(false),
      /** `document`: an order that is not owed yet. */
      state: model.enum(["open", "settled", "cancelled", "document"]).default("open"),
      /** Paid in advance by a provider: neither volume nor history. */
      prepaid: model.boolean().default(false),
      /** Taken off when the rest is paid by this day (E-72). */
      discount_amount: model.text().nullable(),
      discount_until: model.text().nullable(),
      settled_on: model.text().nullable(),
      settled_known_on: model.text().nullable(),
      reopened_on: model.text().nullable(),
      reopened_settled_on: model.text().nullable(),
      /** Its ledger does not tell of it any more. */
      vanished_on: model.text().nullable(),
      version: model.number().default(1),
    }
  )
  .indexes([
    { on: ["source", "external_id"], unique: true },
    { on: ["order_id"], where: null },
  ])
