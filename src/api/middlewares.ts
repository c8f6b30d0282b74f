import {
  defineMiddlewares,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { guardCart, type GuardedCart } from "../workflows/guard-cart"
import { guardState } from "../workflows/register-guard"

const CART_FIELDS = [
  "id",
  "completed_at",
  "customer_id",
  "locale",
  "total",
  "payment_collection.payment_sessions.provider_id",
  "payment_collection.payment_sessions.status",
]

/** Where the hook could not be taken, the HTTP route alone is guarded. */
async function guardCompletion(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction) {
  if (guardState() !== "middleware_only") return next()
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "cart", fields: CART_FIELDS, filters: { id: req.params.id } })
  if (data[0]) await guardCart(req.scope, data[0] as unknown as GuardedCart)
  next()
}

export default defineMiddlewares({
  routes: [
    { matcher: "/store/carts/:id/complete", methods: ["POST"], middlewares: [guardCompletion] },
    { matcher: "/admin/arms/imports/:kind", methods: ["POST"], bodyParser: false },
  ],
})
