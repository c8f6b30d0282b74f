import { defineLink } from "@medusajs/framework/utils"
import OrderModule from "@medusajs/medusa/order"
import ArmsModule from "../modules/arms"

/** A receivable's order; read-only, no table. */
export default defineLink(
  { linkable: ArmsModule.linkable.armsReceivable, field: "order_id" },
  OrderModule.linkable.order,
  {
    readOnly: true,
  }
)
