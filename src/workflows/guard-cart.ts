import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import { ARMS_MODULE } from "../modules/arms"
import type ArmsModuleService from "../modules/arms/service"
import { assertMayOrder, type OrderIntent } from "./may-order"

/** What the guard reads of a cart that is being completed. */
export interface GuardedCart {
  readonly id?: string
  readonly completed_at?: unknown
  readonly customer?: { readonly id?: string | null } | null
  readonly customer_id?: string | null
  readonly email?: string | null
  readonly locale?: string | null
  readonly currency_code?: string | null
  readonly total?: unknown
  readonly payment_collection?: {
    readonly id?: string
    readonly payment_sessions?: readonly ({ readonly provider_id?: string; readonly status?: string } | null)[] | null
  } | null
}

const isNothing = (total: unknown): boolean => total !== undefined && total !== null && Number(total) === 0

/** The order a cart is about to become. */
export const intentOf = (cart: GuardedCart): OrderIntent => ({
  subjects: cart.id ? [cart.id] : [],
  customerId: cart.customer?.id ?? cart.customer_id,
  email: cart.email,
  paymentCollectionId: cart.payment_collection?.id,
  locale: cart.locale,
  currency: cart.currency_code,
  value: cart.total === undefined || cart.total === null ? null : MathBN.convert(cart.total as never).toFixed(),
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
  "customer.id",
  "email",
  "locale",
  "currency_code",
  "total",
  "payment_collection.id",
  "payment_collection.payment_sessions.provider_id",
  "payment_collection.payment_sessions.status",
]

/** A cart as the guard reads it, by its id. */
export async function cartById(container: MedusaContainer, id: string): Promise<GuardedCart | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "cart", fields: CART_FIELDS, filters: { id } })
  return (data[0] as unknown as GuardedCart) ?? null
}
