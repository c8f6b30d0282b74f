import { sendTestOf } from "../../../../../adapters/texts"
import { textTestSchema } from "../../../../../contract/text"
import { defineRoute } from "../../../../define-route"

/** Sends a text, filled with a real customer's figures, to somebody of the merchant's. */
export const POST = defineRoute({
  permission: "act",
  body: textTestSchema,
  handle: ({ body: { to, ...what }, req, actor }) => sendTestOf(req.scope, what, to, actor),
})
