import { cartById, intentOf } from "../guard-cart"
import type { Door } from "./door"

/** A cart becomes an order, by the store's route or by a payment that arrives; a replay of a completed one passes. */
export const cartCompletion: Door = {
  name: "cart_completion",
  workflow: "complete-cart",
  step: "validate",
  route: "/store/carts/:id/complete",
  payloadOf: (id) => ({ id }),
  async intent({ container, payload }) {
    const cart = typeof payload.id === "string" ? await cartById(container, payload.id) : null
    return cart && !cart.completed_at ? intentOf(cart) : null
  },
}
