import { previewText } from "../../../../../adapters/texts"
import { textPreviewSchema } from "../../../../../contract/text"
import { defineRoute } from "../../../../define-route"

/** A text as a real customer would get it today. */
export const POST = defineRoute({
  permission: "see",
  body: textPreviewSchema,
  handle: async ({ req, body }) => ({ message: await previewText(req.scope, body) }),
})
