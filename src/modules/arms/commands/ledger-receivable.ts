import { instalmentsOf, type Terms } from "../../../domain"
import type { ReceivableInput } from "../../../contract/commands"
import type { NewReceivable, ReceivableRow } from "../sql/ledger"
import { newId } from "../run/ids"
import { minor } from "./apply-money"
import type { CommandContext } from "./define-command"
import type { ImportOptions } from "./import"

/** A receivable of a row of a ledger; without a due date it follows from terms (E-41). */
export function newReceivable(
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
    opening: options.opening || (options.openedOn !== undefined && row.issue_date < options.openedOn),
    order_id: null,
    order_date: null,
    state: "open",
    prepaid: false,
    discount_amount: null,
    discount_until: null,
  }
}

/** What of a known receivable has changed at the source; a sentence: the change cannot be taken. */
export function changeOf(
  known: ReceivableRow,
  row: ReceivableInput,
  accountId: string
): Record<string, unknown> | string {
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
