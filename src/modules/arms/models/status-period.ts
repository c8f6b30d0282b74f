import { model } from "@medusajs/framework/utils"

/** A reliability status of an account from a day on; `until` is the day the next one begins. */
export const ArmsStatusPeriod = model
  .define(
    { name: "ArmsStatusPeriod", tableName: "arms_status_period" },
    {
      id: model.id({ prefix: "arsta" }).primaryKey(),
      account_id: model.text(),
      status: model.enum(["green", "yellow", "red"]),
      since: model.text(),
      until: model.text().nullable(),
      is_first: model.boolean().default(false),
      source: model.enum(["rule", "person", "import"]),
      reason: model.text(),
    }
  )
  .indexes([{ on: ["account_id"], where: null }])
