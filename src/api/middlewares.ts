import {
  authenticate,
  defineMiddlewares,
  type AuthenticatedMedusaRequest,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http"
import { askAt, doors, doorState, type Door } from "../workflows/doors"
import { choosePayment, offerOnAccount } from "./on-account"
import { overrule, OVERRULE_HEADER } from "./overrule"
import { platformRoles } from "./platform-roles"

/** Where a door's step could not be guarded, its HTTP route is. */
const guardRoute = (door: Door) => async (req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction) => {
  if (doorState(door) === "route_only")
    await askAt(door, { container: req.scope, payload: door.payloadOf(req.params.id) })
  next()
}

/** An admin overrules with a reason in a header; the store never does. */
async function takeOverrule(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction) {
  const reason = req.headers[OVERRULE_HEADER]
  if (typeof reason === "string" && reason !== "") await overrule(req as AuthenticatedMedusaRequest, reason)
  next()
}

const guarded = doors.flatMap((door) =>
  door.route === null
    ? []
    : [
        {
          matcher: door.route,
          methods: ["POST" as const],
          middlewares: door.route.startsWith("/admin/") ? [takeOverrule, guardRoute(door)] : [guardRoute(door)],
        },
      ]
)

export default defineMiddlewares({
  routes: [
    {
      matcher: "/store/customers/me/arms*",
      middlewares: [authenticate("customer", ["session", "bearer"])],
    },
    { matcher: "/store/payment-providers", methods: ["GET"], middlewares: [offerOnAccount] },
    { matcher: "/store/payment-collections/:id/payment-sessions", methods: ["POST"], middlewares: [choosePayment] },
    ...guarded,
    ...platformRoles,
    { matcher: "/admin/arms/imports/:kind", methods: ["POST"], bodyParser: false },
    // 10,000 rows of a ledger at once.
    { matcher: "/admin/arms/sources/:name/push", methods: ["POST"], bodyParser: { sizeLimit: "20mb" } },
    { matcher: "/hooks/arms/*", bodyParser: false },
    { matcher: "/arms/*", bodyParser: false },
  ],
})
