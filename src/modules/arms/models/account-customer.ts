import { model } from "@medusajs/framework/utils"

/** The Medusa customers who buy for an account; a customer belongs to one account. */
export const ArmsAccountCustomer = model
  .define(
    { name: "ArmsAccountCustomer", tableName: "arms_account_customer" },
    {
      id: model.id({ prefix: "arbuy" }).primaryKey(),
      account_id: model.text(),
      customer_id: model.text(),
      /** Sees amounts in the shop; the only buyer of an account does anyway (E-116). */
      sees_amounts: model.boolean().default(false),
    }
  )
  .indexes([
    { on: ["customer_id"], unique: true },
    { on: ["account_id"], where: null },
  ])
