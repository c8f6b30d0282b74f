import type { MailAttachment, MailSender } from "./mail"
import type { DOCUMENT_WAYS, StoredText } from "./text"

/** A message as it was frozen before the first attempt. */
export interface FrozenMessage {
  readonly recipient: string | null
  readonly language: string
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly attachments: readonly MailAttachment[]
}

/** One unit of work outside the database: a notice with what is to be said or done. */
export interface Work {
  readonly noticeId: string
  /** The same on every attempt; derived from the actions planned into it. */
  readonly key: string
  readonly accountId: string
  readonly businessDate: string
  readonly channel: string
  readonly params: Readonly<Record<string, unknown>>
  readonly actionIds: readonly string[]
  readonly message: FrozenMessage | null
}

/** One receivable as a message shows it. Decimal text, `YYYY-MM-DD`. */
export interface MessageLine {
  readonly number: string
  readonly issueDate: string
  readonly dueDate: string
  readonly currency: string
  readonly amount: string
  readonly open: string
  /** Where its document can be read; `null`: nowhere. */
  readonly documentUrl: string | null
  /** Its document goes with the mail, if the text says so. */
  readonly attached: boolean
}

/** What a message is about and whom it speaks to. */
export interface MessageInput {
  readonly textKey: string
  /** Language tags to try, first that ships wins. */
  readonly languages: readonly (string | null)[]
  readonly businessDate: string
  readonly accountName: string
  readonly contactName: string | null
  /** The employee responsible for the account. */
  readonly contactPerson: string | null
  readonly lines: readonly MessageLine[]
  /** The order it is about, if it is about one. */
  readonly orderNumber?: string | null
  readonly seller: {
    readonly name: string
    readonly address: string | null
    readonly bank_account: string | null
    readonly phone: string | null
    readonly reply_to: string | null
    readonly logo_url: string | null
  }
  /** Texts of the merchant for this key, one a language; where there is none, what ships is used. */
  readonly stored: readonly StoredText[]
  /** How the account stands, for variables; dates `YYYY-MM-DD`. */
  readonly standing: {
    readonly customerSince: string | null
    readonly status: string | null
    /** Days, and decimal text; `null`: nothing is known, or the text does not ask. */
    readonly onTimeStreak: number | null
    readonly averageDaysLate: string | null
    readonly lastPayment: { readonly on: string; readonly amount: string; readonly currency: string } | null
  }
}

/** A message ready to be frozen. */
export interface Rendered {
  readonly language: string
  /** Version of the merchant's text; `null`: one that ships. */
  readonly version: number | null
  /** What the text says of documents. */
  readonly document: (typeof DOCUMENT_WAYS)[number]
  readonly subject: string
  readonly html: string
  readonly text: string
}

/** An employee as a customer may know him. */
export interface Employee {
  readonly name: string
  readonly email: string | null
}

/** What operations may use of the world; made of Medusa in `adapters/`. */
export interface Ports {
  /** Name and address of employees, by id; who is unknown is missing. */
  employees(ids: readonly string[]): Promise<ReadonlyMap<string, Employee>>
  /** One-click address of a contact for mails that need not be sent; `null` without a public address (P17). */
  unsubscribeUrl(contactId: string): string | null
  /** The PDF at an address, at most so many bytes; `null`: missing, too large, no PDF, or not to be had. */
  document(url: string, maxBytes: number): Promise<Buffer | null>
  /** Renders a message in the recipient's language. */
  render(input: MessageInput): Promise<Rendered>
  /** Takes mails in batches, once per key; `null`: every message goes through {@link Ports.deliver}. */
  readonly mailSender: MailSender | null
  /** What `deliver` reaches does nothing twice; a host's provider does not promise that. */
  readonly repeatable: boolean
  /** Hands a message to the host's provider of the channel, or keeps it in ARMS's own outbox. */
  deliver(work: Work, message: FrozenMessage): Promise<{ via: string; providerId: string | null }>
  /** Signed POST to an https address of the merchant. */
  post(url: string, key: string, body: unknown): Promise<{ via: string; providerId: string | null }>
}

/** The work can never succeed as it is: no further attempt is made. */
export class PermanentFailure extends Error {
  readonly permanent = true
}
