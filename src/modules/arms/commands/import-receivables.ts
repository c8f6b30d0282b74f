import { instalmentsOf, type Terms } from "../../../domain"
import type { ReceivableInput } from "../../../contract/commands"
import {
  changeAmount,
  insertReceivables,
  receivablesByExternalId,
  updateReceivable,
  type NewReceivable,
  type ReceivableRow,
} from "../sql/ledger"
import { ensureSource } from "../sql/marks"
import { termsOf } from "../sql/terms"
import { newId } from "../run/ids"
import { minor, settled } from "./apply-money"
import { tellDueDate, type CommandContext } from "./define-command"
import { accountsOf, type Imported, type ImportOptions, type Line } from "./import"

function newReceivable(
  context: CommandContext,
  options: ImportOptions,
  row: ReceivableInput,
  accountId: string,
  terms: Terms
): NewReceivable {
  const due = row.due_date ?? instalmentsOf(terms, row.issue_date, minor(row.amount, row.currency)).at(-1)!.dueDate
  return {
    id: newId("arrec"),
    account_id: accountId,
    document_type: row.document_type,
    number: row.number ?? row.external_id,
    issue_date: row.issue_date,
    due_date: due,
    original_due_date: due,
    due_date_assumed: row.due_date === undefined,
    currency: row.currency,
    amount: row.amount,
    selling_entity: row.selling_entity ?? null,
    sales_channel: row.sales_channel ?? null,
    payment_method: row.payment_method ?? null,
    purchase_order_number: row.purchase_order_number ?? null,
    document_url: row.document_url ?? null,
    source: options.source,
    external_id: row.external_id,
    known_since: context.today,
    opening: options.opening,
    order_id: null,
    order_date: null,
    state: "open",
    prepaid: false,
    discount_amount: null,
    discount_until: null,
  }
}

/** What of a known receivable has changed at the source; `null`: the change cannot be taken. */
function changeOf(known: ReceivableRow, row: ReceivableInput, accountId: string): Record<string, unknown> | string {
  if (known.account_id !== accountId) return "the document belongs to another account already"
  if (known.currency !== row.currency) return `the document is known in ${known.currency}`
  if (known.issue_date !== row.issue_date) return `the document is known with issue date ${known.issue_date}`
  const change: Record<string, unknown> = {}
  if (row.due_date && row.due_date !== known.due_date) change.due_date = row.due_date
  const [before, after] = [minor(known.amount, row.currency), minor(row.amount, row.currency)]
  if (before !== after) {
    const open = minor(known.open_amount, row.currency) + after - before
    if (open < 0n) return `more than the new amount ${row.amount} has been paid already`
    change.amount = row.amount
  }
  for (const field of [
    "number",
    "purchase_order_number",
    "document_url",
    "payment_method",
    "selling_entity",
    "sales_channel",
  ] as const) {
    if (row[field] !== undefined && row[field] !== known[field]) change[field] = row[field]
  }
  return change
}

/** Receivables of one chunk of a file: new ones in, changed ones updated, unchanged ones left alone. */
export async function importReceivables(
  context: CommandContext,
  options: ImportOptions,
  lines: readonly Line<ReceivableInput>[],
  into: Imported
): Promise<void> {
  await ensureSource(context.db, { id: newId("arsrc"), name: options.source, openedOn: context.today })
  const accounts = await accountsOf(
    context,
    options,
    lines.map(({ row }) => row)
  )
  const known = new Map(
    (
      await receivablesByExternalId(
        context.db,
        options.source,
        lines.map(({ row }) => row.external_id)
      )
    ).map((row) => [row.external_id, row])
  )
  const terms = await termsOf(context.db, [...new Set(accounts.values())])
  const fresh: NewReceivable[] = []
  for (const { line, row } of lines) {
    const accountId = accounts.get(row.account)
    const before = known.get(row.external_id)
    if (!accountId) {
      into.refused.push({
        line,
        sentence: `account is "${row.account.slice(0, 64)}": there is no such account of source ${options.source}.`,
      })
    } else if (!before) {
      fresh.push(
        newReceivable(context, options, row, accountId, terms.get(accountId) ?? context.world.settings.default_terms)
      )
      context.touched.add(accountId)
    } else await takeChange(context, before, row, accountId, line, into)
  }
  await insertReceivables(context.db, fresh)
  for (const { id, due_date, opening } of fresh) if (!opening) tellDueDate(context, id, due_date)
  into.inserted += fresh.length
}

async function takeChange(
  context: CommandContext,
  before: ReceivableRow,
  row: ReceivableInput,
  accountId: string,
  line: number,
  into: Imported
) {
  const change = changeOf(before, row, accountId)
  if (typeof change === "string") {
    into.refused.push({ line, sentence: `external_id is "${row.external_id.slice(0, 64)}": ${change}.` })
    return
  }
  if (Object.keys(change).length === 0) {
    into.unchanged++
    return
  }
  const { amount, ...fields } = change
  if (Object.keys(fields).length > 0) await updateReceivable(context.db, before.id, fields)
  if (row.due_date && row.due_date !== before.due_date) tellDueDate(context, before.id, row.due_date)
  if (amount !== undefined) {
    const state = await changeAmount(context.db, before.id, row.amount, context.today)
    if (state === "settled" && before.state === "open") await settled(context, [before.id])
  }
  context.touched.add(accountId)
  into.updated++
}
