import { formatAmount, parseExact, toMinor, type Exact } from "../../../domain"
import { heldOrderForUpdate, holdOrder, moveHeldOrder, passesByOverrule } from "../sql/held-orders"
import { bindingHolds } from "../sql/holds"
import type { OrderWork } from "./order-parts"

/** A completion takes so long at most: an older hold should have been seen by a guard. */
const MARGIN_MS = 30_000

/** What has to be known about an order that is new, or worth more than before. */
export interface Grown {
  readonly work: OrderWork
  readonly isNew: boolean
  /** Exact value of the order now. */
  readonly value: Exact
}

/**
 * An order of an account that is held: kept where the merchant chose *hold*, or where it passed no guard although the
 * hold stood (code that calls the order module). One that a guard let pass just before the hold is flagged.
 */
export async function holdIfBlocked({ work, isNew, value }: Grown): Promise<void> {
  const { context, facts, accountId, currency } = work
  const holds = (await bindingHolds(context.db, accountId)).filter(
    (hold) => hold.strength === "all_orders" || !work.prepaid
  )
  if (holds.length === 0 || value <= 0n) return
  const subjects = facts.cartId ? [facts.id, facts.cartId] : [facts.id]
  if (await passesByOverrule(context.db, subjects, facts.total)) return
  const amount = formatAmount(toMinor(value, currency), currency)
  const known = await heldOrderForUpdate(context.db, facts.id)
  if (known) {
    if (
      known.state !== "released" ||
      toMinor(parseExact(known.released_up_to ?? "0") ?? 0n, currency) >= toMinor(value, currency)
    )
      return
    await moveHeldOrder(context.db, { id: facts.id, state: "held", until: null, upTo: null, note: known.note })
    work.changes.push({ held: amount })
    return
  }
  const passedNoGuard =
    isNew && holds.some((hold) => Date.parse(hold.placed_at) < Date.parse(facts.placedAt) - MARGIN_MS)
  const state = context.world.settings.blocked_orders === "hold" || passedNoGuard ? "held" : "flagged"
  await holdOrder(context.db, {
    id: facts.id,
    accountId,
    state,
    reasons: holds.map((hold) => hold.reason),
    value: amount,
    currency,
    on: context.today,
  })
  context.events.push({ name: `arms.order.${state}`, data: { order_id: facts.id } })
  work.changes.push({ [state]: amount })
}
