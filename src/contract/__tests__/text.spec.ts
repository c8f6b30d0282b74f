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
        documentUrl: null,
        attached: false,
      },
    ],
    seller: { name: "Shop", address: null, bank_account: null, phone: null, reply_to: null, logo_url: null },
    stored: [{ key: "own", language: "de", version: 3, content, compiled: await compileText(content, "de") }],
    standing: {
      customerSince: "2024-05-01",
      status: "green",
      onTimeStreak: null,
      averageDaysLate: null,
      lastPayment: null,
    },
    ...over,
  })

  const DOCUMENTS: [TextContent["document"], string | null, boolean, boolean][] = [
    [undefined, "https://shop.example/1.pdf?a=1&b=2", false, true],
    ["linked", "https://shop.example/1.pdf?a=1&b=2", false, true],
    ["linked", null, false, false],
    ["neither", "https://shop.example/1.pdf?a=1&b=2", false, false],
    ["attached", "https://shop.example/1.pdf?a=1&b=2", true, false],
    // It could not be had: the mail goes with a link in its place.
    ["attached", "https://shop.example/1.pdf?a=1&b=2", false, true],
  ]

  it.each(DOCUMENTS)("E-135 document %s, at %s, attached %s: linked %s", async (document, url, attached, linked) => {
    const one = await input({ ...GOOD, document })
    const lines = one.lines.map((line) => ({ ...line, documentUrl: url, attached }))
    const { html, text } = await renderMessage({ ...one, lines })
    expect(html.includes('<a href="https://shop.example/1.pdf?a=1&amp;b=2"')).toBe(linked)
    expect(text.includes("\n  https://shop.example/1.pdf?a=1&b=2")).toBe(linked)
    expect([html, text].every((part) => part.includes("INV-1"))).toBe(true)
    expect(html).not.toMatch(/arms-|\{\{/)
  })

  it("the logo of the selling entity stands above its name, where there is one", async () => {
    const one = await input(GOOD)
    expect((await renderMessage(one)).html).not.toContain("<img")
    const seller = { ...one.seller, logo_url: 'https://shop.example/l.png?"><script>' }
    const { html } = await renderMessage({ ...one, seller })
    expect(html).toContain('src="https://shop.example/l.png?&quot;&gt;&lt;script&gt;"')
    expect(html).toMatch(/<img [^>]*alt="Shop"/)
  })

  it("how punctually an account pays, in the recipient's way of writing", async () => {
    const content = { ...GOOD, closing: "{{on_time_streak}} / {{average_days_late}}" }
    const one = await input(content)
    const standing = { ...one.standing, onTimeStreak: 59, averageDaysLate: "4.25" }
    expect((await renderMessage({ ...one, standing })).text).toContain("59 / 4,3")
    expect((await renderMessage(one)).text).toContain(" / ")
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
