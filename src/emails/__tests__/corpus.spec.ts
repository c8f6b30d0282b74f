import { CORPUS } from "../../../integration-tests/lib/corpus"
import { textContentSchema } from "../../contract/text"
import type { MessageInput, TextContent } from "../../operations"
import { compileText } from "../compile"
import { renderMessage } from "../render"
import { textsIn } from "../texts"

const base = textsIn("en").messages.reminder_1

async function inputOf(value: string, content: TextContent): Promise<MessageInput> {
  return {
    textKey: "own",
    languages: ["en"],
    businessDate: "2026-03-18",
    accountName: value,
    contactName: value,
    contactPerson: value,
    lines: [
      {
        number: value,
        issueDate: "2026-03-02",
        dueDate: "2026-03-16",
        currency: "EUR",
        amount: "1.00",
        open: "1.00",
        documentUrl: `https://shop.example/${value}`,
        attached: false,
      },
    ],
    seller: {
      name: value,
      address: value,
      bank_account: value,
      phone: value,
      reply_to: value,
      logo_url: `https://x/${value}`,
    },
    stored: [{ key: "own", language: "en", version: 1, content, compiled: await compileText(content, "en") }],
    standing: { customerSince: null, status: value, onTimeStreak: null, averageDaysLate: null, lastPayment: null },
  }
}

/** Elements with the names of their attributes, in order; values of those that say where something leads. */
const skeleton = (html: string): string[] =>
  (html.match(/<!--.*?-->|<[^>]*>/gs) ?? []).map((tag) =>
    tag.startsWith("<!--") ? "<!--" : tag.replace(/="[^"]*"/g, "=").replace(/\s+/g, " ")
  )

const ALL =
  "{{account_name}} {{contact_name}} {{contact_person}} {{numbers}} {{shop_name}} {{seller_address}} {{status}}"

describe("P25 §4.16 the injection corpus in a mail", () => {
  const content: TextContent = { ...base, greeting: ALL, closing: ALL }

  it("is large enough", () => expect(new Set(CORPUS).size).toBeGreaterThan(200))

  it("in every value: same elements and attributes as with plain text, links only where ours are, subject one line", async () => {
    const plain = await renderMessage(await inputOf("plain", content))
    const wrong: string[] = []
    for (const payload of CORPUS) {
      const { html, subject } = await renderMessage(await inputOf(payload, content))
      const same = JSON.stringify(skeleton(html)) === JSON.stringify(skeleton(plain.html))
      const links = [...html.matchAll(/(?:href|src|action)="([^"]*)"/g)].every(([, url]) => /^https:\/\//.test(url))
      if (!same || !links || /[\r\n\u0000]/.test(subject)) wrong.push(payload)
    }
    expect(wrong).toEqual([])
  })

  it("in the merchant's own text: refused, or shown as the text it is", async () => {
    const plain = await compileText({ ...base, closing: "plain" }, "en")
    const wrong: string[] = []
    let refused = 0
    for (const payload of CORPUS) {
      const own: TextContent = { ...base, closing: payload }
      if (!textContentSchema.safeParse(own).success) refused++
      else {
        const { tail } = await compileText(own, "en")
        if (JSON.stringify(skeleton(tail)) !== JSON.stringify(skeleton(plain.tail))) wrong.push(payload)
      }
    }
    expect(wrong).toEqual([])
    expect(refused).toBeGreaterThan(10)
  })
})
