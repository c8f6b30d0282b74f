import type { CompiledText, MessageInput, MessageLine, Rendered, TextContent } from "../operations"
import { compileText } from "./compile"
import { escapeHtml, fill, subjectLine } from "./fill"
import { dayIn, moneyIn, numberIn, totalsIn } from "./format"
import { LANGUAGES, languageOf, MESSAGE_KEYS, textsIn, type Language, type Texts } from "./texts"

/** Lines shown in one mail; the rest is counted (F67). */
const LINE_LIMIT = 50

/** A message whose language has been chosen. */
type Spoken = MessageInput & { readonly language: Language }

/** Texts that ship, compiled when they are first used. */
const shipped = new Map<string, Promise<CompiledText>>()

function compiledShipped(key: string, language: Language, text: TextContent): Promise<CompiledText> {
  const name = `${language}/${key}`
  const known = shipped.get(name) ?? compileText(text, language)
  shipped.set(name, known)
  return known
}

const rowValues = (language: Language, line: MessageLine) => ({
  "row.number": line.number,
  "row.issued": dayIn(language, line.issueDate),
  "row.due": dayIn(language, line.dueDate),
  "row.amount": moneyIn(language, line.amount, line.currency),
  "row.open": moneyIn(language, line.open, line.currency),
  "row.document": line.documentUrl ?? "",
})

const paymentIn = (language: Language, payment: MessageInput["standing"]["lastPayment"]): string =>
  payment ? `${dayIn(language, payment.on)}, ${moneyIn(language, payment.amount, payment.currency)}` : ""

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
    payment_reference: numbers.slice(0, 5).join(", "),
    customer_since: input.standing.customerSince ? dayIn(language, input.standing.customerSince) : "",
    status: input.standing.status ?? "",
    on_time_streak: input.standing.onTimeStreak === null ? "" : String(input.standing.onTimeStreak),
    average_days_late: numberIn(language, input.standing.averageDaysLate),
    last_payment: paymentIn(language, input.standing.lastPayment),
    contact_person: input.contactPerson ?? "",
    order_number: input.orderNumber ?? "",
    shop_name: seller.name,
    logo_url: seller.logo_url ?? "",
    seller_address: seller.address ?? "",
    seller_bank_account: seller.bank_account ?? "",
    seller_phone: seller.phone ?? "",
    seller_reply_to: seller.reply_to ?? "",
    more_line: lines.length > LINE_LIMIT ? fill(more, { more: String(lines.length - LINE_LIMIT) }, String) : "",
    footer: footer.filter((part) => part !== null).join("\n"),
  }
}

type Row = ReturnType<typeof rowValues> & { readonly linked: boolean }

/** Is the document of a line linked: because the text says so, or because it could not be attached (E-135)? */
const isLinked = (way: Rendered["document"], line: MessageLine): boolean =>
  line.documentUrl !== null && (way === "linked" || (way === "attached" && !line.attached))

function plainText(text: TextContent, texts: Texts, values: Record<string, string>, rows: readonly Row[]): string {
  const { words } = texts
  const lines = rows.map(({ linked, ...row }) => {
    const said = `- ${row["row.number"]} · ${words.due}: ${row["row.due"]} · ${words.open}: ${row["row.open"]}`
    return linked ? `${said}\n  ${row["row.document"]}` : said
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

interface Chosen {
  readonly language: Language
  readonly version: number | null
  readonly content: TextContent
  readonly compiled: Promise<CompiledText> | CompiledText
}

const isLanguage = (tag: string): tag is Language => (LANGUAGES as readonly string[]).includes(tag)

/** The merchant's text in the first language asked for that exists, else the one that ships (B-T8). */
function choose({ textKey, languages, stored }: MessageInput): Chosen {
  const key = isKey(textKey) ? textKey : null
  const asked = languages.flatMap((tag) => (tag === null ? [] : [tag.toLowerCase().slice(0, 2)])).filter(isLanguage)
  for (const language of [...asked, "en" as const, ...LANGUAGES]) {
    const own = stored.find((one) => one.language === language)
    if (own) return { language, version: own.version, content: own.content, compiled: own.compiled }
    if (key === null) continue
    const content = textsIn(language).messages[key]
    return { language, version: null, content, compiled: compiledShipped(key, language, content) }
  }
  const language = languageOf(asked[0], "en")
  const content = textsIn(language).messages.reminder_1
  return { language, version: null, content, compiled: compiledShipped("reminder_1", language, content) }
}

/** Fills a message in the recipient's language: subject, HTML and plain text (E-133). */
export async function renderMessage(message: MessageInput): Promise<Rendered> {
  const { language, version, content, compiled } = choose(message)
  const input: Spoken = { ...message, language }
  const texts = textsIn(language)
  const values = valuesOf(input, texts)
  const { head, headWithLogo, row, linkedRow, tail } = await compiled
  const document = content.document ?? "linked"
  const rows = input.lines
    .slice(0, LINE_LIMIT)
    .map((line): Row => Object.assign(rowValues(language, line), { linked: isLinked(document, line) }))
  return {
    language,
    version,
    document,
    subject: subjectLine(fill(content.subject, values, String)),
    html:
      fill(input.seller.logo_url ? headWithLogo : head, values, escapeHtml) +
      rows.map(({ linked, ...one }) => fill(linked ? linkedRow : row, one, escapeHtml)).join("") +
      fill(tail, values, escapeHtml),
    text: plainText(content, texts, values, rows),
  }
}
