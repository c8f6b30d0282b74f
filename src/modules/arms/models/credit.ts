import { model } from "@medusajs/framework/utils"

/** What reduces a debt without money: a credit note, a write-off. */
export const ArmsCredit = model
  .define(
    { name: "ArmsCredit", tableName: "arms_credit" },
    {
      id: model.id({ prefix: "arcre" }).primaryKey(),
      account_id: model.text(),
      kind: model.enum(["credit_note", "write_off", "cancellation", "discount", "rounding"]),
      number: model.text().nullable(),
      currency: model.text(),
      amount: model.text(),
      /** Not yet allocated. */
      unapplied_amount: model.text(),
      issue_date: model.text(),
      recorded_on: model.text(),
      reason: model.text().nullable(),
      state: model.enum(["active", "reversed"]).default("active"),
      source: model.text(),
      external_id: model.text(),
    }
  )
  .indexes([
    { on: ["source", "external_id"], unique: true },
    { on: ["account_id"], where: null },
  ])
