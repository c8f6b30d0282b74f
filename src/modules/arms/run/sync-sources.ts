import type { z } from "@medusajs/framework/zod"
import { paymentInput, receivableInput } from "../../../contract/commands"
import { sentenceOf } from "../../../contract/sentence"
import { sourcePageSchema, type ReceivableSource } from "../../../contract/source"
import { runInFunnel } from "../commands/funnel"
import { nothingImported, type Imported, type Line } from "../commands/import"
import { importPayments, paymentsReported } from "../commands/import-payments"
import { importReceivables } from "../commands/import-receivables"
import { claimSource, endReading, moveCursor } from "../sql/sources"
import type { EngineHost } from "./engine"
import { newId } from "./ids"
import { within } from "./within"
import { readWorld } from "./world"

const EVERY_MINUTES = 60
const PROBLEM_LENGTH = 500

/** What came of asking a source; `null` counts: it was not asked. */
export interface Synced {
  readonly name: string
  readonly imported: Imported | null
  readonly error: string | null
}

/** Rows that have the shape of the import, the last of each id; the others are refused one by one. */
function linesOf<T extends { external_id: string }>(
  schema: z.ZodType<T>,
  rows: readonly unknown[],
  into: Imported
): Line<T>[] {
  const lines = new Map<string, Line<T>>()
  rows.forEach((row, index) => {
    const parsed = schema.safeParse(row)
    if (parsed.success) lines.set(parsed.data.external_id, { line: index + 1, row: parsed.data })
    else into.refused.push({ line: index + 1, sentence: sentenceOf(parsed.error, row) })
  })
  return [...lines.values()]
}

async function takePage(host: EngineHost, source: ReceivableSource, told: unknown, opening: boolean, into: Imported) {
  const parsed = sourcePageSchema.safeParse(told)
  if (!parsed.success) throw new Error(sentenceOf(parsed.error, told))
  const { receivables, payments, reported_up_to, cursor } = parsed.data
  const options = { source: source.name, opening, createAccounts: true }
  const caller = { actor: "system", reason: `source ${source.name}` }
  await runInFunnel(host, "sync_source", { source: source.name, cursor }, caller, async (context) => {
    const page = nothingImported()
    await importReceivables(context, options, linesOf(receivableInput, receivables, page), page)
    await importPayments(context, options, linesOf(paymentInput, payments, page), page)
    if (reported_up_to) await paymentsReported(context, source.name, reported_up_to)
    await moveCursor(context.db, source.name, cursor, host.leaseSeconds)
    into.inserted += page.inserted
    into.updated += page.updated
    into.unchanged += page.unchanged
    into.refused.push(...page.refused)
    const { inserted, updated, unchanged, refused } = page
    const result = {
      inserted,
      updated,
      unchanged,
      refused: refused.length,
      first_refused: refused[0]?.sentence ?? null,
    }
    return { accountId: null, subject: "system", subjectId: source.name, result }
  })
}

/** Pages of a source, each within a deadline: one that hangs must not keep the daily run waiting. */
async function* pagesOf(source: ReceivableSource, cursor: string | null, deadlineMs: number): AsyncGenerator<unknown> {
  const pages = source.read(cursor)[Symbol.asyncIterator]()
  for (;;) {
    const { value, done } = await within(pages.next(), deadlineMs, `The source ${source.name}`)
    if (done) return
    yield value
  }
}

/** Asks one source for what has changed, page by page; each page is a transaction of its own. */
export async function syncSource(host: EngineHost, source: ReceivableSource, atOnce = false): Promise<Synced> {
  const { clock } = await readWorld(host.db(), host.catalog)
  const claimed = await claimSource(host.db(), {
    id: newId("arsrc"),
    name: source.name,
    openedOn: clock.today,
    everyMinutes: atOnce ? 0 : (source.every_minutes ?? EVERY_MINUTES),
    leaseSeconds: host.leaseSeconds,
  })
  if (!claimed) return { name: source.name, imported: null, error: null }
  const imported = nothingImported()
  try {
    for await (const page of pagesOf(source, claimed.cursor, host.leaseSeconds * 1000))
      await takePage(host, source, page, claimed.synced_at === null, imported)
    await endReading(host.db(), source.name, null)
    return { name: source.name, imported, error: null }
  } catch (problem) {
    const error = String((problem as Error).message ?? problem).slice(0, PROBLEM_LENGTH)
    await endReading(host.db(), source.name, error)
    return { name: source.name, imported, error }
  }
}
