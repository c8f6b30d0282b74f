import { model } from "@medusajs/framework/utils"

/** An exchange rate of the merchant: one `from_currency` is `rate` `to_currency` on a day. */
export const ArmsRate = model
  .define(
    { name: "ArmsRate", tableName: "arms_rate" },
    {
      id: model.id({ prefix: "arrat" }).primaryKey(),
      from_currency: model.text(),
      to_currency: model.text(),
      on_date: model.text(),
      rate: model.text(),
    }
  )
  .indexes([{ on: ["from_currency", "to_currency", "on_date"], unique: true }])
