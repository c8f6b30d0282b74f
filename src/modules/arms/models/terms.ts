import { model } from "@medusajs/framework/utils"

/** Payment terms of an account or a customer group, which may then buy on account, or of one order. */
export const ArmsTerms = model
  .define(
    { name: "ArmsTerms", tableName: "arms_terms" },
    {
      id: model.id({ prefix: "arter" }).primaryKey(),
      scope: model.enum(["account", "group", "order"]),
      scope_id: model.text(),
      terms: model.json(),
    }
  )
  .indexes([{ on: ["scope", "scope_id"], unique: true }])
