import { model } from "@medusajs/framework/utils"

/** A person lets a cart, draft or order pass a door, with a reason. */
export const ArmsOverrule = model
  .define(
    { name: "ArmsOverrule", tableName: "arms_overrule" },
    {
      id: model.id({ prefix: "arovr" }).primaryKey(),
      subject_id: model.text(),
      until: model.text(),
      up_to: model.text().nullable(),
      actor: model.text(),
      reason: model.text(),
    }
  )
  .indexes([{ on: ["subject_id"], where: null }])
