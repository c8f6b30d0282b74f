import { model } from "@medusajs/framework/utils"

/** An address by which an account is known at checkout, as a hash; former ones stay. */
export const ArmsKnownEmail = model
  .define(
    { name: "ArmsKnownEmail", tableName: "arms_known_email" },
    {
      id: model.id({ prefix: "arkno" }).primaryKey(),
      account_id: model.text(),
      email_sha256: model.text(),
    }
  )
  .indexes([
    { on: ["email_sha256", "account_id"], unique: true },
    { on: ["account_id"], where: null },
  ])
