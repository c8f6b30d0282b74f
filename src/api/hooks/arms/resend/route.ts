import { checkWebhook } from "../../../../providers/resend/webhook"
import { webhookSecrets } from "../../../../providers/resend/service"
import { definePublicRoute, notThisMethod, sentence } from "../../../define-public-route"

const MAX_BYTES = 262_144

/** Reports of the mail provider: checked by their raw bytes, then taken once (P15). */
export const POST = definePublicRoute({
  guard: "signed_webhook",
  maxBytes: MAX_BYTES,
  handle: async ({ arms, req, raw }) => {
    if (req.headers["content-encoding"] || !/^application\/json/.test(String(req.headers["content-type"] ?? "")))
      return sentence(415, "Expected application/json as it was signed, without encoding.")
    const checked = checkWebhook(req.headers, raw, webhookSecrets())
    if ("status" in checked) return sentence(checked.status, checked.sentence)
    const { outcome, error } = await arms.takeMailEvent(checked.id, raw.toString("utf8"))
    // A known mail and an unknown one are answered alike.
    return outcome === "quarantined" ? sentence(400, error ?? "") : sentence(200, "Taken.")
  },
})

export const GET = notThisMethod("signed_webhook", "POST")
export const PUT = notThisMethod("signed_webhook", "POST")
export const PATCH = notThisMethod("signed_webhook", "POST")
export const DELETE = notThisMethod("signed_webhook", "POST")
