import type { MedusaContainer } from "@medusajs/framework/types"
import { readOrders } from "../adapters/order-facts"
import { parseCurrency, exactOf, toMinor, toTell, type Minor, type MoneyOfOrder } from "../domain"
import { ARMS_MODULE } from "../modules/arms"
import { takeOrder as takeIn } from "../modules/arms/commands/take-order"
import { isOnAccount, type OrderFacts } from "../modules/arms/order-facts"
import type ArmsModuleService from "../modules/arms/service"
import { paymentsOfOrder } from "../modules/arms/sql/order-money"
import { clearProblem, noteProblem } from "../modules/arms/sql/order-problems"
import { moneyNumber, moneyTold } from "../modules/arms/sql/orders"
import { hasOwnTerms } from "../modules/arms/sql/terms"
import { authoriseRest, mendCaptures, tellMedusa } from "./tell-medusa"

const CALLER = { actor: "system", reason: "the order in the shop" }

/** What came of looking at an order. */
export interface Taken {
  readonly orderId: string
  readonly changed: boolean
  readonly error: string | null
}

async function moneyOf(arms: ArmsModuleService, facts: OrderFacts, currency: string): Promise<MoneyOfOrder[]> {
  const minor = (text: string): Minor => toMinor(exactOf(text), currency)
  const transactions = new Map(facts.transactions.map((one) => [one.id, minor(one.amount)]))
  const payments = await arms.host.transaction((db) => paymentsOfOrder(db, facts.id))
  return payments
    .filter((one) => one.state !== "in_transit" && !one.external_id.endsWith(":transit"))
    .map((one) => ({
      paymentId: one.id,
      transaction: one.own ? (transactions.get(one.external_id) ?? 0n) : null,
      applied: minor(one.applied),
      unapplied: minor(one.unapplied_amount),
      refundedHere: minor(one.refunded_here),
      told: facts.transactions
        .filter((told) => told.armsPayment === one.id)
        .reduce((sum, told) => sum + minor(told.amount), 0n),
    }))
}

const read = async (container: MedusaContainer, orderId: string) => (await readOrders(container, [orderId]))[0]

/** Is the order bought on account: by its payment, or because it was given terms? */
const boughtOnAccount = async (arms: ArmsModuleService, facts: OrderFacts): Promise<boolean> =>
  facts.payments.some(({ provider }) => isOnAccount(provider)) || hasOwnTerms(arms.host.db(), facts.id)

/** Ledger ← Medusa, then Medusa ← ledger, under the order's lock. */
async function bothWays(container: MedusaContainer, arms: ArmsModuleService, orderId: string) {
  let facts = await read(container, orderId)
  if (!facts) return false
  if (await mendCaptures(container, facts)) facts = await read(container, orderId)
  const take = async () =>
    (await arms.runCommand("take_order", { id: orderId }, CALLER, (context) => takeIn(context, facts))).action_id !== ""
  let changed = await take()
  const currency = parseCurrency(facts.currency)!
  const moved = await moneyNumber(arms.host.db(), orderId)
  const told = toTell(await moneyOf(arms, facts, currency))
  for (const one of told) await tellMedusa(container, facts, currency, one)
  const authorised = (await boughtOnAccount(arms, facts)) && (await authoriseRest(container, facts, currency))
  if (told.length > 0 || authorised) {
    facts = await read(container, orderId)
    changed = (await take()) || changed
  }
  await moneyTold(arms.host.db(), orderId, moved)
  return changed
}

/** What the database says stands behind its statement; people need the first, not the second. */
function sentenceOf(problem: unknown): string {
  const { message = String(problem), severity } = problem as { message?: string; severity?: string }
  return severity === undefined ? message : message.slice(message.lastIndexOf(" - ") + 3)
}

/**
 * Looks at an order once: the ledger follows what Medusa says, and Medusa is told of money the ledger has applied.
 * It may be called at any time, any number of times; one process at a time works on an order.
 */
export async function takeOrder(container: MedusaContainer, orderId: string): Promise<Taken> {
  const arms = container.resolve<ArmsModuleService>(ARMS_MODULE)
  if (!arms.enabled) return { orderId, changed: false, error: null }
  try {
    const changed = await arms.orders.run(orderId, () => bothWays(container, arms, orderId))
    await clearProblem(arms.host.db(), orderId)
    return { orderId, changed, error: null }
  } catch (problem) {
    const error = sentenceOf(problem)
    arms.logger.warn(`arms: order ${orderId}: ${error}`)
    await noteProblem(arms.host.db(), orderId, error).catch(() => undefined)
    return { orderId, changed: false, error }
  }
}
