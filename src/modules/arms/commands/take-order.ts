import {
  exactOf,
  formatAmount,
  formatExact,
  ofMinor,
  parseExact,
  planParts,
  toMinor,
  type Exact,
  type Minor,
} from "../../../domain"
import { creditSumOfOrder, refundSumOfOrder } from "../sql/order-money"
import { openedOn } from "../sql/marks"
import { followPayment, moveOrder, receivablesOfOrder, writeOrder, type OrderRow } from "../sql/orders"
import { confirmReservations } from "../sql/exposure"
import { termsOfOrder } from "../sql/terms"
import type { OrderFacts } from "../order-facts"
import { askOnIncrease } from "../run/ask-for-reviews"
import { minor, ORDER_CHANGED } from "./apply-money"
import type { CommandContext, Recorded } from "./define-command"
import { holdIfBlocked } from "./hold-order"
import { keepOrderCredit } from "./order-credit"
import { isPrepaid, see, type Seen } from "./order-seen"
import { shapeMoney } from "./order-money"
import { takeRoundingBack } from "./order-rounding"
import { debts, isRuled, keepDocument, methodOf, shapeParts, type OrderWork } from "./order-parts"

async function workOn(context: CommandContext, facts: OrderFacts, seen: Seen): Promise<OrderWork> {
  const { known, accountId, currency, days, value } = seen
  const terms = await termsOfOrder(context.db, facts.id, accountId)
  const placedOn = known?.placed_on ?? days.get(facts.placedAt) ?? context.today
  return {
    context,
    facts,
    accountId,
    currency,
    placedOn,
    terms: terms ?? context.world.settings.default_terms,
    prepaid: isPrepaid(context, facts, value),
    // From before ARMS: nobody is mailed for it (E-18, R-10).
    opening: placedOn < (await openedOn(context.db, "medusa", context.today)),
    changes: [],
  }
}

/** When an order seen for the first time becomes a receivable; its ledger may have been quicker. */
async function firstBecomes(context: CommandContext, orderId: string): Promise<OrderRow["becomes"]> {
  return isRuled(await receivablesOfOrder(context.db, orderId)) ? "invoice" : context.world.orderBecomes
}

/** Shapes receivables and money; answers what of the order is not yet a receivable. */
async function shape(work: OrderWork, seen: Seen, becomes: OrderRow["becomes"]): Promise<Minor> {
  const { context, facts, currency } = work
  await takeRoundingBack(work, seen.value - seen.paid)
  const rows = await receivablesOfOrder(context.db, facts.id)
  const value = toMinor(seen.value, currency)
  const living = debts(rows)
  const plan = planParts(
    {
      becomes,
      placedOn: work.placedOn,
      value: value > 0n ? value : 0n,
      receivable: living.reduce((sum, row) => sum + minor(row.amount, currency), 0n),
      hasReceivables: living.length > 0,
      shipments: facts.shipments.map(({ at, value: worth }) => ({
        on: seen.days.get(at) ?? context.today,
        value: toMinor(exactOf(worth), currency),
      })),
      allShipped: facts.allShipped,
    },
    context.today
  )
  if (becomes !== "order_placed") await keepDocument(work, rows, value > 0n ? value : 0n)
  await shapeParts(work, rows, plan)
  await keepOrderCredit(work, value < 0n ? -value : 0n)
  await shapeMoney(work, seen.days, seen.value - seen.paid)
  return plan.notYet
}

