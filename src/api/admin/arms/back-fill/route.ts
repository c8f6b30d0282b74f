import { backFillBody } from "../../../../contract/lists"
import { backFill } from "../../../../workflows/back-fill"
import { defineRoute } from "../../../define-route"

/** Takes orders from before ARMS into the ledger, a page at a time; nobody is mailed for them (E-18). */
export const POST = defineRoute({
  permission: "configure",
  body: backFillBody,
  handle: async ({ req, body }) => ({ back_fill: await backFill(req.scope, body) }),
})
