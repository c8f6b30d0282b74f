import { daysBetween, type CalendarDate } from "./calendar-date"
import { toleranceOf, type DecisionContext } from "./context"
import { minOf, type Minor } from "./money"
import type { AccountSnapshot, ReceivableSnapshot, UnappliedMoney } from "./snapshot"

/** A receivable with what is left of it after credits and cash in transit. */
export interface Owed {
  readonly receivable: ReceivableSnapshot
  /** Open amount minus what covers it in thought. */
  readonly net: Minor
  /** What covers the whole of it, if anything does. */
  readonly coveredBy: "in_transit" | "covered_by_credits" | null
  /** Above the tolerance of its currency. */
  readonly counts: boolean
}

/** One account on one day, with the sums that facts ask for worked out once. */
export interface AccountView {
  readonly account: AccountSnapshot
  readonly asOf: CalendarDate
  readonly context: DecisionContext
  readonly owed: ReadonlyMap<string, Owed>
  /** Overdue and above tolerance, oldest due first. */
  readonly overdue: readonly Owed[]
  /** Currencies the account has anything in, sorted. */
  readonly currencies: readonly string[]
  /** Remembered fact values. */
  readonly memo: Map<string, unknown>
}

const byDueThenId = (a: ReceivableSnapshot, b: ReceivableSnapshot) =>
  a.dueDate < b.dueDate ? -1 : a.dueDate > b.dueDate ? 1 : a.id < b.id ? -1 : 1

/** Cash in transit goes first to the receivable it names; the rest is taken from the pools. */
function coverNamed(money: readonly UnappliedMoney[], open: Map<string, Minor>) {
  const named = new Map<string, Minor>()
  const pools = { transit: 0n, credit: 0n }
  for (const item of money) {
    const left = item.receivableId === null ? 0n : (open.get(item.receivableId) ?? 0n)
    const used = item.kind === "in_transit" ? minOf(left, item.amount) : 0n
    if (used > 0n && item.receivableId !== null) {
      open.set(item.receivableId, left - used)
      named.set(item.receivableId, (named.get(item.receivableId) ?? 0n) + used)
    }
    if (item.kind === "in_transit") pools.transit += item.amount - used
    else pools.credit += item.amount
  }
  return { named, pools }
}

function coverCurrency(
  receivables: readonly ReceivableSnapshot[],
  money: readonly UnappliedMoney[],
  tolerance: Minor,
  into: Map<string, Owed>
) {
  const open = new Map(receivables.map((receivable) => [receivable.id, receivable.open]))
  const { named, pools } = coverNamed(money, open)
  for (const receivable of [...receivables].sort(byDueThenId)) {
    let net = open.get(receivable.id) ?? 0n
    const fromTransit = minOf(net, pools.transit)
    net -= fromTransit
    pools.transit -= fromTransit
    const fromCredit = minOf(net, pools.credit)
    net -= fromCredit
    pools.credit -= fromCredit
    const transit = fromTransit > 0n || named.has(receivable.id)
    const covered = net === 0n && receivable.open > 0n
    into.set(receivable.id, {
      receivable,
      net,
      coveredBy: covered ? (transit ? "in_transit" : "covered_by_credits") : null,
      counts: net > tolerance,
    })
  }
}

/** Prepares an account for being judged on a day. */
export function viewAccount(account: AccountSnapshot, asOf: CalendarDate, context: DecisionContext): AccountView {
  const owed = new Map<string, Owed>()
  const currencies = new Set(Object.keys(account.volume))
  for (const receivable of account.receivables) currencies.add(receivable.currency)
  for (const settled of account.settled) currencies.add(settled.currency)
  for (const currency of currencies) {
    coverCurrency(
      account.receivables.filter((receivable) => receivable.currency === currency),
      account.unapplied.filter((money) => money.currency === currency),
      toleranceOf(context, currency),
      owed
    )
  }
  const overdue = [...owed.values()]
    .filter((item) => item.counts && item.receivable.dueDate < asOf)
    .sort((a, b) => byDueThenId(a.receivable, b.receivable))
  return { account, asOf, context, owed, overdue, currencies: [...currencies].sort(), memo: new Map() }
}

/** Overdue items of one currency, at least `minAgeDays` old. */
export const overdueFrom = (view: AccountView, currency: string | null, minAgeDays: number): Owed[] =>
  view.overdue.filter(
    ({ receivable }) =>
      (currency === null || receivable.currency === currency) &&
      daysBetween(receivable.dueDate, view.asOf) >= minAgeDays
  )

/** Sum of what is left to pay of `items`, which must be of one currency. */
export const netSum = (items: readonly Owed[]): Minor => items.reduce((sum, item) => sum + item.net, 0n)
