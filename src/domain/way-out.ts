import type { CalendarDate } from "./calendar-date"
import type { DecisionContext } from "./context"
import type { Minor } from "./money"
import { holdOf } from "./plan"
import type { AccountSnapshot } from "./snapshot"
import type { Policy } from "./task"
import { viewAccount } from "./view"

/** What, paid now, would let an account order again; the cheapest there is. */
export interface WayOut {
  readonly receivableIds: readonly string[]
  /** What is left to pay of them, per currency. */
  readonly sums: Readonly<Record<string, Minor>>
}

/** Every choice is tried up to so many receivables; beyond, the oldest are paid first and what was not needed is taken out. */
const TRY_ALL_UP_TO = 10

interface Item {
  readonly id: string
  readonly currency: string
  readonly net: Minor
}

/** The account as it would be with some receivables paid. */
const withPaid = (account: AccountSnapshot, paid: ReadonlySet<string>): AccountSnapshot => ({
  ...account,
  receivables: account.receivables.map((one) => (paid.has(one.id) ? { ...one, open: 0n } : one)),
})

function cheapestOfAll(items: readonly Item[], frees: (paid: ReadonlySet<string>) => boolean): Item[] | null {
  let best: { items: Item[]; cost: Minor } | null = null
  for (let choice = 1; choice < 1 << items.length; choice++) {
    const chosen = items.filter((_, at) => choice & (1 << at))
    const cost = chosen.reduce((sum, one) => sum + one.net, 0n)
    if (best !== null && cost >= best.cost) continue
    if (frees(new Set(chosen.map((one) => one.id)))) best = { items: chosen, cost }
  }
  return best?.items ?? null
}

function oldestFirst(items: readonly Item[], frees: (paid: ReadonlySet<string>) => boolean): Item[] | null {
  const paid = new Set<string>()
  for (const { id } of items) {
    paid.add(id)
    if (frees(paid)) break
  }
  if (!frees(paid)) return null
  for (const { id } of [...items].filter((one) => paid.has(one.id)).sort((a, b) => (a.net > b.net ? -1 : 1))) {
    paid.delete(id)
    if (!frees(paid)) paid.add(id)
  }
  return items.filter((one) => paid.has(one.id))
}

/**
 * Which receivables, paid now, would lift the automatic hold of an account? `null`: none is needed, or none would do.
 * Only what is overdue is asked for.
 */
export function wayOut(
  account: AccountSnapshot,
  asOf: CalendarDate,
  policy: Policy,
  context: DecisionContext
): WayOut | null {
  const frees = (paid: ReadonlySet<string>) => holdOf(withPaid(account, paid), asOf, policy, context).strength === null
  if (frees(new Set())) return null
  const items = viewAccount(account, asOf, context).overdue.map(({ receivable, net }) => ({
    id: receivable.id,
    currency: receivable.currency,
    net,
  }))
  const chosen = items.length <= TRY_ALL_UP_TO ? cheapestOfAll(items, frees) : oldestFirst(items, frees)
  if (!chosen) return null
  const sums: Record<string, Minor> = {}
  for (const { currency, net } of chosen) sums[currency] = (sums[currency] ?? 0n) + net
  return { receivableIds: chosen.map((one) => one.id), sums }
}

/**
 * The cheapest items that together are at least `need`; `null`: all of them are not enough. Every choice is tried for few
 * items; of many, the smallest are taken until it is enough and what was not needed is left out.
 */
export function cheapestCover(
  items: readonly { readonly id: string; readonly amount: Minor }[],
  need: Minor
): string[] | null {
  const sum = (chosen: readonly { readonly amount: Minor }[]) => chosen.reduce((total, one) => total + one.amount, 0n)
  if (need <= 0n) return []
  if (sum(items) < need) return null
  if (items.length > TRY_ALL_UP_TO) {
    const bySize = [...items].sort((a, b) => (a.amount < b.amount ? -1 : 1))
    const single = bySize.find((one) => one.amount >= need)
    const taken: typeof bySize = []
    for (const one of bySize) if (sum(taken) < need) taken.push(one)
    for (const one of [...taken].reverse()) if (sum(taken) - one.amount >= need) taken.splice(taken.indexOf(one), 1)
    return (single && single.amount <= sum(taken) ? [single] : taken).map((one) => one.id)
  }
  let best: { ids: string[]; cost: Minor } | null = null
  for (let choice = 1; choice < 1 << items.length; choice++) {
    const chosen = items.filter((_, at) => choice & (1 << at))
    const cost = sum(chosen)
    if (cost >= need && (best === null || cost < best.cost)) best = { ids: chosen.map((one) => one.id), cost }
  }
  return best?.ids ?? null
}
