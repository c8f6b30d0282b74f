import { model } from "@medusajs/framework/utils"

/** A customer who was signed in when he chose how to pay; the id is the payment collection's. An order without one is nobody's act. */
export const ArmsSignedIn = model.define(
  { name: "ArmsSignedIn", tableName: "arms_signed_in" },
  {
    id: model.id().primaryKey(),
    customer_id: model.text(),
  }
)
