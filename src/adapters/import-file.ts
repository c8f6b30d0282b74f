import type { Readable } from "stream"
import { MedusaError } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"
import { paymentInput, receivableInput, type PaymentInput, type ReceivableInput } from "../contract/commands"
import { IMPORT_COLUMNS, type ImportKind, type ImportResponse } from "../contract/imports"
import type { ImportQuery } from "../contract/lists"
import { sentenceOf } from "../contract/sentence"
import { importReceivables } from "../modules/arms/commands/import-receivables"
import { importPayments, paymentsReported } from "../modules/arms/commands/import-payments"
import { nothingImported, type Imported, type Line } from "../modules/arms/commands/import"
import type { CommandContext } from "../modules/arms/commands/define-command"
import { runInFunnel } from "../modules/arms/commands/funnel"
import type { EngineHost } from "../modules/arms/run/engine"
import { CsvProblem, readCsv, type CsvRow } from "./csv"

/** Rows taken in one go. */
const CHUNK = 1000
/** Errors told of; a file with more is broken as a whole. */
const ERROR_LIMIT = 1000

interface Kind<T> {
  readonly schema: z.ZodType<T>
  readonly expected: readonly string[]
  readonly required: readonly string[]
  take(context: CommandContext, query: ImportQuery, lines: readonly Line<T>[], into: Imported): Promise<void>
}

const options = (query: ImportQuery) => ({
  source: query.source,
  opening: query.opening,
  createAccounts: query.create_accounts,
})

const RECEIVABLES: Kind<ReceivableInput> = {
  schema: receivableInput as unknown as z.ZodType<ReceivableInput>,
  expected: Object.keys(receivableInput.shape),
  required: IMPORT_COLUMNS.receivables.required,
  take: (context, query, lines, into) => importReceivables(context, options(query), lines, into),
}

const PAYMENTS: Kind<PaymentInput> = {
  schema: paymentInput as unknown as z.ZodType<PaymentInput>,
  expected: Object.keys(paymentInput.shape),
  required: IMPORT_COLUMNS.payments.required,
  take: (context, query, lines, into) => importPayments(context, options(query), lines, into),
}

const kinds = { receivables: RECEIVABLES, payments: PAYMENTS }

/** Cells of ours that hold something; other columns of the file are left alone. */
const cellsOf = (expected: readonly string[], row: CsvRow): Record<string, string> =>
  Object.fromEntries(Object.entries(row.cells).filter(([name, value]) => expected.includes(name) && value !== ""))

/** A header or total row in the middle of the data is named as such (B-C10). */
const strayRow = (required: readonly string[], row: CsvRow): string | null => {
  if (required.every((name) => row.cells[name] === name)) return "the header stands here again: not a data row"
  return required.filter((name) => row.cells[name] === "").length >= required.length - 1
    ? "a total or empty row: not a data row"
    : null
}

/** Takes a file in one transaction: all of it, or with *lenient* its good rows. */
class FileImport<T extends { external_id: string }> {
  readonly imported = nothingImported()
  repeated = 0
  private readonly seen = new Map<string, string>()
  private chunk: Line<T>[] = []

  constructor(
    private readonly kind: Kind<T>,
    private readonly context: CommandContext,
    private readonly query: ImportQuery
  ) {}

  async take(row: CsvRow): Promise<void> {
    const line = this.parse(row)
    if (line) this.chunk.push(line)
    if (this.chunk.length >= CHUNK) await this.flush()
  }

  async flush(): Promise<void> {
    const lines = this.chunk
    this.chunk = []
    if (lines.length > 0) await this.kind.take(this.context, this.query, lines, this.imported)
  }

  private refuse(line: number, sentence: string): null {
    if (this.imported.refused.length >= ERROR_LIMIT)
      throw new CsvProblem(
        `More than ${ERROR_LIMIT} rows are refused; the first: line ${this.imported.refused[0].line}, ${this.imported.refused[0].sentence}`
      )
    this.imported.refused.push({ line, sentence })
    return null
  }

  private parse(row: CsvRow): Line<T> | null {
    const stray = strayRow(this.kind.required, row)
    if (stray) return this.refuse(row.line, stray)
    const cells = cellsOf(this.kind.expected, row)
    const parsed = this.kind.schema.safeParse(cells)
    if (!parsed.success) return this.refuse(row.line, sentenceOf(parsed.error as z.ZodError, cells))
    const content = JSON.stringify(cells)
    const before = this.seen.get(parsed.data.external_id)
    if (before === content) {
      this.repeated++
      return null
    }
    if (before !== undefined)
      return this.refuse(
        row.line,
        `external_id is "${parsed.data.external_id.slice(0, 64)}": the file has other content for that id above.`
      )
    this.seen.set(parsed.data.external_id, content)
    return { line: row.line, row: parsed.data }
  }
}

function mappingOf(text: string | undefined): Record<string, string> | null {
  if (text === undefined) return null
  const pairs = text.split(",").map((pair) => pair.split("="))
  if (pairs.some((pair) => pair.length !== 2)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `mapping is "${text.slice(0, 64)}": expected pairs such as "Invoice=external_id,Customer=account".`
    )
  }
  return Object.fromEntries(pairs.map(([theirs, ours]) => [theirs.trim(), ours.trim()]))
}

const asMedusaError = (error: unknown): unknown =>
  error instanceof CsvProblem ? new MedusaError(MedusaError.Types.INVALID_DATA, error.message) : error

/** Imports a CSV file of receivables or payments through the funnel. */
export async function importFile(
  host: EngineHost,
  kindName: ImportKind,
  file: Readable,
  query: ImportQuery,
  caller: { actor: string; reason: string }
): Promise<ImportResponse> {
  const kind = kinds[kindName] as unknown as Kind<{ external_id: string }>
  const rows = readCsv(file, { mapping: mappingOf(query.mapping), expected: kind.expected, required: kind.required })
  let answer: ImportResponse | null = null
  try {
    await runInFunnel(
      host,
      `import_${kindName}`,
      { source: query.source, at: caller.reason },
      { ...caller, dryRun: query.dry_run },
      async (context) => {
        const work = new FileImport(kind, context, query)
        for await (const row of rows) await work.take(row)
        await work.flush()
        const { imported, repeated } = work
        if (imported.inserted + imported.updated + imported.unchanged + imported.refused.length + repeated === 0)
          throw new CsvProblem(`The file has no rows: expected ${kind.expected.join(", ")}.`)
        answer = { ...imported, dry_run: query.dry_run, repeated_rows: repeated }
        if (imported.refused.length > 0 && !query.lenient) throw new RefusedFile()
        if (kindName === "payments")
          await paymentsReported(context, query.source, query.reported_up_to ?? context.today)
        const { inserted, updated, unchanged } = imported
        return {
          accountId: null,
          subject: "system",
          subjectId: query.source,
          result: { inserted, updated, unchanged, refused: imported.refused.length, repeated },
        }
      }
    )
  } catch (error) {
    if (!(error instanceof RefusedFile) || answer === null) throw asMedusaError(error)
    const refused: ImportResponse = answer
    return { ...refused, inserted: 0, updated: 0, unchanged: 0 }
  }
  return answer!
}

/** The file has errors and nothing of it was taken. */
class RefusedFile extends Error {}
