import { render } from "@react-email/render"
import { createElement } from "react"
import type { MessageInput, MessageLine, Rendered } from "../operations"
import { escapeHtml, fill, subjectLine } from "./fill"
import { Layout } from "./layout"
import { languageOf, MESSAGE_KEYS, textsIn, type Language, type MessageText, type Texts } from "./texts"

/** Lines shown in one mail; the rest is counted (F67). */
const LINE_LIMIT = 50

/** A message whose language has been chosen. */
type Spoken = MessageInput & { readonly language: Language }

interface Compiled {
  readonly head: string
  readonly row: string
  readonly tail: string
}

const compiled = new Map<string, Promise<Compiled>>()

/** The layout of a text, rendered once; the marked row is the pattern of every line. */
function compile(key: string, language: Language, text: MessageText, texts: Texts): Promise<Compiled> {
  const name = `${language}/${key}`
  const known = compiled.get(name)
  if (known) return known
  const made = render(createElement(Layout, { text, words: texts.words, language })).then((html) => {
    const start = html.indexOf('<tr id="arms-row">')
    const end = html.indexOf("</tr>", start) + "</tr>".length
    return {
      head: html.slice(0, start),
      row: html.slice(start, end).replace(' id="arms-row"', ""),
      tail: html.slice(end),
    }
  })
  compiled.set(name, made)
  return made
}

const formatters = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>()

/** Making a formatter costs a hundred times more than using one. */
function remembered<T extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: () => T): T {
  const known = formatters.get(key) as T | undefined
  if (known) return known
  const made = make()
  formatters.set(key, made)
  return made
}

const localeOf = (language: Language) => (language === "en" ? "en-GB" : language)

const dayIn = (language: Language, day: string) =>
  remembered(
    language,
    () => new Intl.DateTimeFormat(localeOf(language), { dateStyle: "medium", timeZone: "UTC" })
  ).format(new Date(`${day}T00:00:00Z`))

const decimals = (amount: string) => amount.split(".")[1]?.length ?? 0

/** Decimal text in the recipient's way of writing; never through a float. */
export function moneyIn(language: Language, amount: string, currency: string): string {
  const digits = decimals(amount)
  const options = { style: "currency", currency, minimumFractionDigits: digits, maximumFractionDigits: digits } as const
  return remembered(`${language}${currency}${digits}`, () => new Intl.NumberFormat(localeOf(language), options)).format(
    amount as `${number}`
  )
}

/** Exact sum of decimal texts with equal decimals. */
function sumOf(amounts: readonly string[]): string {
  const digits = decimals(amounts[0] ?? "0")
  const total = amounts
    .reduce((sum, amount) => sum + BigInt(amount.replace(".", "")), 0n)
    .toString()
    .padStart(digits + 1, "0")
  return digits === 0 ? total : `${total.slice(0, -digits)}.${total.slice(-digits)}`
}

/** Totals per currency: never a sum over currencies (E-55). */
function totalsIn(language: Language, lines: readonly MessageLine[]): string {
  const byCurrency = new Map<string, string[]>()
  for (const line of lines) byCurrency.set(line.currency, [...(byCurrency.get(line.currency) ?? []), line.open])
  return [...byCurrency].map(([currency, amounts]) => moneyIn(language, sumOf(amounts), currency)).join(" + ")
}

const rowValues = (language: Language, line: MessageLine) => ({
  "row.number": line.number,
  "row.issued": dayIn(language, line.issueDate),
  "row.due": dayIn(language, line.dueDate),
  "row.amount": moneyIn(language, line.amount, line.currency),
  "row.open": moneyIn(language, line.open, line.currency),
})

function valuesOf(input: Spoken, texts: Texts): Record<string, string> {
  const { language, lines, seller } = input
  const oldest = lines.map((line) => line.dueDate).sort()[0] ?? input.businessDate
  const numbers = lines.map((line) => line.number)
  const { pay_to, reference, more } = texts.words
  const footer = [
    seller.address,
    seller.phone,
    seller.bank_account ? `${pay_to}: ${seller.bank_account}` : null,
    numbers.length > 0 ? `${reference}: ${numbers.slice(0, 5).join(", ")}` : null,
  ]
  return {
    account_name: input.accountName,
    contact_name: input.contactName ?? input.accountName,
    business_date: dayIn(language, input.businessDate),
    oldest_due_date: dayIn(language, oldest),
    total_open: totalsIn(language, lines),
    numbers: numbers.slice(0, 3).join(", ") + (numbers.length > 3 ? " …" : ""),
    shop_name: seller.name,
    more_line: lines.length > LINE_LIMIT ? fill(more, { more: String(lines.length - LINE_LIMIT) }, String) : "",
    footer: footer.filter((part) => part !== null).join("\n"),
  }
}

function plainText(text: MessageText, texts: Texts, values: Record<string, string>, input: Spoken): string {
  const { words } = texts
  const lines = input.lines.slice(0, LINE_LIMIT).map((line) => {
    const row = rowValues(input.language, line)
    return `- ${row["row.number"]} · ${words.due}: ${row["row.due"]} · ${words.open}: ${row["row.open"]}`
  })
  const filled = (part: string) => fill(part, values, String)
  const table = [...lines, values.more_line, `${words.total}: ${values.total_open}`]
    .filter((line) => line !== "")
    .join("\n")
  return [
    filled(text.greeting),
    ...text.before.map(filled),
    table,
    ...text.after.map(filled),
    filled(text.closing),
    values.footer,
  ].join("\n\n")
}

const isKey = (key: string): key is (typeof MESSAGE_KEYS)[number] => (MESSAGE_KEYS as readonly string[]).includes(key)

/** Renders a message in the recipient's language: subject, HTML and plain text (E-133). */
export async function renderMessage(message: MessageInput): Promise<Rendered> {
  const tag = message.languages.find((one) => one !== null && languageOf(one, "en") === one.toLowerCase().slice(0, 2))
  const input: Spoken = { ...message, language: languageOf(tag, "en") }
  const texts = textsIn(input.language)
  const key = isKey(input.textKey) ? input.textKey : "reminder_1"
  const text = texts.messages[key]
  const values = valuesOf(input, texts)
  const { head, row, tail } = await compile(key, input.language, text, texts)
  const rows = input.lines.slice(0, LINE_LIMIT).map((line) => fill(row, rowValues(input.language, line), escapeHtml))
  return {
    language: input.language,
    subject: subjectLine(fill(text.subject, values, String)),
    html: fill(head, values, escapeHtml) + rows.join("") + fill(tail, values, escapeHtml),
    text: plainText(text, texts, values, input),
  }
}
