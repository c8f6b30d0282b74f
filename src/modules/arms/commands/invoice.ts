import {
  addDays,
  discountOf,
  formatAmount,
  instalmentsOf,
  type CalendarDate,
  type Instalment,
  type Minor,
  type Terms,
} from "../../../domain"
import { insertReceivables, updateReceivable, type NewReceivable, type ReceivableRow } from "../sql/ledger"
import { lessNotYet, orderForUpdate, receivablesOfOrder, type OrderRow } from "../sql/orders"
import { termsOfOrder } from "../sql/terms"
import { newId } from "../run/ids"
import type { CommandInput } from "../../../contract/commands"
import { minor, tellOrder } from "./apply-money"
import { found, notAllowed, tellDueDate, type CommandContext, type CommandHandler } from "./define-command"
import { debts } from "./order-parts"

type Input = CommandInput<"issue_invoice">

interface Invoicing {
  readonly context: CommandContext
  readonly order: OrderRow
  readonly input: Input
  readonly terms: Terms
  /** The document that stands for the order, if it has one. */
  readonly document: ReceivableRow | undefined
}

function newInvoice(work: Invoicing, part: Instalment, nth: number, of: number): NewReceivable {
  const { context, order, input, terms, document } = work
  return {
    id: newId("arrec"),
    account_id: order.account_id,
    order_id: order.id,
    order_date: null,
    document_type: of > 1 ? "instalment" : "invoice",
    number: of > 1 ? `${input.number}/${nth}` : input.number,
    issue_date: input.issue_date,
    due_date: part.dueDate,
    original_due_date: part.dueDate,
    due_date_assumed: false,
    currency: order.currency,
    amount: formatAmount(part.amount, order.currency),
    selling_entity: null,
    sales_channel: document?.sales_channel ?? null,
    payment_method: document?.payment_method ?? null,
    purchase_order_number: document?.purchase_order_number ?? null,
    document_url: input.document_url ?? null,
    source: "medusa",
    external_id: `${order.id}:invoice:${input.number}:${nth}`,
    known_since: context.today,
    opening: false,
    state: "open",
    prepaid: order.prepaid,
    discount_amount: terms.discount ? formatAmount(discountOf(terms, part.amount), order.currency) : null,
    discount_until: terms.discount ? addDays(input.issue_date, terms.discount.days) : null,
  }
}

const partsOf = ({ input, terms }: Invoicing, amount: Minor): Instalment[] =>
  input.due_date ? [{ dueDate: input.due_date, amount }] : instalmentsOf(terms, input.issue_date, amount)

/** What is ordered and not yet owed is invoiced, the whole of it or a part. */
async function invoiceNotYet(work: Invoicing, left: Minor): Promise<string[]> {
  const { context, order, input } = work
  const amount = input.amount === undefined ? left : minor(input.amount, order.currency)
  if (amount <= 0n || amount > left)
    throw notAllowed(
      `amount is "${input.amount}": expected more than 0 and at most ${formatAmount(left, order.currency)} ${order.currency}, which is not invoiced yet.`
    )
  const parts = partsOf(work, amount)
  const fresh = parts.map((part, index) => newInvoice(work, part, index + 1, parts.length))
  await insertReceivables(context.db, fresh)
  for (const row of fresh) tellDueDate(context, row.id, row.due_date)
  await lessNotYet(context.db, order.id, formatAmount(amount, order.currency))
  return fresh.map((row) => row.id)
}

/** The receivable the order has already gets number, dates and document of its invoice; its history stays. */
async function nameReceivable(work: Invoicing, rows: readonly ReceivableRow[]): Promise<string[]> {
  const { context, input, order } = work
  const [row, ...others] = rows.filter((one) => one.source === "medusa")
  if (!row || others.length > 0)
    throw notAllowed(
      `Order #${order.display_id} has ${row ? others.length + 1 : 0} receivables without an invoice: expected one, or something that is not invoiced yet.`
    )
  if (input.amount !== undefined && minor(input.amount, order.currency) !== minor(row.amount, order.currency))
    throw notAllowed(`amount is "${input.amount}": expected ${row.amount} ${order.currency}, the amount of the order.`)
  const due: CalendarDate = input.due_date ?? partsOf(work, minor(row.amount, order.currency)).at(-1)!.dueDate
  await updateReceivable(context.db, row.id, {
    document_type: "invoice",
    number: input.number,
    issue_date: input.issue_date,
    due_date: due,
    original_due_date: due,
    ...(input.document_url ? { document_url: input.document_url } : {}),
  })
  tellDueDate(context, row.id, due)
  return [row.id]
}

/** An invoice of an order is issued: the order, or a part of it, is owed from now on. */
export const issueInvoice: CommandHandler<"issue_invoice"> = async (context, input) => {
  const order = found(await orderForUpdate(context.db, input.order_id), "order", input.order_id)
  const rows = await receivablesOfOrder(context.db, order.id)
  if (rows.some((row) => row.external_id === `${order.id}:invoice:${input.number}:1`))
    throw notAllowed(`number is "${input.number}": the order has an invoice of that number already.`)
  const terms = await termsOfOrder(context.db, order.id, order.account_id)
  const document = rows.find((row) => row.order_date !== null && row.state !== "cancelled")
  const work = { context, order, input, terms: terms ?? context.world.settings.default_terms, document }
  const left = minor(order.not_yet, order.currency)
  const ids = left > 0n ? await invoiceNotYet(work, left) : await nameReceivable(work, debts(rows))
  context.touched.add(order.account_id)
  // Money of the order that waited on account is applied when the order is looked at again.
  tellOrder(context, order.id)
  return {
    accountId: order.account_id,
    subject: "account",
    subjectId: order.account_id,
    result: { order_id: order.id, receivable_ids: ids },
  }
}
