/** A file that goes with a mail, base64. */
export interface MailAttachment {
  readonly filename: string
  readonly content: string
}

/** One mail, complete. Its keys are always written in this order, so that its bytes are always the same. */
export interface Mail {
  readonly from: string
  readonly to: readonly string[]
  readonly cc?: readonly string[]
  readonly reply_to?: readonly string[]
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly headers?: Readonly<Record<string, string>>
  /** Letters, digits, `_` and `-` only. */
  readonly tags: readonly { readonly name: string; readonly value: string }[]
  readonly attachments?: readonly MailAttachment[]
}

/** What one mail of a request came to: the provider's id, or why it alone was refused. */
export type MailResult = { readonly id: string } | { readonly refused: string }

/**
 * Why a request was certainly not accepted. `setup`: the key or the sender's domain; `invalid`: its
 * content; `unreached`: the provider was never spoken to.
 */
export type Refusal = "throttled" | "quota" | "setup" | "invalid" | "unreached"

/** What an attempt came to. */
export type MailAnswer =
  | { readonly outcome: "accepted"; readonly results: readonly MailResult[] }
  | {
      readonly outcome: "refused"
      readonly why: Refusal
      readonly sentence: string
      readonly retryAfterSeconds: number | null
    }
  /** It may have been accepted, or not. */
  | { readonly outcome: "unknown"; readonly sentence: string }
  /** The key was used for other content: accepted before, with other bytes (D4). */
  | { readonly outcome: "clash"; readonly sentence: string }

/** An answer with the rate limit the provider named with it, requests a second. */
export type MailReply = MailAnswer & { readonly perSecond: number | null }

/** What the provider says of the domains it sends from: state by name, that this key may not ask, or why it does not say. */
export type SenderDomains =
  { readonly states: ReadonlyMap<string, string> } | { readonly mayNotAsk: true } | { readonly refused: string }

/** A provider that takes mails in batches, once per key. */
export interface MailSender {
  /** Name of its row in `arms_sender`: one limit for all instances. */
  readonly name: string
  /** Sender when neither the text nor the selling entity names one. */
  readonly from: string
  /** Sends one mail, or up to {@link MAX_BATCH} in one request; never throws. */
  send(mails: readonly Mail[], key: string): Promise<MailReply>
  /** Asks for the domains it sends from; never throws. */
  domains(): Promise<SenderDomains>
}

/** Mails in one request, at most (D6). */
export const MAX_BATCH = 100
