/** What becomes of the documents of the lines: files of the mail, links of the table, or neither (E-135). */
export const DOCUMENT_WAYS = ["linked", "attached", "neither"] as const

/** A text of a message: subject, and paragraphs around the table of receivables. */
export interface TextContent {
  readonly subject: string
  readonly greeting: string
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly closing: string
  /** `linked` when it is not said. */
  readonly document?: (typeof DOCUMENT_WAYS)[number]
}

/** A text as it was compiled when it was saved: the mail's HTML with its `{{variables}}` in place. */
export interface CompiledText {
  readonly head: string
  /** The same with the logo of the selling entity. */
  readonly headWithLogo: string
  /** Pattern of one line of the table. */
  readonly row: string
  /** The same with the document's address behind its number. */
  readonly linkedRow: string
  readonly tail: string
}

/** A text of the merchant that is used instead of one that ships. */
export interface StoredText {
  readonly key: string
  readonly language: string
  readonly version: number
  readonly content: TextContent
  readonly compiled: CompiledText
}

/** What a text may name, and whether it always has a value. Nothing else is replaced (D13). */
export const MESSAGE_VARIABLES: Readonly<Record<string, { readonly always: boolean; readonly meaning: string }>> = {
  account_name: { always: true, meaning: "name of the account" },
  contact_name: { always: true, meaning: "contact person, else the account" },
  business_date: { always: true, meaning: "day of the run" },
  oldest_due_date: { always: true, meaning: "earliest due date in the message" },
  total_open: { always: true, meaning: "open amount of the message, per currency" },
  numbers: { always: false, meaning: "first three document numbers" },
  payment_reference: { always: false, meaning: "numbers to state with the payment" },
  customer_since: { always: false, meaning: "day of the first receivable" },
  status: { always: false, meaning: "reliability status" },
  on_time_streak: { always: false, meaning: "days in which everything due was paid on time" },
  average_days_late: { always: false, meaning: "average days late of a year, weighted by amount" },
  last_payment: { always: false, meaning: "value date and amount of the last payment" },
  contact_person: { always: false, meaning: "employee responsible for the account" },
  shop_name: { always: true, meaning: "name of the selling entity" },
  order_number: { always: false, meaning: "order the message is about, where it is about one" },
  seller_address: { always: false, meaning: "address of the selling entity" },
  seller_bank_account: { always: false, meaning: "bank account of the selling entity" },
  seller_phone: { always: false, meaning: "telephone of the selling entity" },
  seller_reply_to: { always: false, meaning: "address for replies of the selling entity" },
}

const OPENED = /\{\{/g
const VARIABLE = /\{\{\s*([^{}]*?)\s*\}\}/g
/** Ways of writing a link that a mail program may make active; only these are harmless (B-T3). */
const LINK = /\b([a-z][a-z0-9+.-]*):(?=\S)/gi
const HARMLESS = ["https", "mailto", "tel"]
const RISKY = ["http", "javascript", "data", "file", "ftp", "vbscript", "blob"]

/** Why a piece of a text cannot be saved, or `null`: unknown variables, open braces, links that are not safe. */
export function textProblem(text: string): string | null {
  let known = 0
  for (const [whole, name] of text.matchAll(VARIABLE)) {
    known++
    if (!(name in MESSAGE_VARIABLES) || !Object.hasOwn(MESSAGE_VARIABLES, name)) {
      return `expected only known variables, ${whole.slice(0, 40)} at ${text.indexOf(whole) + 1} is none of ${Object.keys(MESSAGE_VARIABLES).join(", ")}`
    }
  }
  const opened = text.match(OPENED)?.length ?? 0
  if (opened !== known)
    return `expected every {{ to be closed by }}, as in {{account_name}}, at ${text.lastIndexOf("{{") + 1}`
  for (const [, scheme] of text.matchAll(LINK))
    if (RISKY.includes(scheme.toLowerCase())) return `expected links with ${HARMLESS.join(":, ")}: only`
  return /(^|\s)\/\/\S/.test(text) ? `expected links with ${HARMLESS.join(":, ")}: only` : null
}

/** Has the text a word of its own, or a variable that always has a value (B-T5)? */
export const saysSomething = (text: string): boolean =>
  text.replace(VARIABLE, (_, name: string) => (MESSAGE_VARIABLES[name]?.always ? "x" : "")).trim() !== ""
