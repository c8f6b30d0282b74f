import { model } from "@medusajs/framework/utils"

/** An employee's calendar by secret address; only the hash of the secret is kept. */
export const ArmsCalendarFeed = model
  .define(
    { name: "ArmsCalendarFeed", tableName: "arms_calendar_feed" },
    {
      id: model.id({ prefix: "arfee" }).primaryKey(),
      employee_id: model.text(),
      secret_sha256: model.text(),
      actor: model.text(),
      version: model.number().default(1),
    }
  )
  .indexes([
    { on: ["employee_id"], unique: true },
    { on: ["secret_sha256"], unique: true },
  ])
