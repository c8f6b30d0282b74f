import { model } from "@medusajs/framework/utils"

/** A named policy; its content stands in versions. */
export const ArmsPolicy = model.define(
  { name: "ArmsPolicy", tableName: "arms_policy" },
  {
    id: model.id({ prefix: "arpol" }).primaryKey(),
    name: model.text(),
    is_default: model.boolean().default(false),
    version: model.number().default(1),
    /** Version whose block tasks bind; follows `version` on confirmation. */
    binding_version: model.number().default(1),
  }
)
