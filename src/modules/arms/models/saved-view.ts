import { model } from "@medusajs/framework/utils"

/** A list as somebody has narrowed it, under a name. */
export const ArmsSavedView = model
  .define(
    { name: "ArmsSavedView", tableName: "arms_saved_view" },
    {
      id: model.id({ prefix: "arvie" }).primaryKey(),
      list: model.text(),
      owner_id: model.text(),
      name: model.text(),
      /** What narrows the list, as it stands in the address. */
      query: model.text(),
      is_shared: model.boolean().default(false),
    }
  )
  .indexes([{ on: ["list", "owner_id", "name"], unique: true }])
