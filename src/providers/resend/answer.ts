import type { MailAnswer, MailReply, MailResult, Refusal, SenderDomains } from "../../operations"

/** What came back over the wire, or that nothing did. */
export type Wire =
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }
  | { readonly failure: string; readonly code: string | null }

/** Failures before a byte of the request could be read by the provider. */
const UNREACHED =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|CERT_|ERR_TLS_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED)/

/** Names of errors that concern the account: no other mail would fare better. */
const SETUP = ["missing_api_key", "invalid_api_key", "restricted_api_key", "invalid_access"]
const QUOTA = ["daily_quota_exceeded", "monthly_quota_exceeded"]

const jsonOf = (body: string): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

const SHOWN = 300
const shown = (text: unknown) => String(text).replace(/\s+/g, " ").slice(0, SHOWN)

const unknown = (sentence: string): MailAnswer => ({ outcome: "unknown", sentence })

const idOf = (value: unknown): string | null => {
  const id = (value as { id?: unknown } | null)?.id
  return typeof id === "string" && id !== "" ? id : null
}

/** Results of a batch, put back into the order of its members; `null`: they cannot be told apart. */
function resultsOf(body: Record<string, unknown>, count: number): MailResult[] | null {
  const ids = Array.isArray(body.data) ? body.data.map(idOf) : []
  const errors = Array.isArray(body.errors) ? (body.errors as { index?: unknown; message?: unknown }[]) : []
  const refused = new Map(errors.map((error) => [Number(error.index), shown(error.message ?? "refused")]))
  if (ids.length !== count && ids.length !== count - refused.size) return null
  const left = ids.length === count ? ids.filter((_, index) => !refused.has(index)) : ids
  if (left.some((id) => id === null)) return null
  const results: MailResult[] = []
  for (let index = 0; index < count; index++) {
    const reason = refused.get(index)
    results.push(reason === undefined ? { id: left.shift()! } : { refused: reason })
  }
  return results
}

function accepted(body: string, count: number): MailAnswer {
  const json = jsonOf(body)
  if (json === null) return unknown("The provider's answer is no JSON.")
  const single = idOf(json)
  if (count === 1 && single) return { outcome: "accepted", results: [{ id: single }] }
  const results = resultsOf(json, count)
  return results ? { outcome: "accepted", results } : unknown("The provider's answer names no id for every mail.")
}

/** Seconds of `retry-after`, which may be a date. */
function retryAfter(headers: Readonly<Record<string, string>>, now: number): number | null {
  const value = headers["retry-after"]
  if (value === undefined) return null
  const seconds = /^\d+(\.\d+)?$/.test(value) ? Number(value) : (Date.parse(value) - now) / 1000
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), 86_400) : null
}

function refusalOf(status: number, name: string, message: string): Refusal | null {
  if (status === 429) return QUOTA.includes(name) ? "quota" : "throttled"
  if (status === 401 || SETUP.includes(name)) return "setup"
  // An unverified domain and the sandbox's own address both come as 403 (F41).
  if (status === 403 || (name === "validation_error" && /domain is not verified/i.test(message))) return "setup"
  // Only an error with the provider's own name was said by the provider.
  return status >= 400 && status < 500 && status !== 408 && name !== "" ? "invalid" : null
}

function failed(status: number, headers: Readonly<Record<string, string>>, body: string, now: number): MailAnswer {
  const json = jsonOf(body)
  const name = typeof json?.name === "string" ? json.name : ""
  const message = shown(json?.message ?? `status ${status}`)
  const sentence = `The provider answered ${status}${name ? ` ${name}` : ""}: ${message}`
  if (name === "invalid_idempotent_request") return { outcome: "clash", sentence }
  if (status === 409) return unknown(sentence)
  const why = refusalOf(status, name, message)
  return why === null
    ? unknown(sentence)
    : { outcome: "refused", why, sentence, retryAfterSeconds: retryAfter(headers, now) }
}

/** Requests a second from `ratelimit-limit` and, where it is told, the window of `ratelimit-policy`. */
function limitOf(headers: Readonly<Record<string, string>>): number | null {
  const limit = Number(headers["ratelimit-limit"]?.split(/[,;]/)[0])
  if (!Number.isFinite(limit) || limit <= 0) return null
  const window = Number(/;\s*w=(\d+)/.exec(headers["ratelimit-policy"] ?? "")?.[1] ?? 1)
  return window > 0 ? limit / window : null
}

/** Reads what came back for a request of `count` mails; `now` in milliseconds. */
export function replyOf(wire: Wire, count: number, now: number): MailReply {
  if ("failure" in wire) {
    const unreached = wire.code !== null && UNREACHED.test(wire.code)
    const sentence = unreached
      ? `The provider could not be reached (${wire.code}).`
      : `The provider did not answer properly (${shown(wire.failure)}).`
    return unreached
      ? { outcome: "refused", why: "unreached", sentence, retryAfterSeconds: null, perSecond: null }
      : { ...unknown(sentence), perSecond: null }
  }
  const { status, headers, body } = wire
  const answer = status >= 200 && status < 300 ? accepted(body, count) : failed(status, headers, body, now)
  return { ...answer, perSecond: limitOf(headers) }
}

/** What an answer says of the account's domains. A key that may only send may not ask (B-G2). */
export function domainsOf(wire: Wire): SenderDomains {
  if ("failure" in wire) return { refused: `The provider could not be reached: ${shown(wire.failure)}` }
  const json = jsonOf(wire.body)
  const list = Array.isArray(json?.data) ? (json.data as { name?: unknown; status?: unknown }[]) : null
  if (wire.status === 200 && list) {
    return { states: new Map(list.map(({ name, status }) => [String(name).toLowerCase(), String(status)])) }
  }
  const { name, message } = json ?? {}
  if (name === "restricted_api_key") return { mayNotAsk: true }
  return { refused: `The provider answered ${wire.status}${message ? `: ${shown(message)}` : ""}` }
}
