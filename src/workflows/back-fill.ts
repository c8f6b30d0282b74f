import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { readOrders } from "../adapters/order-facts"
import { formatAmount, parseCurrency, parseExact, toMinor } from "../domain"
import { ARMS_MODULE } from "../modules/arms"
import type { OrderFacts } from "../modules/arms/order-facts"
import type ArmsModuleService from "../modules/arms/service"
import { unknownOrders } from "../modules/arms/sql/shop-orders"
import { takeOrder } from "./take-order"

/** What a back-fill did, or would do, with a page of orders. */
export interface BackFilled {
  readonly dry_run: boolean
  readonly orders: number
  /** What is owed for them, per currency. */
  readonly open: readonly { readonly currency: string; readonly orders: number; readonly amount: string }[]
  readonly refused: readonly { readonly order_id: string; readonly sentence: string }[]
  /** Behind this order the next page begins; `null`: there is none. */
  readonly next_cursor: string | null
}

const owedOf = (facts: OrderFacts) => {
  const value = facts.cancelled ? "0" : MathBN.sub(facts.total, facts.pendingReturns).toFixed()
  return MathBN.sub(value, MathBN.sum(0, ...facts.transactions.map((one) => one.amount)))
}

function openOf(page: readonly OrderFacts[]): BackFilled["open"] {
  const sums = new Map<string, { orders: number; amount: bigint }>()
  for (const facts of page) {
    const currency = parseCurrency(facts.currency)
    const owed = owedOf(facts)
    if (!currency || !MathBN.gt(owed, 0)) continue
    const sum = sums.get(currency) ?? { orders: 0, amount: 0n }
    sums.set(currency, {
      orders: sum.orders + 1,
      amount: sum.amount + toMinor(parseExact(owed.toFixed()) ?? 0n, currency),
    })
  }
  return [...sums].map(([currency, { orders, amount }]) => ({
    currency,
    orders,
    amount: formatAmount(amount, currency),
  }))
}

/**
 * Takes orders the ledger does not know yet, oldest first. Orders from before the shop was opened to ARMS are an opening
 * import: nobody is mailed for them, and holds that follow from them are proposals. `dry_run` only counts.
 */
export async function backFill(
  container: MedusaContainer,
  { cursor, limit, dry_run }: { cursor?: string; limit: number; dry_run: boolean }
): Promise<BackFilled> {
  const arms = container.resolve<ArmsModuleService>(ARMS_MODULE)
  await arms.openShop()
  const ids = (await unknownOrders(arms.host.db(), cursor ?? "", limit)).map((row) => row.id)
  const page = ids.length === 0 ? [] : await readOrders(container, ids)
  const refused: { order_id: string; sentence: string }[] = []
  for (const { id } of dry_run ? [] : page) {
    const { error } = await takeOrder(container, id)
    if (error) refused.push({ order_id: id, sentence: error })
  }
  const next_cursor = ids.length < limit ? null : ids[ids.length - 1]
  return { dry_run, orders: page.length, open: openOf(page), refused, next_cursor }
}
