import { model } from "@medusajs/framework/utils"

/** A credit limit of an account or customer group: proposed, then approved by somebody who may, then effective. */
export const ArmsCreditLimit = model
  .define(
    { name: "ArmsCreditLimit", tableName: "arms_credit_limit" },
    {
      id: model.id({ prefix: "arlim" }).primaryKey(),
      scope: model.enum(["account", "group"]),
      scope_id: model.text(),
      kind: model.enum(["base", "temporary"]),
      mode: model.enum(["none", "zero", "amount"]),
      amount: model.text(),
      currency: model.text(),
      from_date: model.text(),
      until: model.text().nullable(),
      review_on: model.text().nullable(),
      state: model.enum(["proposed", "approved", "rejected", "ended"]).default("proposed"),
      proposed_by: model.text(),
      decided_by: model.text().nullable(),
      reason: model.text(),
      version: model.number().default(1),
    }
  )
  .indexes([{ on: ["scope", "scope_id"], where: null }])
