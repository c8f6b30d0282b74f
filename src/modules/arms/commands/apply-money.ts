import { formatAmount, minOf, parseAmount, type CalendarDate, type Minor } from "../../../domain"
import { allocationsOf, applyAllocations } from "../sql/allocations"
import { appliedTo } from "../sql/order-money"
import { openReceivables, receivableForUpdate, type ReceivableRow } from "../sql/ledger"
import { settleWaits } from "../sql/actions"
import { newId } from "../run/ids"
import { found, notAllowed, type CommandContext } from "./define-command"

/** The order is to be looked at. */
export const ORDER_CHANGED = "arms.order.changed"

/** Applying money and taking it back. Amounts travel as decimal text and are computed in minor units. */

/** Decimal text that has been checked, in minor units. */
export const minor = (amount: string, currency: string): Minor => parseAmount(amount, currency) ?? 0n

interface Origin {
  readonly kind: "payment" | "credit"
  readonly id: string
  readonly valueDate: CalendarDate
}

/** A part of a payment or credit for one receivable; negative when it is taken back. */
export interface Part {
  readonly origin: Origin
  readonly receivable: ReceivableRow
  readonly amount: Minor
}

/** Money of an order has moved: Medusa is told as soon as this is stored. */
export function tellOrder(context: CommandContext, orderId: string): void {
  const told = context.events.some(({ name, data }) => name === ORDER_CHANGED && data.order_id === orderId)
  if (!told) context.events.push({ name: ORDER_CHANGED, data: { order_id: orderId } })
}

/** Receivables are settled: what waited for them ends, and others are told. */
export async function settled(context: CommandContext, receivableIds: readonly string[]): Promise<void> {
  await settleWaits(context.db, receivableIds, context.today)
  for (const id of receivableIds) context.events.push({ name: "arms.receivable.settled", data: { receivable_id: id } })
}

/** Applies parts in their order, in a fixed number of statements. */
export async function apply(context: CommandContext, parts: readonly Part[]): Promise<void> {
  if (parts.length === 0) return
  const done = await applyAllocations(
    context.db,
    parts.map(({ origin, receivable, amount }) => ({
      id: newId("arall"),
      receivable_id: receivable.id,
      payment_id: origin.kind === "payment" ? origin.id : null,
      credit_id: origin.kind === "credit" ? origin.id : null,
      amount: formatAmount(amount, receivable.currency),
      value_date: origin.valueDate,
      recorded_on: context.today,
    }))
  )
  for (const { receivable } of parts) context.touched.add(receivable.account_id)
  for (const id of new Set(parts.map(({ receivable }) => receivable.order_id))) if (id) tellOrder(context, id)
  await settled(
    context,
    done.map((row) => row.id)
  )
}

/** What is open of some accounts, kept in step while money is spread over it. */
export class OpenItems {
  private readonly left: Map<string, Minor>

  private constructor(private readonly items: readonly ReceivableRow[]) {
    this.left = new Map(items.map((one) => [one.id, minor(one.open_amount, one.currency)]))
  }

  /** Reads and locks them, oldest due first. */
  static async of(context: CommandContext, accountIds: readonly string[]): Promise<OpenItems> {
    return new OpenItems(await openReceivables(context.db, accountIds))
  }

  /** Named receivable first, then oldest due first; what is left rests on account (E-65, E-70). */
  spread(origin: Origin, money: { account: string; currency: string; amount: Minor }, named: string | null): Part[] {
    const own = this.items.filter((one) => one.account_id === money.account && one.currency === money.currency)
    const order = [...own.filter((one) => one.id === named), ...own.filter((one) => one.id !== named)]
    const parts: Part[] = []
    let rest = money.amount
    for (const receivable of order) {
      if (rest === 0n) break
      const open = this.left.get(receivable.id) ?? 0n
      const amount = minOf(rest, open)
      if (amount === 0n) continue
      this.left.set(receivable.id, open - amount)
      rest -= amount
      parts.push({ origin, receivable, amount })
    }
    return parts
  }
}

/** Spreads one payment or credit over an account; answers what was applied to what. */
export async function spread(
  context: CommandContext,
  origin: Origin,
  account: { id: string; currency: string },
  amount: Minor,
  named: ReceivableRow | null
): Promise<{ applied: Minor; receivables: string[] }> {
  const items = await OpenItems.of(context, [account.id])
  const parts = items.spread(origin, { account: account.id, currency: account.currency, amount }, named?.id ?? null)
  await apply(context, parts)
  return {
    applied: parts.reduce((sum, part) => sum + part.amount, 0n),
    receivables: parts.map(({ receivable }) => receivable.id),
  }
}

/** The receivable a payment or credit names, if it may. */
export async function namedReceivable(
  context: CommandContext,
  accountId: string,
  currency: string,
  id: string | undefined
) {
  if (!id) return null
  const receivable = found(await receivableForUpdate(context.db, id), "receivable", id)
  if (receivable.account_id !== accountId) throw notAllowed(`receivable_id "${id}" belongs to another account.`)
  if (receivable.currency !== currency) {
    throw notAllowed(`currency is "${currency}": expected ${receivable.currency}, the currency of the receivable.`)
  }
  if (receivable.state === "cancelled")
    throw notAllowed(`receivable_id "${id}" is cancelled: expected an open receivable.`)
  return receivable
}

/** Takes so much off a receivable: money first, then credits, the latest first. It rests on account. */
export async function takeBackPart(context: CommandContext, receivable: ReceivableRow, amount: Minor): Promise<void> {
  let left = amount
  const parts: Part[] = []
  for (const one of await appliedTo(context.db, [receivable.id])) {
    const part = minOf(left, minor(one.amount, receivable.currency))
    if (part === 0n) continue
    left -= part
    const origin = one.payment_id
      ? { kind: "payment" as const, id: one.payment_id, valueDate: one.value_date }
      : { kind: "credit" as const, id: String(one.credit_id), valueDate: one.value_date }
    parts.push({ origin, receivable, amount: -part })
  }
  await apply(context, parts)
}

/** Takes back everything a payment or credit was applied to; answers the receivables. */
export async function takeBack(context: CommandContext, kind: "payment" | "credit", id: string, currency: string) {
  const allocations = await allocationsOf(context.db, kind, id)
  const parts: Part[] = []
  for (const { receivable_id, amount } of allocations) {
    const receivable = found(await receivableForUpdate(context.db, receivable_id), "receivable", receivable_id)
    parts.push({ origin: { kind, id, valueDate: context.today }, receivable, amount: -minor(amount, currency) })
  }
  await apply(context, parts)
  return allocations.map((allocation) => allocation.receivable_id)
}
