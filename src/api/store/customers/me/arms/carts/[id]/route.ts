import { answerForCart } from "../../../../../../../workflows/cart-answer"
import { cartById } from "../../../../../../../workflows/guard-cart"
import { defineStoreRoute, notHis } from "../../../../../../define-store-route"

/** May this cart of the signed-in customer be ordered on account, when would it be due, and what would help if not? */
export const GET = defineStoreRoute({
  handle: async ({ arms, customerId, buyer, params, req }) => {
    const cart = await cartById(req.scope, params.id)
    if (!cart || (cart.customer?.id ?? cart.customer_id) !== customerId) throw notHis("cart", params.id)
    return { cart: await answerForCart(arms, buyer, cart) }
  },
})
