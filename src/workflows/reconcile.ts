import type { MedusaContainer } from "@medusajs/framework/types"
import { ARMS_MODULE } from "../modules/arms"
import type ArmsModuleService from "../modules/arms/service"
import { rejectedOrders } from "../modules/arms/sql/held-orders"
import { ordersToTryAgain } from "../modules/arms/sql/order-problems"
import { ordersWithMoney } from "../modules/arms/sql/orders"
import { changedOrders, passBegins, passEnds, type Mark } from "../modules/arms/sql/shop-orders"
import { settleReservations } from "./settle-reservations"
import { cancelRejected } from "./cancel-rejected"
import { takeOrder, type Taken } from "./take-order"

const AT_ONCE = 200

/**
 * Looks at every order that has changed in the shop since the last look, at those that could not be, and at those whose money Medusa may not know
 * (DESIGN §3.11): with every event lost the ledger is right after one pass.
 */
export async function reconcile(container: MedusaContainer): Promise<Taken[]> {
  const arms = container.resolve<ArmsModuleService>(ARMS_MODULE)
  if (!arms.enabled) return []
  const db = arms.host.db()
  await arms.openShop()
  const { from, now } = await passBegins(db)
  const taken: Taken[] = []
  for (const { id } of await ordersToTryAgain(db, AT_ONCE)) taken.push(await takeOrder(container, id))
  for (let mark: Mark = from; ;) {
    const page = await changedOrders(db, mark, AT_ONCE)
    for (const { id } of page) taken.push(await takeOrder(container, id))
    if (page.length < AT_ONCE) break
    mark = page[page.length - 1]
  }
  for (const { id } of await ordersWithMoney(db, AT_ONCE)) taken.push(await takeOrder(container, id))
  await settleReservations(container)
  for (const { id } of await rejectedOrders(db)) await cancelRejected(container, id)
  await passEnds(db, now)
  return taken
}
