import { model } from "@medusajs/framework/utils"

/** Why an account may not order. An automatic hold follows from causes, a forced one from a person. */
export const ArmsHold = model
  .define(
    { name: "ArmsHold", tableName: "arms_hold" },
    {
      id: model.id({ prefix: "arhol" }).primaryKey(),
      account_id: model.text(),
      kind: model.enum(["automatic", "forced"]),
      strength: model.enum(["on_credit", "all_orders"]),
      state: model.enum(["standing", "lifted"]).default("standing"),
      from_date: model.text(),
      until: model.text().nullable(),
      lifted_on: model.text().nullable(),
      causes: model.array().default([]),
      /** Causes silenced by an early release, and the last day of that. */
      silenced: model.array().default([]),
      silenced_until: model.text().nullable(),
      reason: model.text(),
    }
  )
  .indexes([{ on: ["account_id"], where: null }])
