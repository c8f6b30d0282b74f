/** Languages that ship. */
export const LANGUAGES = ["en", "pl", "de"] as const
/** See {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number]

/** Keys of the texts that ship. */
export const MESSAGE_KEYS = [
  "thanks",
  "before_due",
  "reminder_1",
  "reminder_2",
  "reminder_3",
  "statement",
  "document_copy",
  "order_rejected",
] as const
/** Keys of what an employee reads on a calendar task. */
export const WORK_KEYS = [
  "call_before_due",
  "call_after_due",
  "address_does_not_work",
  "credit_limit_near",
  "credit_review_due",
] as const

/** A message: subject, and paragraphs around the table of receivables. */
export interface MessageText {
  readonly subject: string
  readonly greeting: string
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly closing: string
}

/** Words of the table, of the footer, and of the message at checkout. */
export interface Words {
  readonly number: string
  readonly issued: string
  readonly due: string
  readonly amount: string
  readonly open: string
  readonly total: string
  readonly pay_to: string
  readonly reference: string
  readonly more: string
  readonly checkout_blocked: string
  /** Said to whoever wants to send the goods of a held order. */
  readonly order_held: string
  /** Said to whoever wants to buy on account and has no terms. */
  readonly no_terms: string
  /** Said when an order would exceed the credit limit. */
  readonly credit_exceeded: string
  /** Said when ARMS cannot answer and the merchant chose to refuse then. */
  readonly cannot_check: string
  /** The page behind the unsubscribe link. */
  readonly unsubscribe: Readonly<Record<"title" | "question" | "demands" | "button" | "done", string>>
}

/** Everything of one language. */
export interface Texts {
  readonly messages: Readonly<Record<(typeof MESSAGE_KEYS)[number], MessageText>>
  readonly work: Readonly<Record<(typeof WORK_KEYS)[number], string>>
  readonly words: Words
}
