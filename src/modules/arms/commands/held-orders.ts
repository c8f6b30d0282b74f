import { addDays } from "../../../domain"
import {
  heldOrderForUpdate,
  heldOrdersOfAccounts,
  insertOverrule,
  moveHeldOrder,
  type HeldOrderRow,
} from "../sql/held-orders"
import { askLimits } from "../credit"
import { bindingHolds } from "../sql/holds"
import { orderOf } from "../sql/orders"
import { newId } from "../run/ids"
import { tellCustomer } from "./tell-customer"
import { found, notAllowed, sameVersion, type CommandContext, type CommandHandler } from "./define-command"

/** Commands about orders that are held, and about letting one pass. */

/** A person lets a cart, draft or order pass; the register keeps who and why. */
export const overrule: CommandHandler<"overrule"> = async (context, input) => {
  const id = newId("arovr")
  const until = input.until ?? context.today
  if (until < context.today) throw notAllowed(`until is "${until}": expected today (${context.today}) or a later day.`)
  await insertOverrule(context.db, {
    id,
    subjectId: input.subject_id,
    until,
    upTo: input.up_to ?? null,
    actor: context.actor,
    reason: context.reason,
  })
  const result = { overrule_id: id, until, up_to: input.up_to ?? null }
  return { accountId: null, subject: "system", subjectId: input.subject_id, result }
}

async function waiting(context: CommandContext, id: string, version: number | undefined): Promise<HeldOrderRow> {
  const order = found(await heldOrderForUpdate(context.db, id), "held order", id)
  await sameVersion(context, order, version, "held order")
  if (order.state === "released" || order.state === "rejected")
    throw notAllowed(`The order is ${order.state} already: expected one that is held.`)
  return order
}

/** A person releases a held order: up to its present value, until a day. */
export const releaseOrder: CommandHandler<"release_order"> = async (context, input) => {
  const order = await waiting(context, input.order_id, input.version)
  const until = input.until ?? addDays(context.today, context.world.settings.release_days)
  if (until < context.today) throw notAllowed(`until is "${until}": expected today (${context.today}) or a later day.`)
  await moveHeldOrder(context.db, { id: order.id, state: "released", until, upTo: order.value, note: context.reason })
  context.events.push({ name: "arms.order.released", data: { order_id: order.id } })
  const result = { order_id: order.id, until, up_to: order.value }
  return { accountId: order.account_id, subject: "account", subjectId: order.account_id, result }
}

/** A person rejects a held order; its door in the shop cancels it. */
export const rejectOrder: CommandHandler<"reject_order"> = async (context, input) => {
  const order = await waiting(context, input.order_id, input.version)
  await moveHeldOrder(context.db, { id: order.id, state: "rejected", until: null, upTo: null, note: context.reason })
  context.events.push({ name: "arms.order.rejected", data: { order_id: order.id } })
  const known = input.tell_customer ? await orderOf(context.db, order.id) : null
  const noticeId = known && (await tellCustomer(context, known, "order_rejected"))
  return {
    accountId: order.account_id,
    subject: "account",
    subjectId: order.account_id,
    result: { order_id: order.id, notice_id: noticeId },
  }
}

/** Neither a hold nor an exceeded limit keeps an account from ordering. */
async function nothingHolds(context: CommandContext, accountId: string): Promise<boolean> {
  if ((await bindingHolds(context.db, accountId)).length > 0) return false
  const answers = await askLimits(context.db, context.world, accountId, null)
  return answers.every(
    ({ limit, exposure }) => limit.mode === "none" || (exposure !== null && exposure.total <= limit.amount)
  )
}

/** Orders are released as soon as nothing holds their account any more; a forced hold keeps them (E-100, E-101). */
export async function releaseHeldOrders(context: CommandContext, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length === 0) return
  const free = new Map<string, boolean>()
  for (const order of await heldOrdersOfAccounts(context.db, accountIds)) {
    const known = free.get(order.account_id)
    const isFree = known ?? (await nothingHolds(context, order.account_id))
    free.set(order.account_id, isFree)
    if (!isFree) continue
    const { id, value } = order
    await moveHeldOrder(context.db, {
      id,
      state: "released",
      until: null,
      upTo: value,
      note: "nothing holds the account",
    })
    context.events.push({ name: "arms.order.released", data: { order_id: id } })
  }
}
