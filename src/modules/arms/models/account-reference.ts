import { model } from "@medusajs/framework/utils"

/** What a source calls an account. */
export const ArmsAccountReference = model
  .define(
    { name: "ArmsAccountReference", tableName: "arms_account_reference" },
    {
      id: model.id({ prefix: "arref" }).primaryKey(),
      account_id: model.text(),
      source: model.text(),
      external_id: model.text(),
    }
  )
  .indexes([
    { on: ["source", "external_id"], unique: true },
    { on: ["account_id"], where: null },
  ])
