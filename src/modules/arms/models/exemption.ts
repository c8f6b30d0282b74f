import { model } from "@medusajs/framework/utils"

/** An account is exempted from one step until a day, last day included. */
export const ArmsExemption = model
  .define(
    { name: "ArmsExemption", tableName: "arms_exemption" },
    {
      id: model.id({ prefix: "arexe" }).primaryKey(),
      account_id: model.text(),
      step: model.text(),
      until: model.text(),
      reason: model.text(),
    }
  )
  .indexes([{ on: ["account_id"], where: null }])
