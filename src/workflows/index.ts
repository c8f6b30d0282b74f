export { CHECKOUT_BLOCKED, assertMayOrder, mayOrder, type OrderIntent, type Permission } from "./may-order"
export { guardCart, type GuardedCart } from "./guard-cart"
export { assertMayOrderStep } from "./steps/assert-may-order"
