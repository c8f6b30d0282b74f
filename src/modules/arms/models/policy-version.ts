import { model } from "@medusajs/framework/utils"

/** One version of a policy with all its tasks: what a decision was made by can be read again. */
export const ArmsPolicyVersion = model
  .define(
    { name: "ArmsPolicyVersion", tableName: "arms_policy_version" },
    {
      id: model.id({ prefix: "arpov" }).primaryKey(),
      policy_id: model.text(),
      version: model.number(),
      definition: model.json(),
      actor: model.text(),
      reason: model.text().nullable(),
    }
  )
  .indexes([{ on: ["policy_id", "version"], unique: true }])
