import {
  discountOf,
  addDays,
  formatAmount,
  instalmentsOf,
  minOf,
  type CalendarDate,
  type Minor,
  type PartsPlan,
  type Terms,
} from "../../../domain"
import {
  changeAmount,
  insertReceivables,
  updateReceivable,
  type NewReceivable,
  type ReceivableRow,
} from "../sql/ledger"
import type { OrderPayment } from "../sql/order-money"
import { newId } from "../run/ids"
import type { OrderFacts } from "../order-facts"
import { minor, settled, takeBackPart } from "./apply-money"
import { cancelRest } from "./credit"
import { tellDueDate, type CommandContext } from "./define-command"

/** An order whose receivables are brought to what they should be. */
export interface OrderWork {
  readonly context: CommandContext
  readonly facts: OrderFacts
  readonly accountId: string
  readonly currency: string
  readonly placedOn: CalendarDate
  readonly terms: Terms
  readonly prepaid: boolean
  /** A back-fill: nobody is mailed for it (E-18). */
  readonly opening: boolean
  /** What was done, for the register. */
  readonly changes: Record<string, unknown>[]
}

/** Source of what the shop itself tells. */
export const SOURCE = "medusa"
/** Ends the external id of cash in transit. */
export const TRANSIT = ":transit"

/** Payments that are transactions of the order. */
export const ownOf = (payments: readonly OrderPayment[]): OrderPayment[] =>
  payments.filter((one) => one.own && !one.external_id.endsWith(TRANSIT))

/** Its receivables that count: neither cancelled nor a mere document. */
export const debts = (rows: readonly ReceivableRow[]): ReceivableRow[] =>
  rows.filter((row) => row.state !== "cancelled" && row.state !== "document")

/** Those the shop itself has told of. */
export const ownDebts = (rows: readonly ReceivableRow[]): ReceivableRow[] =>
  debts(rows).filter((row) => row.source === SOURCE)

/** Does a ledger elsewhere say what is owed for the order? */
export const isRuled = (rows: readonly ReceivableRow[]): boolean => debts(rows).some((row) => row.source !== SOURCE)

/** How the order is paid, as receivables name it; `null`: not known yet. */
export const methodOf = (work: OrderWork): string | null => {
  const providers = work.facts.payments.map((payment) => payment.provider)
  if (providers.some((provider) => provider.startsWith("pp_on_account"))) return "on_account"
  if (work.prepaid) return "advance"
  return providers.includes("pp_system_default") ? "transfer" : null
}

/** A new receivable of an order; `nth` of those issued on its day. */
export function receivableOfOrder(
  work: OrderWork,
  part: {
    on: CalendarDate
    dueDate: CalendarDate
    amount: Minor
    of: number
    nth: number
    isDocument?: boolean
    first: boolean
  }
): NewReceivable {
  const { context, facts, currency, terms } = work
  const number = part.nth === 1 && part.of === 1 ? `#${facts.displayId}` : `#${facts.displayId}/${part.nth}`
  return {
    id: newId("arrec"),
    account_id: work.accountId,
    order_id: facts.id,
    order_date: part.first ? work.placedOn : null,
    document_type: part.of > 1 ? "instalment" : "order",
    number,
    issue_date: part.on,
    due_date: part.dueDate,
    original_due_date: part.dueDate,
    due_date_assumed: false,
    currency,
    amount: formatAmount(part.amount, currency),
    selling_entity: null,
    sales_channel: facts.salesChannel,
    payment_method: methodOf(work),
    purchase_order_number: facts.purchaseOrderNumber,
    document_url: null,
    source: "medusa",
    external_id: `${facts.id}:${part.isDocument ? "order" : `${part.on}:${part.nth}`}`,
    known_since: context.today,
    opening: work.opening,
    state: part.isDocument ? "document" : "open",
    prepaid: work.prepaid,
    discount_amount: terms.discount ? formatAmount(discountOf(terms, part.amount), currency) : null,
    discount_until: terms.discount ? addDays(part.on, terms.discount.days) : null,
  }
}

async function raise(work: OrderWork, rows: readonly ReceivableRow[], on: CalendarDate, amount: Minor): Promise<void> {
  const { context, currency, terms } = work
  const ofThatDay = rows.filter((row) => row.issue_date === on && row.source === "medusa" && row.state !== "document")
  const living = debts(ofThatDay)
  if (living.length === 1 && ofThatDay.length === 1 && terms.due.kind !== "instalments") {
    const [row] = living
    await changeAmount(context.db, row.id, formatAmount(minor(row.amount, currency) + amount, currency), context.today)
    return
  }
  const parts = instalmentsOf(terms, on, amount)
  const hasFirst = rows.some((row) => row.order_date !== null && row.state !== "cancelled")
  const fresh = parts.map((part, index) =>
    receivableOfOrder(work, {
      ...part,
      on,
      of: parts.length,
      nth: ofThatDay.length + index + 1,
      first: !hasFirst && index === 0,
    })
  )
  await insertReceivables(context.db, fresh)
  if (!work.opening) for (const row of fresh) tellDueDate(context, row.id, row.due_date)
}

/** Another amount for a receivable of an order; money that is too much for it becomes free. */
export async function lowerReceivable(context: CommandContext, row: ReceivableRow, amount: Minor): Promise<void> {
  const { currency } = row
  const paid = minor(row.amount, currency) - minor(row.open_amount, currency)
  if (paid > amount) await takeBackPart(context, row, paid - amount)
  if (amount > 0n) {
    const state = await changeAmount(context.db, row.id, formatAmount(amount, currency), context.today)
    if (state === "settled" && row.state === "open") await settled(context, [row.id])
    return
  }
  await cancelRest(context, { ...row, open_amount: row.amount })
  await updateReceivable(context.db, row.id, { state: "cancelled" })
}

/** Brings the receivables of an order to its plan: what grows is a debt of its day, what shrinks goes from the last due first. */
export async function shapeParts(work: OrderWork, rows: readonly ReceivableRow[], plan: PartsPlan): Promise<void> {
  for (const { on, amount } of plan.grow) {
    await raise(work, rows, on, amount)
    work.changes.push({ raised: formatAmount(amount, work.currency), issue_date: on })
  }
  let left = plan.shrink
  // What a ledger elsewhere says is owed is followed, not corrected.
  for (const row of ownDebts(rows).reverse()) {
    if (left === 0n) break
    const cut = minOf(left, minor(row.amount, work.currency))
    await lowerReceivable(work.context, row, minor(row.amount, work.currency) - cut)
    work.changes.push({ lowered: formatAmount(cut, work.currency), receivable_id: row.id })
    left -= cut
  }
}

/** The document of an order that is not owed yet: it can be thanked for (DESIGN §3.5). */
export async function keepDocument(work: OrderWork, rows: readonly ReceivableRow[], value: Minor): Promise<void> {
  const { context, currency, placedOn } = work
  const document = rows.find((row) => row.order_date !== null && row.state !== "cancelled")
  if (!document && value > 0n) {
    const part = { on: placedOn, dueDate: placedOn, amount: value, of: 1, nth: 1, isDocument: true, first: true }
    await insertReceivables(context.db, [receivableOfOrder(work, part)])
    work.changes.push({ document: formatAmount(value, currency) })
  } else if (document?.state === "document") {
    const change = value === 0n ? { state: "cancelled" } : { amount: formatAmount(value, currency) }
    if (value === 0n || minor(document.amount, currency) !== value) {
      await updateReceivable(context.db, document.id, change)
      work.changes.push({ document: formatAmount(value, currency) })
    }
  }
}
