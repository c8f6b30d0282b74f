import { replyOf, type Wire } from "../answer"

const wire = (status: number, body: unknown, headers: Record<string, string> = {}): Wire => ({
  status,
  headers,
  body: typeof body === "string" ? body : JSON.stringify(body),
})
const ids = (...list: string[]) => ({ data: list.map((id) => ({ id })) })
const NOW = Date.parse("2026-03-18T09:00:00Z")

describe("what an answer of the provider means", () => {
  const ACCEPTED: [string, Wire, number, unknown][] = [
    ["one", wire(200, { id: "a" }), 1, [{ id: "a" }]],
    ["a batch", wire(200, ids("a", "b")), 2, [{ id: "a" }, { id: "b" }]],
    [
      "F42 a batch with one refused, ids of the good ones only",
      wire(200, { ...ids("a", "c"), errors: [{ index: 1, message: "bad" }] }),
      3,
      [{ id: "a" }, { refused: "bad" }, { id: "c" }],
    ],
    [
      "F42 the same with a place for every one",
      wire(200, { data: [{ id: "a" }, {}, { id: "c" }], errors: [{ index: 1, message: "bad" }] }),
      3,
      [{ id: "a" }, { refused: "bad" }, { id: "c" }],
    ],
  ]
  it.each(ACCEPTED)("accepted: %s", (_name, given, count, results) => {
    expect(replyOf(given, count, NOW)).toMatchObject({ outcome: "accepted", results })
  })

  const error = (name: string, message = "said") => ({ name, message })
  const OTHERS: [string, Wire, Record<string, unknown>][] = [
    ["F39 half JSON", wire(200, '{"data":[{"i'), { outcome: "unknown" }],
    ["F39 a web page", wire(200, "<html>"), { outcome: "unknown" }],
    ["F39 no id", wire(200, { object: "email" }), { outcome: "unknown" }],
    ["F39 an id too few", wire(200, ids("a")), { outcome: "unknown" }],
    ["F37 500", wire(500, error("application_error")), { outcome: "unknown" }],
    ["502 of a gateway", wire(502, "<html>"), { outcome: "unknown" }],
    ["404 of something else", wire(404, "<html>not here"), { outcome: "unknown" }],
    ["408", wire(408, error("timeout")), { outcome: "unknown" }],
    ["F43 409 concurrent", wire(409, error("concurrent_idempotent_requests")), { outcome: "unknown" }],
    ["D4 409 other content", wire(409, error("invalid_idempotent_request")), { outcome: "clash" }],
    [
      "F34 429",
      wire(429, error("rate_limit_exceeded"), { "retry-after": "7" }),
      { why: "throttled", retryAfterSeconds: 7 },
    ],
    [
      "F34 429 with a date",
      wire(429, "", { "retry-after": "Wed, 18 Mar 2026 09:00:30 GMT" }),
      { why: "throttled", retryAfterSeconds: 30 },
    ],
    ["F35 429 without headers", wire(429, ""), { why: "throttled", retryAfterSeconds: null }],
    ["F36 daily quota", wire(429, error("daily_quota_exceeded")), { why: "quota" }],
    ["F36 monthly quota", wire(429, error("monthly_quota_exceeded")), { why: "quota" }],
    ["F40 401", wire(401, error("invalid_api_key")), { why: "setup" }],
    ["F40 400 restricted key", wire(400, error("restricted_api_key")), { why: "setup" }],
    ["F41 403", wire(403, error("validation_error")), { why: "setup" }],
    [
      "F41 422 domain not verified",
      wire(422, error("validation_error", "The domain is not verified")),
      { why: "setup" },
    ],
    ["422", wire(422, error("validation_error")), { why: "invalid" }],
    ["F44 no such host", { failure: "fetch failed", code: "ENOTFOUND" }, { why: "unreached" }],
    ["F44 refused", { failure: "fetch failed", code: "ECONNREFUSED" }, { why: "unreached" }],
    ["F44 certificate out of date", { failure: "fetch failed", code: "CERT_HAS_EXPIRED" }, { why: "unreached" }],
    ["F39 broken line", { failure: "fetch failed", code: "ECONNRESET" }, { outcome: "unknown" }],
    ["F38 no answer", { failure: "The operation was aborted due to timeout", code: null }, { outcome: "unknown" }],
  ]
  it.each(OTHERS)("%s", (_name, given, expected) => {
    expect(replyOf(given, 2, NOW)).toMatchObject(expected)
  })

  const LIMITS: [Record<string, string>, number | null][] = [
    [{ "ratelimit-limit": "5" }, 5],
    [{ "ratelimit-limit": "10", "ratelimit-policy": "10;w=2" }, 5],
    [{ "ratelimit-limit": "many" }, null],
    [{}, null],
  ]
  it.each(LIMITS)("D7 the limit %j is %j a second", (headers, perSecond) => {
    expect(replyOf(wire(200, { id: "a" }, headers), 1, NOW).perSecond).toBe(perSecond)
  })
})
