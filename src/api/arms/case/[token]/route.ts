import { addressOf, caseOf } from "../../../../adapters/case-links"
import { definePublicRoute, notThisMethod } from "../../../define-public-route"
import { nowherePage } from "../../../pages"

/** Leads to a case in the admin, where one signs in and decides; wrong and expired links look alike. */
export const GET = definePublicRoute({
  guard: "link_token",
  maxBytes: 0,
  handle: async ({ arms, req }) => {
    const { clock } = await arms.world()
    const found = caseOf(req.scope, req.params.token, clock.today)
    if (found === null) return nowherePage()
    return { status: 302, type: "text/plain", body: "", location: addressOf(req.scope, found) }
  },
})

export const POST = notThisMethod("link_token", "GET")
export const PUT = notThisMethod("link_token", "GET")
export const DELETE = notThisMethod("link_token", "GET")
