import { model } from "@medusajs/framework/utils"

/** A row of a ledger that could not be taken, with the reason, until it can. */
export const ArmsRefusedRow = model
  .define(
    { name: "ArmsRefusedRow", tableName: "arms_refused_row" },
    {
      id: model.id({ prefix: "arref" }).primaryKey(),
      source: model.text(),
      kind: model.enum(["receivables", "payments"]),
      external_id: model.text(),
      sentence: model.text(),
    }
  )
  .indexes([{ on: ["source", "kind", "external_id"], unique: true }])
