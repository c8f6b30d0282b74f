import type { Readable } from "stream"
import { MedusaError } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"
import { commandSchemas } from "../contract/commands"
import type { RatesImportResponse } from "../contract/imports"
import { sentenceOf } from "../contract/sentence"
import { recordRates } from "../modules/arms/commands/credit-limit"
import { runInFunnel } from "../modules/arms/commands/funnel"
import type { EngineHost } from "../modules/arms/run/engine"
import { CsvProblem, readCsv } from "./csv"

const COLUMNS = ["from", "to", "on", "rate"]
const CHUNK = 1000

const wrong = (sentence: string) => new MedusaError(MedusaError.Types.INVALID_DATA, sentence)

type Rates = z.infer<(typeof commandSchemas)["record_rates"]>

/** A chunk of rates in the command's own shape; the first that does not fit is named with its line. */
function checked(rows: readonly { line: number; cells: Record<string, string> }[]): Rates {
  const rates = rows.map(({ cells }) => Object.fromEntries(COLUMNS.map((name) => [name, cells[name]])))
  const parsed = commandSchemas.record_rates.safeParse({ rates })
  if (parsed.success) return parsed.data
  const at = Number(parsed.error.issues[0].path[1] ?? 0)
  throw wrong(`line ${rows[at].line}: ${sentenceOf(parsed.error, { rates })}`)
}

/** Imports exchange rates, a line each: `from,to,on,rate`. All of the file, or nothing. */
export async function importRates(
  host: EngineHost,
  file: Readable,
  { dry_run }: { dry_run: boolean },
  caller: { actor: string; reason: string }
): Promise<RatesImportResponse> {
  let rates = 0
  const work = { expected: COLUMNS, required: COLUMNS, mapping: null }
  try {
    await runInFunnel(host, "import_rates", { at: caller.reason }, { ...caller, dryRun: dry_run }, async (context) => {
      let chunk: { line: number; cells: Record<string, string> }[] = []
      const flush = async () => {
        if (chunk.length === 0) return
        rates += chunk.length
        await recordRates(context, checked(chunk))
        chunk = []
      }
      for await (const row of readCsv(file, work)) if (chunk.push(row) >= CHUNK) await flush()
      await flush()
      if (rates === 0) throw wrong(`The file has no rows: expected ${COLUMNS.join(", ")}.`)
      return { accountId: null, subject: "system", subjectId: "rates", result: { rates } }
    })
  } catch (error) {
    throw error instanceof CsvProblem ? wrong(error.message) : error
  }
  return { rates, dry_run }
}
