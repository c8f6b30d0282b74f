import { formatAmount, minOf, parseAmount, type CalendarDate, type Minor } from "../../../domain"
import { allocationsOf, applyAllocation, openReceivables, receivableForUpdate, type ReceivableRow } from "../sql/ledger"
import { settleWaits } from "../sql/actions"
import { newId } from "../run/ids"
import { found, notAllowed, type CommandContext } from "./define-command"

/** Applying money and taking it back. Amounts travel as decimal text and are computed in minor units. */

/** Decimal text that has been checked, in minor units. */
export const minor = (amount: string, currency: string): Minor => parseAmount(amount, currency) ?? 0n

interface Origin {
  readonly kind: "payment" | "credit"
  readonly id: string
  readonly valueDate: CalendarDate
}

/** Applies part of a payment or credit to one receivable; a negative amount takes it back. */
export async function applyTo(
  context: CommandContext,
  origin: Origin,
  receivable: ReceivableRow,
  amount: Minor
): Promise<void> {
  const state = await applyAllocation(context.db, {
    id: newId("arall"),
    receivableId: receivable.id,
    origin: origin.kind,
    originId: origin.id,
    amount: formatAmount(amount, receivable.currency),
    valueDate: origin.valueDate,
    recordedOn: context.today,
  })
  context.touched.add(receivable.account_id)
  if (state !== "settled") return
  await settleWaits(context.db, receivable.id, context.today)
  context.events.push({ name: "arms.receivable.settled", data: { receivable_id: receivable.id } })
}

/** Named receivable first, then oldest due first; what is left rests on account (E-65, E-70). */
export async function spread(
  context: CommandContext,
  origin: Origin,
  account: { id: string; currency: string },
  amount: Minor,
  named: ReceivableRow | null
): Promise<{ applied: Minor; receivables: string[] }> {
  const open = await openReceivables(context.db, account.id, account.currency)
  const order = named
    ? [...open.filter((one) => one.id === named.id), ...open.filter((one) => one.id !== named.id)]
    : open
  let left = amount
  const receivables: string[] = []
  for (const receivable of order) {
    if (left === 0n) break
    const part = minOf(left, minor(receivable.open_amount, receivable.currency))
    await applyTo(context, origin, receivable, part)
    receivables.push(receivable.id)
    left -= part
  }
  return { applied: amount - left, receivables }
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

/** Takes back everything a payment or credit was applied to; answers the receivables. */
export async function takeBack(context: CommandContext, kind: "payment" | "credit", id: string, currency: string) {
  const allocations = await allocationsOf(context.db, kind, id)
  for (const { receivable_id, amount } of allocations) {
    const receivable = found(await receivableForUpdate(context.db, receivable_id), "receivable", receivable_id)
    await applyTo(context, { kind, id, valueDate: context.today }, receivable, -minor(amount, currency))
  }
  return allocations.map((allocation) => allocation.receivable_id)
}
