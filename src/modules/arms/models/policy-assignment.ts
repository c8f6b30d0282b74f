import { model } from "@medusajs/framework/utils"

/** A policy given to an account or a customer group; the account's own wins over its group's. */
export const ArmsPolicyAssignment = model
  .define(
    { name: "ArmsPolicyAssignment", tableName: "arms_policy_assignment" },
    {
      id: model.id({ prefix: "arpoa" }).primaryKey(),
      policy_id: model.text(),
      scope: model.enum(["account", "group"]),
      scope_id: model.text(),
      from_date: model.text(),
      until: model.text().nullable(),
      reason: model.text(),
    }
  )
  .indexes([{ on: ["scope", "scope_id"], where: null }])
