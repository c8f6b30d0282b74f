import { model } from "@medusajs/framework/utils"

/** Where receivables and payments come from, and how far it has reported. */
export const ArmsSource = model
  .define(
    { name: "ArmsSource", tableName: "arms_source" },
    {
      id: model.id({ prefix: "arsrc" }).primaryKey(),
      name: model.text(),
      reports_payments: model.boolean().default(false),
      payments_reported_on: model.text().nullable(),
      opened_on: model.text(),
      /** Where a source of another plugin goes on. */
      cursor: model.text().nullable(),
      /** `null` until the first reading is complete: until then its rows are an opening import. */
      synced_at: model.dateTime().nullable(),
      error: model.text().nullable(),
      lease_until: model.dateTime().nullable(),
      /** A ledger that ARMS reads: its connector (contract/connector). */
      connector: model.json().nullable(),
      /** Everything of it was told then. */
      read_all_at: model.dateTime().nullable(),
      version: model.number().default(1),
    }
  )
  .indexes([{ on: ["name"], unique: true }])
