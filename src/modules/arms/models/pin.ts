import { model } from "@medusajs/framework/utils"

/** A status held by a person until a day, last day included. */
export const ArmsPin = model
  .define(
    { name: "ArmsPin", tableName: "arms_pin" },
    {
      id: model.id({ prefix: "arpin" }).primaryKey(),
      account_id: model.text(),
      until: model.text(),
      reason: model.text(),
    }
  )
  .indexes([{ on: ["account_id"], where: null }])
