import { renderMessage } from "../../emails/render"
import { compileText } from "../../emails/compile"
import type { MessageInput, TextContent } from "../../operations"
import { textContentSchema } from "../text"

const GOOD: TextContent = {
  subject: "{{shop_name}}: {{total_open}} open",
  greeting: "Dear {{contact_name}},",
  before: ["This is open:"],
  after: ["See https://shop.example/pay or call tel:+49301234."],
  closing: "{{shop_name}}",
}

const problem = (over: Partial<Record<keyof TextContent, unknown>>) => {
  const parsed = textContentSchema.safeParse({ ...GOOD, ...over })
  return parsed.success ? null : parsed.error.issues[0].message
}

describe("texts of the merchant", () => {
  it("a good one is kept", () => expect(problem({})).toBe(null))

  const REFUSED: [string, Partial<Record<keyof TextContent, unknown>>, RegExp][] = [
    ["B-T1 unknown variable", { closing: "{{iban}}" }, /\{\{iban\}\} at 1 is none of account_name, /],
    [
      "B-T1 unclosed",
      { closing: "Hello {{shop_name" },
      /every \{\{ to be closed by \}\}, as in \{\{account_name\}\}, at 7/,
    ],
    ["B-T1 nested", { closing: "{{{{shop_name}}}}" }, /closed/],
    ["B-T2 constructor", { closing: "{{constructor}}" }, /is none of/],
    ["B-T2 prototype", { closing: "{{__proto__.x}}" }, /is none of/],
    ["B-T3 javascript", { closing: "javascript:alert(1)" }, /links with https:, mailto:, tel: only/],
    ["B-T3 data", { closing: "data:text/html,x" }, /links with/],
    ["B-T3 no scheme", { closing: "see //evil.example" }, /links with/],
    ["B-T3 http", { closing: "http://shop.example" }, /links with/],
    ["B-T5 CR LF", { subject: "a\r\nBcc: x@y.z" }, /expected|one line/],
    ["B-T5 NUL", { subject: "a\u0000b" }, /control characters/],
    ["B-T5 2,000 characters", { subject: "x".repeat(2000) }, /1 to 200/],
    ["B-T5 only variables that may be empty", { subject: "{{numbers}} {{customer_since}}" }, /may be empty/],
    ["B-T6 5 MB", { before: ["x".repeat(5_000_000)] }, /1 to 4000/],
    [
      "B-T6 10,000 variables",
      { before: Array.from({ length: 20 }, () => "{{numbers}} ".repeat(300)) },
      /variables|together/,
    ],
  ]
  it.each(REFUSED)("%s: refused", (_name, over, message) => expect(problem(over)).toMatch(message))

  it("B-T2 what other engines would run stays the text it is", () => {
    for (const text of ["{% for x in y %}", "${process.env}", "<%= 1 %>"]) expect(problem({ closing: text })).toBe(null)
  })

  const input = async (content: TextContent, over: Partial<MessageInput> = {}): Promise<MessageInput> => ({
    textKey: "own",
    languages: ["de"],
    businessDate: "2026-03-18",
    accountName: "Acme",
    contactName: null,
    contactPerson: null,
    lines: [
      {
        number: "INV-1",
        issueDate: "2026-03-02",
        dueDate: "2026-03-16",
        currency: "EUR",
        amount: "100.00",
        open: "100.00",
      },
    ],
    seller: { name: "Shop", address: null, bank_account: null, phone: null, reply_to: null },
    stored: [{ key: "own", language: "de", version: 3, content, compiled: await compileText(content, "de") }],
    standing: { customerSince: "2024-05-01", status: "green", lastPayment: null },
    ...over,
  })

  const HOSTILE = [
    "<script>alert(1)</script>",
    '<img src=x onerror="x">',
    "<style>@import x</style>",
    "<base href=x>",
    "<form action=x>",
    "<svg/onload=x>",
  ]

  it.each(HOSTILE)("B-T4 §4.16 %s is shown as text, in a text and in a name", async (bad) => {
    const plain = await renderMessage(await input({ ...GOOD, closing: "harmless" }, { accountName: "harmless" }))
    const said = await renderMessage(await input({ ...GOOD, closing: bad }, { accountName: bad }))
    const tags = (html: string) => html.match(/<[a-z!/][^>]*>/gi)
    expect(tags(said.html)).toEqual(tags(plain.html))
    expect(said.text).toContain(bad)
  })

  it("B-T7 a customer named {{total_open}} stays named so: one pass only", async () => {
    const said = await renderMessage(await input(GOOD, { accountName: "{{total_open}}" }))
    expect(said.html).toContain("{{total_open}}")
    expect(said.text).toContain("Dear {{total_open}},")
  })

  it("B-T8 a language that is missing falls back, and the version used is said", async () => {
    const own = await renderMessage(await input(GOOD, { languages: ["fr", null, "pl"] }))
    expect([own.language, own.version]).toEqual(["de", 3])
    const shipped = await renderMessage(await input(GOOD, { textKey: "reminder_1", languages: ["pl"], stored: [] }))
    expect([shipped.language, shipped.version]).toEqual(["pl", null])
  })
})
