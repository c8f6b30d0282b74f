import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { ARMS_MODULE } from "../modules/arms"
import type ArmsModuleService from "../modules/arms/service"
import { expireReservation, oldReservations } from "../modules/arms/sql/exposure"
import { takeOrder } from "./take-order"

/** Longer than a completion takes, with every payment page in between. */
const MINUTES = 30
const AT_ONCE = 200

/** The order a reservation was made for: a cart's by its link, else the order itself. */
async function orderOf(container: MedusaContainer, id: string): Promise<string | null> {
  if (id.startsWith("order_")) return id
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order_cart", fields: ["order_id"], filters: { cart_id: id } })
  return (data[0] as { order_id?: string } | undefined)?.order_id ?? null
}

/**
 * Reservations nobody has come back for: where an order came of it, looking at the order confirms them; where none did,
 * they run out. So a crash between the two keeps no credit (E-97).
 */
export async function settleReservations(container: MedusaContainer, minutes = MINUTES): Promise<void> {
  const db = container.resolve<ArmsModuleService>(ARMS_MODULE).host.db()
  for (const { id } of await oldReservations(db, minutes, AT_ONCE)) {
    const orderId = await orderOf(container, id)
    const taken = orderId === null ? null : await takeOrder(container, orderId)
    // What an order used is confirmed by now; this ends the rest. One that cannot be looked at keeps its credit.
    if (!taken?.error) await expireReservation(db, id)
  }
}
