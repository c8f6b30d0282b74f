import { defineLink } from "@medusajs/framework/utils"
import CustomerModule from "@medusajs/medusa/customer"
import ArmsModule from "../modules/arms"

/** The Medusa customer who buys for an account; read-only, no table. */
export default defineLink(
  { linkable: ArmsModule.linkable.armsAccountCustomer, field: "customer_id" },
  CustomerModule.linkable.customer,
  { readOnly: true }
)
