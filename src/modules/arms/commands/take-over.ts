import { exactOf, formatAmount, toMinor, type CalendarDate, type Minor } from "../../../domain"
import type { ReceivableInput } from "../../../contract/commands"
import { changeAmount, updateReceivable, type ReceivableRow } from "../sql/ledger"
import { orderForUpdate, receivablesOfOrder, ruleOrder } from "../sql/orders"
import { minor, settled, takeBackPart, tellOrder } from "./apply-money"
import { tellDueDate, type CommandContext } from "./define-command"
import { debts, lowerReceivable, ownDebts } from "./order-parts"

/** A row of a ledger that names an order of the shop. */
export interface NamingRow {
  readonly source: string
  readonly row: ReceivableInput
  readonly accountId: string
  /** When the row says nothing of it. */
  readonly dueDate: CalendarDate
}

/** The order's own receivable becomes the ledger's: number, dates, amount; what was done about it stays done. */
async function takeReceivable(context: CommandContext, own: ReceivableRow, naming: NamingRow): Promise<void> {
  const { source, row, dueDate } = naming
  await updateReceivable(context.db, own.id, {
    source,
    external_id: row.external_id,
    document_type: row.document_type,
    number: row.number ?? row.external_id,
    issue_date: row.issue_date,
    due_date: dueDate,
    original_due_date: dueDate,
    ...(row.document_url ? { document_url: row.document_url } : {}),
    ...(row.selling_entity ? { selling_entity: row.selling_entity } : {}),
    ...(row.purchase_order_number ? { purchase_order_number: row.purchase_order_number } : {}),
  })
  const amount = minor(row.amount, row.currency)
  const paid = minor(own.amount, row.currency) - minor(own.open_amount, row.currency)
  if (paid > amount) await takeBackPart(context, own, paid - amount)
  const state = await changeAmount(context.db, own.id, row.amount, context.today)
  if (state === "settled" && own.state === "open") await settled(context, [own.id])
  tellDueDate(context, own.id, dueDate)
}

/** An order of the shop, locked, that a row may name; a sentence says why not. */
export async function namedOrder(context: CommandContext, orderId: string, naming: NamingRow) {
  const order = await orderForUpdate(context.db, orderId)
  if (!order) return null
  const { row, accountId } = naming
  if (order.currency !== row.currency)
    return `order_number is "${row.order_number}": that order is in ${order.currency}`
  if (order.account_id !== accountId)
    return `order_number is "${row.order_number}": that order is owed by another account (${order.account_id}); merge the two or correct the row`
  return order
}

/**
 * From now on the ledger says what is owed for an order. Its first own receivable is taken over when the ledger's
 * row is new (`mine` is null), the others end; what the ledger has not invoiced yet is not yet a receivable. Answers
 * whether a receivable was taken over.
 */
export async function takeOver(
  context: CommandContext,
  orderId: string,
  naming: NamingRow,
  mine: ReceivableRow | null
): Promise<boolean> {
  const own = ownDebts(await receivablesOfOrder(context.db, orderId))
  const taken = mine ? undefined : (own.find((one) => one.order_date !== null) ?? own[0])
  if (taken) await takeReceivable(context, taken, naming)
  if (mine) await updateReceivable(context.db, mine.id, { order_id: orderId })
  for (const other of own) if (other !== taken) await lowerReceivable(context, other, 0n)
  context.touched.add(naming.accountId)
  return taken !== undefined
}

/** What of an order its ledger has not invoiced yet, after all its rows are in. */
export async function settleNotYet(context: CommandContext, orderId: string): Promise<void> {
  const order = await orderForUpdate(context.db, orderId)
  if (!order) return
  const rows = debts(await receivablesOfOrder(context.db, orderId))
  const invoiced = rows.reduce((sum, one) => sum + minor(one.amount, order.currency), 0n)
  const left: Minor = toMinor(exactOf(order.value), order.currency) - invoiced
  await ruleOrder(context.db, orderId, formatAmount(left > 0n ? left : 0n, order.currency))
  tellOrder(context, orderId)
}
