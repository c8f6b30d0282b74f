import { Readable } from "stream"
import { CsvProblem, readCsv } from "../csv"

const OPTIONS = { mapping: null, expected: ["external_id", "account"], required: ["external_id", "account"] }

const read = async (chunks: Iterable<Buffer>, largest?: number) => {
  const cells: Record<string, string>[] = []
  for await (const row of readCsv(Readable.from(chunks, { objectMode: false }), { ...OPTIONS, largest }))
    cells.push(row.cells)
  return cells
}

const TEXT = "external_id,account\r\n1,Żabka Łódź\n2,Müller\r\n"
const ROWS = [
  { external_id: "1", account: "Żabka Łódź" },
  { external_id: "2", account: "Müller" },
]
const utf8 = Buffer.from(TEXT)

describe("B-C3: what a file is written in", () => {
  it.each([
    ["UTF-8, mixed line ends", utf8],
    ["UTF-8 with a byte-order mark", Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8])],
    ["UTF-16 little endian", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(TEXT, "utf16le")])],
  ])("%s is read as it is meant", async (_, bytes) => {
    expect(await read([bytes])).toEqual(ROWS)
  })

  it("a letter that is cut in two by the network is put together", async () => {
    expect(await read(Array.from(utf8, (_, index) => utf8.subarray(index, index + 1)))).toEqual(ROWS)
  })

  it.each([
    ["CP1250 ł", Buffer.from([...Buffer.from("external_id,account\n1,Micha"), 0xb3, 0x0a]), "not UTF-8"],
    ["a letter cut off at the end", utf8.subarray(0, TEXT.indexOf("Ż") + 1), "not UTF-8"],
    ["NUL", Buffer.from("external_id,account\n1,a\u0000b\n"), "NUL characters"],
  ])("%s is refused, never stored as something else", async (_, bytes, sentence) => {
    await expect(read([bytes])).rejects.toThrow(sentence)
    await expect(read([bytes])).rejects.toBeInstanceOf(CsvProblem)
  })
})

describe("B-C5: how large a file may be", () => {
  function* repeated(first: string, chunk: Buffer, times: number) {
    yield Buffer.from(first)
    for (let n = 0; n < times; n++) yield chunk
  }

  it.each([
    [
      "a million columns",
      repeated("external_id,account", Buffer.from(",c".repeat(100_000)), 10),
      "too long for a header",
    ],
    [
      "300 columns",
      [Buffer.from(`${Array.from({ length: 300 }, (_, n) => `c${n}`).join(",")}\n1\n`)],
      "300 columns: expected at most 200",
    ],
    ["a cell of 10 MB", repeated("external_id,account\n1,", Buffer.alloc(1024 * 1024, "x"), 10), "cannot be read"],
  ])("%s is refused early", async (_, chunks, sentence) => {
    await expect(read(chunks)).rejects.toThrow(sentence)
  })

  it("a file above the limit is refused when the limit is passed, not at its end", async () => {
    let given = 0
    function* endless() {
      yield Buffer.from("external_id,account\n")
      for (;;) yield Buffer.from(`${given++},a\n`.repeat(100))
    }
    await expect(read(endless(), 1024 * 1024)).rejects.toThrow("The file is larger than 1 MB.")
    expect(given).toBeLessThan(100_000)
  })
})
