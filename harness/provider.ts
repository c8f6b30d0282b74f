import { createHash } from "crypto"
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "http"
import type { AddressInfo } from "net"
import { scheduler } from "timers/promises"
import { Journal, type Entry } from "./journal"

/** What a provider may do wrong to a request (reliability F34–F45). */
export type Fault =
  | { readonly kind: "throttle"; readonly retryAfter?: number }
  | { readonly kind: "quota"; readonly name: "daily_quota_exceeded" | "monthly_quota_exceeded" }
  | { readonly kind: "error"; readonly status: number; readonly name: string; readonly message?: string }
  /** Says 500; `accepts`: after it has taken the mails. */
  | { readonly kind: "500" | "silence" | "reset"; readonly accepts: boolean }
  | { readonly kind: "truncated" | "html" | "no_id" | "drip" }
  | { readonly kind: "concurrent" }

const DAY_MS = 86_400_000
export const GOOD_KEY = "re_good"

interface Remembered {
  readonly sha256: string
  readonly body: string
  readonly at: number
}

interface Request {
  readonly path: string
  readonly key: string
  readonly body: string
  readonly sha256: string
}

interface Sent {
  to?: unknown
  subject?: unknown
  tags?: { name: string; value: string }[]
  attachments?: { filename: string; content: string }[]
}

const sha = (text: string) => createHash("sha256").update(text).digest("hex")
const read = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString("utf8")
}

/** How a provider under test is set up. */
export interface ProviderOptions {
  /** Requests a second; more are refused. */
  readonly perSecond?: number
  /** Milliseconds before it answers. */
  readonly delayMs?: number
  /** What it answers when asked for the account's domains. */
  readonly domains?: readonly { name: string; status: string }[]
  /** The key may only send. */
  readonly sendingOnly?: boolean
  /** Forgets keys at once: shows what we do by ourselves. */
  readonly forgetful?: boolean
  /** Chooses a fault for a request; `null`: it goes well. */
  readonly fault?: (request: { readonly number: number; readonly path: string }) => Fault | null
  /** Addresses refused alone, as index errors of a permissive batch. */
  readonly badAddress?: (to: string) => boolean
}

/**
 * Plays Resend over HTTP: keys remembered for 24 hours of its own clock, rate headers, batches, and every
 * fault by script. Its journal, on disk before it answers, is the judge of what was sent.
 */
export class FakeProvider {
  readonly journal: Journal
  options: ProviderOptions
  /** Milliseconds its clock is ahead: for the edge of its memory. */
  ahead = 0
  keyIsGood = true
  private readonly memory = new Map<string, Remembered>()
  private readonly recent: number[] = []
  private readonly server: Server
  private number = 0

  constructor(file: string, options: ProviderOptions = {}) {
    this.journal = new Journal(file)
    this.options = options
    this.server = createServer((request, response) => void this.answer(request, response))
  }

  /** Starts listening; answers the base URL. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve))
    return this.url
  }

  /** As new: nothing seen, nothing remembered. */
  reset(options: ProviderOptions = {}): void {
    this.options = options
    this.keyIsGood = true
    this.ahead = 0
    this.number = 0
    this.memory.clear()
    this.recent.length = 0
    this.journal.entries.length = 0
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private now = () => Date.now() + this.ahead

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await read(request).catch(() => null)
    if (body === null) return
    const key = String(request.headers["idempotency-key"] ?? "")
    const asked: Request = { path: request.url ?? "", key, body, sha256: sha(body) }
    const number = ++this.number
    if (!this.keyIsGood || request.headers.authorization !== `Bearer ${GOOD_KEY}`)
      return this.refuse(response, asked, 401, "invalid_api_key", "API key is invalid")
    if (request.method === "GET") return this.tellDomains(response)
    if (!this.withinLimit())
      return this.refuse(response, asked, 429, "rate_limit_exceeded", "Too many requests", { "retry-after": "1" })
    const fault = this.options.fault?.({ number, path: asked.path }) ?? null
    if (fault) return this.misbehave(response, asked, fault)
    const answer = this.accept(asked)
    if (this.options.delayMs) await scheduler.wait(this.options.delayMs)
    this.json(response, ...answer)
  }

  private tellDomains(response: ServerResponse): void {
    const { sendingOnly, domains = [] } = this.options
    if (!sendingOnly) return this.json(response, 200, { object: "list", has_more: false, data: domains })
    const message = "This API key is restricted to only send emails"
    this.json(response, 401, { statusCode: 401, name: "restricted_api_key", message })
  }

