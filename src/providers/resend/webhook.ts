import { Webhook, WebhookVerificationError } from "standardwebhooks"

/** What came of checking a webhook: its id, or the answer it gets. */
export type Checked = { readonly id: string } | { readonly status: 400 | 401; readonly sentence: string }

type Headers = Readonly<Record<string, string | string[] | undefined>>

const header = (headers: Headers, name: string): string | null => {
  // The provider says svix-…, the specification says webhook-….
  const value = headers[`svix-${name}`] ?? headers[`webhook-${name}`]
  return typeof value === "string" && value !== "" ? value : null
}

const MAX_ID = 200

/**
 * Checks a webhook by its raw bytes, before anything is parsed (Standard Webhooks; D8). Every secret that is
 * valid now is tried: during a rotation there are two.
 */
export function checkWebhook(headers: Headers, raw: Buffer, secrets: readonly string[]): Checked {
  const id = header(headers, "id")
  const timestamp = header(headers, "timestamp")
  const signature = header(headers, "signature")
  if (!id || !timestamp || !signature || id.length > MAX_ID)
    return { status: 400, sentence: "The headers id, timestamp and signature of the webhook are expected." }
  if (!/^\d{1,12}$/.test(timestamp))
    return { status: 401, sentence: "The timestamp is not one of the last five minutes." }
  const body = raw.toString("utf8")
  if (!Buffer.from(body, "utf8").equals(raw)) return { status: 400, sentence: "The body is not UTF-8." }
  const given = { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature }
  let sentence = "The signature does not fit the body."
  for (const secret of secrets) {
    try {
      new Webhook(secret).verify(body, given, { jsonParse: false })
      return { id }
    } catch (error) {
      if (error instanceof WebhookVerificationError && /timestamp/i.test(error.message))
        sentence = "The timestamp is not one of the last five minutes."
    }
  }
  return { status: 401, sentence }
}

/** Is this a secret that can sign anything (B-W10)? */
export const isSecret = (secret: string): boolean => {
  try {
    return new Webhook(secret) !== null
  } catch {
    return false
  }
}
