import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { ARMS_MODULE } from "../modules/arms"
import type ArmsModuleService from "../modules/arms/service"
import { assertMayOrder, type OrderIntent } from "./may-order"

/** What the guard reads of a cart that is being completed. */
export interface GuardedCart {
  readonly completed_at?: unknown
  readonly customer?: { readonly id?: string | null } | null
  readonly customer_id?: string | null
  readonly locale?: string | null
  readonly total?: unknown
  readonly payment_collection?: {
    readonly payment_sessions?: readonly ({ readonly provider_id?: string; readonly status?: string } | null)[] | null
  } | null
}

const isNothing = (total: unknown): boolean => total !== undefined && total !== null && Number(total) === 0

/** The order a cart is about to become. */
export const intentOf = (cart: GuardedCart): OrderIntent => ({
  customerId: cart.customer?.id ?? cart.customer_id,
  locale: cart.locale,
  paymentProviders: (cart.payment_collection?.payment_sessions ?? [])
    .filter((session) => session && session.status !== "canceled" && session.status !== "error")
    .map((session) => session?.provider_id ?? ""),
  nothingToPay: isNothing(cart.total),
})

/** Guards the completion of a cart; a replay of a completed one still answers with its order. */
export async function guardCart(container: MedusaContainer, cart: GuardedCart): Promise<void> {
  if (cart.completed_at) return
  await assertMayOrder(container.resolve<ArmsModuleService>(ARMS_MODULE), intentOf(cart))
}

const CART_FIELDS = [
  "id",
  "completed_at",
  "customer_id",
  "locale",
  "total",
  "payment_collection.payment_sessions.provider_id",
  "payment_collection.payment_sessions.status",
]

/** Guards a cart of which only the id is known. */
export async function guardCartById(container: MedusaContainer, id: string): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "cart", fields: CART_FIELDS, filters: { id } })
  if (data[0]) await guardCart(container, data[0] as unknown as GuardedCart)
}
