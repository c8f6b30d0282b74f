import type { z } from "@medusajs/framework/zod"
import { paymentInput, receivableInput } from "../../../contract/commands"
import { sentenceOf } from "../../../contract/sentence"
import type { sourcePageSchema } from "../../../contract/source"
import type { CommandContext, Recorded } from "../commands/define-command"
import { nothingImported, type Imported, type ImportOptions, type Line } from "../commands/import"
import { importPayments, paymentsReported } from "../commands/import-payments"
import { importReceivables } from "../commands/import-receivables"
import { forgetRefused, noteRefused, type RowKind } from "../sql/refused-rows"

/** Stands for the id of a row that has none. */
const NAMELESS = "(none)"

/** What a row is called among the refused ones. */
export const idOf = (row: unknown): string => {
  const id = (row as { external_id?: unknown } | null)?.external_id
  return typeof id === "string" && id !== "" ? id.slice(0, 200) : NAMELESS
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

interface Kind<T> {
  readonly name: RowKind
  readonly schema: z.ZodType<T>
  take(context: CommandContext, options: ImportOptions, lines: readonly Line<T>[], into: Imported): Promise<void>
}

const RECEIVABLES: Kind<z.infer<typeof receivableInput>> = {
  name: "receivables",
  schema: receivableInput as never,
  take: importReceivables,
}
const PAYMENTS: Kind<z.infer<typeof paymentInput>> = {
  name: "payments",
  schema: paymentInput as never,
  take: importPayments,
}

/** Rows of one kind: taken, or refused and kept with the reason until they can be taken. */
async function takeKind<T extends { external_id: string }>(
  context: CommandContext,
  options: ImportOptions,
  kind: Kind<T>,
  rows: readonly unknown[]
): Promise<Imported> {
  const imported = nothingImported()
  if (rows.length === 0) return imported
  await kind.take(context, options, linesOf(kind.schema, rows, imported), imported)
  const refused = imported.refused.map(({ line, sentence }) => ({ external_id: idOf(rows[line - 1]), sentence }))
  const bad = new Set(refused.map((row) => row.external_id))
  await forgetRefused(
    context.db,
    options.source,
    kind.name,
    rows.map(idOf).filter((id) => !bad.has(id))
  )
  await noteRefused(context.db, options.source, kind.name, refused)
  return imported
}

/** Adds what a page did to what the reading did. */
export function addTo(into: Imported, page: Imported): void {
  into.inserted += page.inserted
  into.updated += page.updated
  into.unchanged += page.unchanged
  into.refused.push(...page.refused)
}

/** What a page is taken as. */
export type Told = Pick<z.infer<typeof sourcePageSchema>, "receivables" | "payments" | "reported_up_to">

/** Takes rows a ledger tells or pushes, within a command. */
export async function takeRows(context: CommandContext, options: ImportOptions, told: Told): Promise<Imported> {
  const page = await takeKind(context, options, RECEIVABLES, told.receivables)
  addTo(page, await takeKind(context, options, PAYMENTS, told.payments))
  if (told.reported_up_to) await paymentsReported(context, options.source, told.reported_up_to)
  return page
}

/** What the register keeps of it; `null`: nothing has changed. */
export function recordOf(source: string, { inserted, updated, unchanged, refused }: Imported): Recorded | null {
  if (inserted + updated + refused.length === 0) return null
  return {
    accountId: null,
    subject: "system",
    subjectId: source,
    result: { inserted, updated, unchanged, refused: refused.length, first_refused: refused[0]?.sentence ?? null },
  }
}
