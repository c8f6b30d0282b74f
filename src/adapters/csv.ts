import { parse } from "csv-parse"
import type { Readable } from "stream"
import { Transform } from "stream"

/** Limits of an import file (B-C5). */
export const CSV_LIMITS = { bytes: 200 * 1024 * 1024, columns: 200, cell: 20_000, rows: 1_000_000 } as const

/** A file that cannot be read as a table; the sentence says where and why. */
export class CsvProblem extends Error {}

/** A row with the line it stands on. */
export interface CsvRow {
  readonly line: number
  readonly cells: Record<string, string>
}

/** Ledgers whose columns are known; left the file's, right ours. */
const KNOWN_LEDGERS: readonly Record<string, string>[] = [
  {
    invoice_id: "external_id",
    name_customer: "account",
    business_code: "selling_entity",
    invoice_currency: "currency",
    total_open_amount: "amount",
    posting_date: "issue_date",
    due_in_date: "due_date",
    clear_date: "clear_date",
  },
]

const notUtf8 = () => new CsvProblem("The file is not UTF-8: save it as CSV UTF-8.")

const ZIP = [0x50, 0x4b]

/** Refuses what is no text and decodes by byte-order mark; a zip or workbook is named (B-C3, B-C11). */
function decoder(limit: number): Transform {
  let first = true
  let bytes = 0
  let decode = new TextDecoder("utf-8", { fatal: true })
  return new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length
      if (bytes > limit) return done(new CsvProblem(`The file is larger than ${limit / 1024 / 1024} MB.`))
      if (first) {
        first = false
        if (chunk[0] === ZIP[0] && chunk[1] === ZIP[1])
          return done(new CsvProblem("The file is a zip or workbook: expected CSV text."))
        if (chunk[0] === 0xff && chunk[1] === 0xfe) decode = new TextDecoder("utf-16le", { fatal: true })
      }
      try {
        const text = decode.decode(chunk, { stream: true })
        if (text.includes("\u0000")) return done(new CsvProblem("The file contains NUL characters: expected CSV text."))
        done(null, text)
      } catch {
        done(notUtf8())
      }
    },
    flush(done) {
      try {
        done(null, decode.decode())
      } catch {
        done(notUtf8())
      }
    },
  })
}

/** `;`, tab or comma, whichever the header line has most of. */
export const delimiterOf = (header: string): string =>
  [",", ";", "\t"].sort((a, b) => header.split(b).length - header.split(a).length)[0]

/** Our column names for the file's; known ledgers are recognised. */
export function columnNames(header: readonly string[], mapping: Readonly<Record<string, string>> | null): string[] {
  const known =
    mapping ?? KNOWN_LEDGERS.find((ledger) => Object.keys(ledger).every((column) => header.includes(column)))
  return header.map((column) => known?.[column] ?? column)
}

function checkHeader(header: readonly string[], expected: readonly string[], required: readonly string[]): void {
  if (header.length > CSV_LIMITS.columns)
    throw new CsvProblem(`The file has ${header.length} columns: expected at most ${CSV_LIMITS.columns}.`)
  const twice = header.find((column, index) => header.indexOf(column) !== index)
  if (twice) throw new CsvProblem(`Column "${twice.slice(0, 64)}" stands twice in the header.`)
  const missing = required.filter((column) => !header.includes(column))
  if (missing.length > 0) {
    throw new CsvProblem(
      `Column ${missing.map((one) => `"${one}"`).join(", ")} is missing: expected ${expected.join(", ")}; found ${header.slice(0, 20).join(", ").slice(0, 300)}.`
    )
  }
}

/** Options of {@link readCsv}. */
export interface CsvOptions {
  readonly mapping: Readonly<Record<string, string>> | null
  readonly expected: readonly string[]
  readonly required: readonly string[]
  /** Bytes; the default is {@link CSV_LIMITS}. */
  readonly largest?: number
}

/** Reads a table row by row, with the line of each; a malformed file ends in a {@link CsvProblem}. */
export async function* readCsv(input: Readable, options: CsvOptions): AsyncGenerator<CsvRow> {
  const text = input.pipe(decoder(options.largest ?? CSV_LIMITS.bytes))
  input.once("error", (error) => text.destroy(error))
  const [head, rest] = await firstLine(text)
  const parser = parse({
    delimiter: delimiterOf(head),
    // Files that went through several hands mix line ends (B-C3).
    record_delimiter: ["\r\n", "\n", "\r"],
    bom: true,
    skip_empty_lines: true,
    info: true,
    relax_column_count: false,
    trim: true,
    max_record_size: CSV_LIMITS.cell * 10,
    columns: (header: string[]) => {
      const names = columnNames(header, options.mapping)
      checkHeader(names, options.expected, options.required)
      return names
    },
  })
  text.once("error", (error) => parser.destroy(error))
  parser.write(rest)
  text.pipe(parser)
  let rows = 0
  try {
    for await (const record of parser as AsyncIterable<{ record: Record<string, string>; info: { lines: number } }>) {
      if (++rows > CSV_LIMITS.rows) throw new CsvProblem(`The file has more than ${CSV_LIMITS.rows} rows.`)
      yield { line: record.info.lines, cells: record.record }
    }
  } catch (error) {
    throw error instanceof CsvProblem ? error : new CsvProblem(`The file cannot be read: ${(error as Error).message}.`)
  }
}

/** Reads until the header line is complete. */
async function firstLine(text: Transform): Promise<[head: string, buffered: string]> {
  let buffered = ""
  for (;;) {
    const chunk: Buffer | string | null = text.read() as Buffer | string | null
    if (chunk !== null) {
      buffered += chunk.toString()
      if (buffered.includes("\n")) return [buffered.split("\n")[0], buffered]
      if (buffered.length > CSV_LIMITS.cell * 10) throw new CsvProblem("The first line is too long for a header.")
      continue
    }
    if (text.readableEnded) return [buffered, buffered]
    await new Promise<void>((resolve, reject) => {
      text.once("readable", resolve)
      text.once("end", resolve)
      text.once("error", reject)
    })
  }
}
