import {
  defineMiddlewares,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http"
import { guardCartById } from "../workflows/guard-cart"
import { guardState } from "../workflows/register-guard"

/** Where the hook could not be taken, the HTTP route alone is guarded. */
async function guardCompletion(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction) {
  if (guardState() !== "middleware_only") return next()
  await guardCartById(req.scope, req.params.id)
  next()
}

export default defineMiddlewares({
  routes: [
    { matcher: "/store/carts/:id/complete", methods: ["POST"], middlewares: [guardCompletion] },
    { matcher: "/admin/arms/imports/:kind", methods: ["POST"], bodyParser: false },
    { matcher: "/hooks/arms/*", bodyParser: false },
    { matcher: "/arms/*", bodyParser: false },
  ],
})