/** What the ledger cannot express in minor units, or what was settled by rounding. */
async function roundingOf(work: OrderWork, seen: Seen, notYet: Minor): Promise<Exact> {
  const { context, facts, currency } = work
  const rows = await receivablesOfOrder(context.db, facts.id)
  // Where a ledger elsewhere disagrees it is listed (sql/order-problems), not rounded away.
  if (isRuled(rows)) return 0n
  const amounts = debts(rows).reduce((sum, row) => sum + minor(row.amount, currency), 0n)
  const credited = minor(await creditSumOfOrder(context.db, facts.id, "rounding"), currency)
  const given = minor(await refundSumOfOrder(context.db, facts.id, "arms"), currency)
  const money = facts.transactions.reduce((sum, one) => sum + toMinor(exactOf(one.amount), currency), 0n)
  const unsaid = seen.paid - ofMinor(money, currency)
  const credit = seen.value < 0n ? toMinor(-seen.value, currency) : 0n
  return seen.value - ofMinor(amounts + notYet - credit - credited + given, currency) - unsaid
}

const RECORDED = ["account_id", "customer_id", "state", "value", "paid", "not_yet", "rounding", "prepaid"] as const

/**
 * Brings the ledger to what Medusa says of an order. `null`: nothing has changed. Whatever events were lost,
 * doubled or out of order, one call is enough.
 */
export async function takeOrder(context: CommandContext, facts: OrderFacts): Promise<Recorded | null> {
  const seen = await see(context, facts)
  const { known, accountId, currency } = seen
  const work = await workOn(context, facts, seen)
  const becomes = known?.becomes ?? (await firstBecomes(context, facts.id))
  const isMoved = known !== null && known.account_id !== accountId
  if (isMoved) {
    await moveOrder(context.db, facts.id, accountId)
    context.touched.add(known.account_id)
    work.changes.push({ moved_from: known.account_id })
  }
  const notYet = await shape(work, seen, becomes)
  const payment = { prepaid: work.prepaid, method: methodOf(work) }
  if (known && (await followPayment(context.db, facts.id, payment)) > 0) work.changes.push({ paid_by: payment })
  const kept = await confirmReservations(context.db, facts.cartId ? [facts.id, facts.cartId] : [facts.id], facts.id)
  if (kept.length > 0) work.changes.push({ credit_used: kept.map(({ id }) => id) })
  const row = {
    id: facts.id,
    display_id: facts.displayId,
    account_id: accountId,
    customer_id: facts.buyer.customerId,
    currency,
    placed_on: work.placedOn,
    known_since: context.today,
    state: facts.cancelled ? ("cancelled" as const) : ("open" as const),
    becomes,
    value: formatExact(seen.value),
    paid: formatExact(seen.paid),
    not_yet: formatAmount(notYet, currency),
    rounding: formatExact(await roundingOf(work, seen, notYet)),
    prepaid: work.prepaid,
  }
  const stored = known && { ...known, not_yet: formatAmount(minor(known.not_yet, currency), currency) }
  if (stored && work.changes.length === 0 && RECORDED.every((name) => same(stored[name], row[name]))) return null
  await writeOrder(context.db, row)
  // Only now the whole of it counts as exposure.
  const before = isMoved || known === null ? 0n : exactOf(known.value)
  if (!work.opening && (!known || seen.value > before))
    await holdIfBlocked({
      work,
      isNew: !known,
      value: seen.value,
      hadCredit: kept.length > 0,
      asked: formatExact(seen.value - before),
    })
  if (!known && !work.opening) await askOnIncrease(context.db, context.world, accountId, currency)
  // Whoever takes an order tells Medusa next: nobody else has to.
  dropOrderEvent(context, facts.id)
  context.touched.add(accountId)
  const result = { order_id: facts.id, changes: work.changes }
  return { accountId, subject: "account", subjectId: accountId, result }
}

function dropOrderEvent({ events }: CommandContext, orderId: string): void {
  const at = events.findIndex(({ name, data }) => name === ORDER_CHANGED && data.order_id === orderId)
  if (at >= 0) events.splice(at, 1)
}

/** Columns of numbers come back with other zeros. */
const same = (a: unknown, b: unknown): boolean =>
  a === b ||
  (typeof a === "string" && typeof b === "string" && parseExact(a) !== null && parseExact(a) === parseExact(b))
