import { model } from "@medusajs/framework/utils"

/** The Medusa customers who buy for an account; a customer belongs to one account. */
export const ArmsAccountCustomer = model
  .define(
    { name: "ArmsAccountCustomer", tableName: "arms_account_customer" },
    {
      id: model.id({ prefix: "arbuy" }).primaryKey(),
      account_id: model.text(),
      customer_id: model.text(),
    }
  )
  .indexes([
    { on: ["customer_id"], unique: true },
    { on: ["account_id"], where: null },
  ])
