import { parse } from "csv-parse/sync"
import { CORPUS } from "../../../integration-tests/lib/corpus"
import { cell } from "../csv-file"

describe("B-C9 P25 cells of an exported file", () => {
  it("the injection corpus, 10,000 rows: read back as it was, but for the quote before what could be a formula", () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => [String(n), CORPUS[n % CORPUS.length], String(-n / 4)])
    const file = rows.map((row) => row.map(cell).join(",")).join("\n")
    const read = parse(file, { relaxColumnCount: false }) as string[][]
    expect(read.length).toBe(10_000)
    const wrong = read.filter(
      ([number, text, amount], at) =>
        number !== rows[at][0] || amount !== rows[at][2] || text.replace(/^'(?=[=+\-@\t\r])/, "") !== rows[at][1]
    )
    expect(wrong).toEqual([])
    expect(read.filter(([, text]) => /^[=+\-@\t\r]/.test(text))).toEqual([])
  })

  it.each(["-5", "12.50", "-0.01"])("%s stays a number", (amount) => expect(cell(amount)).toBe(amount))
  it.each(["-2+3", "=A1", "+1", "@x", "-1e9|x"])("%s is quoted", (text) => expect(cell(text)).toMatch(/^"?'/))
})
