import { formatAmount, parseExact, toMinor, type Exact } from "../../../domain"
import { heldOrderForUpdate, holdOrder, moveHeldOrder, passesByOverrule } from "../sql/held-orders"
import { askLimits } from "../credit"
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
  /** Credit was reserved for it: a guard has looked at its limit. */
  readonly hadCredit: boolean
  /** What was asked for: the whole of a new order, else what it grew by; exact decimal text. */
  readonly asked: string
}

/** Limits that are exceeded now; where credit was reserved only one that a guard tolerated (E-119 strictly above). */
async function exceeded({ context, accountId }: OrderWork, hadCredit: boolean): Promise<string[]> {
  if (context.world.liveSince === null) return []
  const answers = await askLimits(context.db, context.world, accountId, null)
  const binding = answers.filter(({ limit, exposure }) => exposure !== null && limit.mode !== "none")
  const isOver = binding.some(({ limit, exposure }) => exposure!.total > limit.amount)
  const isUnreviewed = !isOver && binding.some(({ verdict }) => verdict === "hold")
  if (isUnreviewed) return ["credit review overdue"]
  return isOver ? [hadCredit ? "credit limit, within the tolerance" : "credit limit"] : []
}

/**
 * An order of an account that is held: kept where the merchant chose *hold*, or where it passed no guard although the
 * hold stood (code that calls the order module). One that a guard let pass just before the hold is flagged.
 */
export async function holdIfBlocked({ work, isNew, value, hadCredit, asked }: Grown): Promise<void> {
  const { context, facts, accountId, currency } = work
  const holds = (await bindingHolds(context.db, accountId)).filter(
    (hold) => hold.strength === "all_orders" || !work.prepaid
  )
  const over = work.prepaid ? [] : await exceeded(work, hadCredit)
  const reasons = [...holds.map((hold) => hold.reason), ...over]
  if (reasons.length === 0 || value <= 0n) return
  const subjects = facts.cartId ? [facts.id, facts.cartId] : [facts.id]
  if (await passesByOverrule(context.db, subjects, asked)) return
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
    over.length > 0 ||
    (isNew && holds.some((hold) => Date.parse(hold.placed_at) < Date.parse(facts.placedAt) - MARGIN_MS))
  const state = context.world.settings.blocked_orders === "hold" || passedNoGuard ? "held" : "flagged"
  await holdOrder(context.db, {
    id: facts.id,
    accountId,
    state,
    reasons,
    value: amount,
    currency,
    on: context.today,
  })
  context.events.push({ name: `arms.order.${state}`, data: { order_id: facts.id } })
  work.changes.push({ [state]: amount })
}
