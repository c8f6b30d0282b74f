import { Resend } from "resend"
import type { Mail, MailReply, MailSender, SenderDomains } from "../../operations"
import { domainsOf, replyOf, type Wire } from "./answer"

/** Where Resend's API is, unless an option or `RESEND_BASE_URL` says otherwise. */
const BASE_URL = "https://api.resend.com"
const DEADLINE_MS = 10_000

/** How to reach Resend. The key is given by option or environment and never stored. */
export interface ResendSettings {
  readonly apiKey: string
  readonly from: string
  readonly baseUrl?: string
  readonly deadlineMs?: number
}

type Reply<T> = Awaited<ReturnType<typeof Resend.prototype.fetchRequest<T>>>

/**
 * The SDK with our own way over the wire: it knows no deadline, and it forgets why a request failed,
 * though whether it can have arrived decides about repeating it (D5).
 */
class Transport extends Resend {
  constructor(
    { apiKey, baseUrl }: ResendSettings,
    private readonly deadlineMs: number
  ) {
    super(apiKey, { baseUrl: baseUrl ?? process.env.RESEND_BASE_URL ?? BASE_URL })
    this.root = baseUrl ?? process.env.RESEND_BASE_URL ?? BASE_URL
  }

  private readonly root: string

  /** The wire's own words stand in `data`: the answer is read by {@link replyOf}. */
  override async fetchRequest<T>(path: string, options: object = {}): Promise<Reply<T>> {
    const data = (await this.wire(path, options)) as T
    return { data, error: null, headers: null } as Reply<T>
  }

  private async wire(path: string, options: object): Promise<Wire> {
    try {
      const signal = AbortSignal.timeout(this.deadlineMs)
      const response = await fetch(`${this.root}${path}`, { ...options, redirect: "error", signal })
      const headers = Object.fromEntries(response.headers.entries())
      return { status: response.status, headers, body: await response.text() }
    } catch (error) {
      const { message, cause } = error as Error & { cause?: { code?: unknown } }
      return { failure: message, code: typeof cause?.code === "string" ? cause.code : null }
    }
  }
}

/** Sends through Resend; one key is one delivery for 24 hours (D4). */
export class ResendSender implements MailSender {
  readonly name = "resend"
  readonly from: string
  private readonly api: Transport

  constructor(settings: ResendSettings) {
    this.from = settings.from
    this.api = new Transport(settings, settings.deadlineMs ?? DEADLINE_MS)
  }

  async send(mails: readonly Mail[], key: string): Promise<MailReply> {
    const single = mails.length === 1
    const { data } = await this.api.post<Wire>(single ? "/emails" : "/emails/batch", single ? mails[0] : mails, {
      idempotencyKey: key,
      ...(single ? {} : { headers: { "x-batch-validation": "permissive" } }),
    })
    return replyOf(data as Wire, mails.length, Date.now())
  }

  async domains(): Promise<SenderDomains> {
    const { data } = await this.api.get<Wire>("/domains")
    return domainsOf(data as Wire)
  }
}
