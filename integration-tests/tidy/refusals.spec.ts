import fs from "fs"
import path from "path"
import ts from "typescript"
import { byLabel } from "../../admin/refusals/by-label"
import { deRefusals } from "../../admin/refusals/de"
import { plRefusals } from "../../admin/refusals/pl"
import { translate, type Refusals } from "../../admin/refusals/translate"

const ROOT = path.resolve(__dirname, "../../src")
/** What a person meets in the admin; what only machines meet (webhooks, options, the provider's reports) is English. */
const FOLDERS = ["contract", "modules/arms/commands", "operations/text.ts", "adapters/csv.ts", "adapters/set-up.ts"]
const MACHINES = ["mail-event.ts", "order-seen.ts"]
const languages: [string, Refusals][] = [
  ["pl", plRefusals],
  ["de", deRefusals],
]

const filesIn = (at: string): string[] =>
  fs.statSync(at).isDirectory()
    ? fs.readdirSync(at).flatMap((name) => (name === "__tests__" ? [] : filesIn(path.join(at, name))))
    : [at]

/** The texts of a file, with something in place of what changes. */
function textsOf(file: string): string[] {
  const texts: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) texts.push(node.text)
    if (ts.isTemplateExpression(node))
      texts.push(
        node.templateSpans.reduce(
          // What is glued to a word may be missing.
          (text, { literal }, at) => `${text}${/[a-z]$/.test(text) ? "" : `x${at}`}${literal.text}`,
          node.head.text
        )
      )
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, fs.readFileSync(file, "utf8"), ts.ScriptTarget.Latest))
  return texts
}

const refusals = FOLDERS.flatMap((folder) => filesIn(path.join(ROOT, folder)))
  .filter((file) => !MACHINES.includes(path.basename(file)))
  .flatMap(textsOf)
  .flatMap((text) => {
    if (text.startsWith("expected ")) return [`field is "v": ${text}.`]
    return /^[A-Za-z].* .*[a-z0-9")]\.$/s.test(text) && /^[A-Z]|: expected /.test(text) ? [text] : []
  })

describe.each(languages)("the API's refusals in %s", (_, words) => {
  it("are said there, every one", () => {
    expect(refusals.length).toBeGreaterThan(120)
    expect([...new Set(refusals)].filter((sentence) => translate(words, sentence) === sentence)).toEqual([])
  })

  it("keep the word by which the assistant knows that mail is what stands in the way", () => {
    const refusal = "Mail is not ready: The ledger is. To go on nevertheless, say despite_mail_problems: true."
    expect(translate(words, refusal)).toMatch(/despite_mail_problems/)
  })

  it("fill each place that changes once", () => {
    for (const table of [words.expected, words.sentences])
      for (const [key, said] of Object.entries(table)) {
        const places = key.split("{}").length - 1
        const used = [...said.matchAll(/\{(\d)\}/g)].map(([, at]) => Number(at))
        for (const at of used) expect([key, at <= places]).toEqual([key, true])
      }
  })
})

describe("a refusal in another language", () => {
  it.each([
    [
      plRefusals,
      'amount is "1,5": expected an amount as decimal text such as "12.50".',
      'amount: "1,5"; oczekiwano: kwota jako liczba dziesiętna, np. 12.50.',
    ],
    [
      deRefusals,
      "line 3: due_date is missing: expected a date YYYY-MM-DD.",
      "Zeile 3: due_date fehlt; erwartet: ein Datum JJJJ-MM-TT.",
    ],
    [
      deRefusals,
      'voice is "loud": expected one of reminder, demand for a message.',
      'voice ist "loud"; erwartet: eines von reminder, demand für eine Nachricht.',
    ],
    [
      deRefusals,
      "The policy was changed by Ann at 10:00: you looked at version 1, it is now at version 2.",
      "Inzwischen geändert (policy) von Ann um 10:00: Sie sehen Version 1, jetzt gilt Version 2.",
    ],
    [plRefusals, 'Unrecognized fields in value: "x".', 'Nieznane pola w value: "x".'],
    [plRefusals, "The payment is returned already.", "Płatność została już zwrócona."],
    [plRefusals, "The database does not answer.", "The database does not answer."],
  ])("%#", (words, sentence, expected) => expect(translate(words, sentence)).toBe(expected))
})

describe("a refusal on a form", () => {
  const fields = [
    { name: "tolerance", label: "Too little to remind of, e.g. EUR 1.00" },
    { name: "time_zone", label: "Zeitzone" },
  ]
  it.each([
    ['value.tolerance.EUR is "x": expected an amount.', '“Too little to remind of” is "x": expected an amount.'],
    ["time_zone fehlt; erwartet: der Name.", "“Zeitzone” fehlt; erwartet: der Name."],
    ['time_zone: "x"; oczekiwano: nazwa.', '“Zeitzone”: "x"; oczekiwano: nazwa.'],
    ['amount is "x": expected an amount.', 'amount is "x": expected an amount.'],
    ["The payment is returned already.", "The payment is returned already."],
  ])("calls a field as the form does: %s", (sentence, expected) => expect(byLabel(sentence, fields)).toBe(expected))
})
