import type { Terms } from "../../../domain"
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
import { settled } from "./apply-money"
import { tellDueDate, type CommandContext } from "./define-command"
import type { Imported, ImportOptions, Line } from "./import"
import { changeOf, newReceivable } from "./ledger-receivable"
import { accountsOf } from "./match-accounts"
import { NamedOrders } from "./named-orders"
import { namedOrder, settleNotYet, takeOver } from "./take-over"

/** Rows being taken, with what is known of them. */
interface Taking {
  readonly context: CommandContext
  readonly options: ImportOptions
  readonly accounts: ReadonlyMap<string, string>
  readonly known: ReadonlyMap<string, ReceivableRow>
  readonly orders: NamedOrders
  readonly terms: ReadonlyMap<string, Terms>
  readonly into: Imported
  readonly fresh: NewReceivable[]
  /** Orders of which the ledger says something new. */
  readonly ruled: Set<string>
}

const refuse = ({ into }: Taking, line: number, field: string, value: string, why: string) =>
  into.refused.push({ line, sentence: `${field} is "${value.slice(0, 64)}": ${why}.` })

const rowsToTake = (context: CommandContext, options: ImportOptions, lines: readonly Line<ReceivableInput>[]) =>
  receivablesByExternalId(
    context.db,
    options.source,
    lines.map(({ row }) => row.external_id)
  )

/** Receivables of one chunk of a file: new ones in, changed ones updated, unchanged ones left alone. */
export async function importReceivables(
  context: CommandContext,
  options: ImportOptions,
  lines: readonly Line<ReceivableInput>[],
  into: Imported
): Promise<void> {
  await ensureSource(context.db, { id: newId("arsrc"), name: options.source, openedOn: context.today })
  const rows = lines.map(({ row }) => row)
  const orders = await NamedOrders.of(context, rows)
  const unowned = rows.filter((row) => orders.ownerOf(row) === undefined)
  const accounts = await accountsOf(context, options, rows, { agreeing: orders.agreeing(rows), unowned })
  const known = new Map((await rowsToTake(context, options, lines)).map((row) => [row.external_id, row]))
  const owing = rows.flatMap((row) => accounts.get(row.account) ?? orders.ownerOf(row) ?? [])
  const terms = await termsOf(context.db, [...new Set(owing)])
  const taking: Taking = { context, options, accounts, known, orders, terms, into, fresh: [], ruled: new Set() }
  for (const line of lines) await takeRow(taking, line)
  await insertReceivables(context.db, taking.fresh)
  for (const { id, due_date, opening } of taking.fresh) if (!opening) tellDueDate(context, id, due_date)
  into.inserted += taking.fresh.length
  for (const id of taking.ruled) await settleNotYet(context, id)
}

async function takeRow(taking: Taking, { line, row }: Line<ReceivableInput>): Promise<void> {
  const { context, options, accounts, known, orders, into } = taking
  const accountId = accounts.get(row.account) ?? orders.ownerOf(row)
  if (!accountId)
    return void refuse(taking, line, "account", row.account, `there is no such account of source ${options.source}`)
  const orderId = orders.idOf(row)
  if (row.order_number && !orderId)
    return void refuse(taking, line, "order_number", row.order_number, "the shop has no such order")
  const before = known.get(row.external_id)
  if (orderId && before?.order_id !== orderId) {
    taking.ruled.add(orderId)
    const done = await nameOrder(taking, { line, row }, orderId, accountId, before ?? null)
    if (done) return
  }
  if (before) {
    if (await takeChange(context, before, row, accountId, line, into))
      if (before.order_id) taking.ruled.add(before.order_id)
    return
  }
  taking.fresh.push({
    ...newReceivable(context, options, row, accountId, termsFor(taking, accountId)),
    order_id: orderId ?? null,
  })
  context.touched.add(accountId)
}

const termsFor = ({ terms, context }: Taking, accountId: string): Terms =>
  terms.get(accountId) ?? context.world.settings.default_terms

/** The order's own receivable ends or becomes the row's; answers whether that was all there was to do. */
async function nameOrder(
  taking: Taking,
  { line, row }: Line<ReceivableInput>,
  orderId: string,
  accountId: string,
  before: ReceivableRow | null
): Promise<boolean> {
  const { context, options, into } = taking
  const dueDate = newReceivable(context, options, row, accountId, termsFor(taking, accountId)).due_date
  const naming = { source: options.source, row, accountId, dueDate }
  const order = await namedOrder(context, orderId, naming)
  if (typeof order === "string") {
    into.refused.push({ line, sentence: `${order}.` })
    return true
  }
  const taken = await takeOver(context, orderId, naming, before)
  if (taken) into.updated++
  return taken
}

/** Answers whether something has changed. */
async function takeChange(
  context: CommandContext,
  before: ReceivableRow,
  row: ReceivableInput,
  accountId: string,
  line: number,
  into: Imported
): Promise<boolean> {
  const change = changeOf(before, row, accountId)
  if (typeof change === "string") {
    into.refused.push({ line, sentence: `external_id is "${row.external_id.slice(0, 64)}": ${change}.` })
    return false
  }
  if (Object.keys(change).length === 0) {
    into.unchanged++
    return false
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
  return true
}