  private withinLimit(): boolean {
    const { perSecond } = this.options
    if (!perSecond) return true
    const now = Date.now()
    while (this.recent.length > 0 && this.recent[0] <= now - 1000) this.recent.shift()
    if (this.recent.length >= perSecond) return false
    this.recent.push(now)
    return true
  }

  /** Takes the mails, or repeats what was answered for this key. */
  private accept(asked: Request): [number, unknown] {
    const known = this.memory.get(asked.key)
    if (known && this.now() - known.at < DAY_MS && !this.options.forgetful) {
      const same = known.sha256 === asked.sha256
      this.note(asked, same ? "repeated" : "clash", [])
      if (same) return [200, JSON.parse(known.body)]
      return [409, { name: "invalid_idempotent_request", message: "Same idempotency key, other payload" }]
    }
    const mails = (asked.path === "/emails" ? [JSON.parse(asked.body)] : JSON.parse(asked.body)) as Sent[]
    const bad = mails.flatMap((mail, index) => (this.options.badAddress?.(String(mail.to)) ? [index] : []))
    const good = mails.filter((_, index) => !bad.includes(index))
    if (asked.path === "/emails" && good.length === 0) {
      this.note(asked, "refused", [])
      return [422, { name: "validation_error", message: "Invalid `to` field" }]
    }
    const ids = good.map((_, index) => ({ id: sha(`${asked.key}/${index}`).slice(0, 32) }))
    const errors = bad.map((index) => ({ index, message: "Invalid `to` field" }))
    const answer = asked.path === "/emails" ? ids[0] : { data: ids, ...(errors.length > 0 ? { errors } : {}) }
    this.memory.set(asked.key, { sha256: asked.sha256, body: JSON.stringify(answer), at: this.now() })
    this.note(
      asked,
      "accepted",
      good.map((mail, index) => ({
        id: ids[index].id,
        to: String(mail.to),
        subject: String(mail.subject),
        notice: mail.tags?.find((tag) => tag.name === "arms_notice")?.value ?? "",
        files: (mail.attachments ?? []).map((file) => `${file.filename} ${Buffer.from(file.content, "base64").length}`),
      }))
    )
    return [200, answer]
  }

  private misbehave(response: ServerResponse, asked: Request, fault: Fault): void {
    if (fault.kind === "throttle") {
      const headers: Record<string, string> =
        fault.retryAfter === undefined ? {} : { "retry-after": String(fault.retryAfter) }
      return this.refuse(response, asked, 429, "rate_limit_exceeded", "Too many requests", headers)
    }
    if (fault.kind === "quota") return this.refuse(response, asked, 429, fault.name, "Quota exceeded")
    if (fault.kind === "error")
      return this.refuse(response, asked, fault.status, fault.name, fault.message ?? fault.name)
    if (fault.kind === "concurrent")
      return this.refuse(response, asked, 409, "concurrent_idempotent_requests", "Same key in progress")
    const accepts = !("accepts" in fault) || fault.accepts
    const [status, answer] = accepts ? this.accept(asked) : [200, {}]
    if (!accepts) this.note(asked, "lost", [])
    if (fault.kind === "silence") return
    if (fault.kind === "reset") {
      response.socket?.resetAndDestroy()
      return
    }
    if (fault.kind === "500") return this.json(response, 500, { name: "application_error", message: "Internal error" })
    const text = JSON.stringify(answer)
    if (fault.kind === "html") response.writeHead(status, { "content-type": "text/html" }).end("<html>Welcome</html>")
    else if (fault.kind === "no_id") this.json(response, status, { object: "email" })
    else if (fault.kind === "truncated") response.writeHead(status).end(text.slice(0, text.length / 2))
    else this.drip(response, text)
  }

  /** One byte a second: never done before any deadline. */
  private drip(response: ServerResponse, text: string): void {
    response.writeHead(200)
    let sent = 0
    const timer = setInterval(() => response.write(text[sent++ % text.length]), 1000)
    response.on("close", () => clearInterval(timer))
  }

  private refuse(
    response: ServerResponse,
    asked: Request,
    status: number,
    name: string,
    message: string,
    headers: Record<string, string> = {}
  ): void {
    this.note(asked, "refused", [], name)
    this.json(response, status, { statusCode: status, name, message }, headers)
  }

  private json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
    const limit = this.options.perSecond
    const told = limit ? { "ratelimit-limit": String(limit), "ratelimit-reset": "1" } : {}
    response.writeHead(status, { "content-type": "application/json", ...told, ...headers }).end(JSON.stringify(body))
  }

  private note({ path, key, sha256 }: Request, outcome: Entry["outcome"], mails: Entry["mails"], why = ""): void {
    this.journal.write({ at: Date.now(), path, key, sha256, outcome, why, mails })
  }
}
