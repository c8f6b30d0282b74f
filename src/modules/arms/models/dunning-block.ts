import { model } from "@medusajs/framework/utils"

/** Account or receivable is not chased; first and last day included, it always expires. */
export const ArmsDunningBlock = model
  .define(
    { name: "ArmsDunningBlock", tableName: "arms_dunning_block" },
    {
      id: model.id({ prefix: "arblk" }).primaryKey(),
      account_id: model.text(),
      receivable_id: model.text().nullable(),
      from_date: model.text(),
      until: model.text(),
      reason: model.text(),
    }
  )
  .indexes([{ on: ["account_id"], where: null }])
