import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils"
import type { OrderIntent } from "../may-order"
import type { Door, DoorCall } from "./door"

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null)

interface DoorOrder {
  readonly id: string
  readonly email: string | null
  readonly customer_id: string | null
  readonly currency_code: string
  readonly total: never
  readonly locale?: string | null
  readonly customer?: { readonly has_account?: boolean } | null
}

const FIELDS = ["id", "email", "customer_id", "currency_code", "total", "locale", "customer.has_account"]

async function orderOf(container: MedusaContainer, id: string | null): Promise<DoorOrder | null> {
  if (id === null) return null
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: FIELDS, filters: { id } })
  return (data[0] as unknown as DoorOrder) ?? null
}

const intentOf = (order: DoorOrder, value: string): OrderIntent => ({
  subjects: [order.id],
  customerId: order.customer_id,
  email: order.customer?.has_account === true ? null : order.email,
  locale: order.locale,
  currency: order.currency_code,
  value,
  paymentProviders: [],
  nothingToPay: MathBN.lte(value, 0),
})

/** The order an edit, exchange or claim would raise, and by how much; `null`: it is not raised. */
async function raised({ container }: DoorCall, orderId: string | null, by: string | null): Promise<OrderIntent | null> {
  const order = await orderOf(container, orderId)
  if (!order) return null
  const preview = (await container.resolve(Modules.ORDER).previewOrderChange(order.id)) as unknown as { total?: never }
  const raise = MathBN.sub(preview.total ?? order.total, order.total)
  if (!MathBN.gt(raise, 0)) return null
  return { ...intentOf(order, raise.toFixed()), subjects: by === null ? [order.id] : [order.id, by] }
}

/** The order that a claim or exchange would raise. */
async function raisedBy(call: DoorCall, entity: string, id: string | null): Promise<OrderIntent | null> {
  if (id === null) return null
  const query = call.container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity, fields: ["order_id"], filters: { id } })
  return raised(call, text((data[0] as { order_id?: unknown } | undefined)?.order_id), id)
}

/** Admin order creation, and code of the host or of other plugins; a draft is no order yet. */
export const orderCreation: Door = {
  name: "order_creation",
  workflow: "create-orders",
  step: "validate-line-item-prices",
  route: null,
  untold: {
    step: "create-orders",
    orderOf: (_, output) => text((output as { id?: unknown }[] | undefined)?.[0]?.id),
  },
  payloadOf: (id) => ({ id }),
  async intent({ container, payload }) {
    if (payload.status === "draft" || payload.is_draft_order === true) return null
    const customerId = text(payload.customer_id)
    const customer = customerId
      ? (
          await container
            .resolve(Modules.CUSTOMER)
            .listCustomers({ id: customerId }, { select: ["id", "has_account", "email"] })
        )[0]
      : undefined
    return {
      subjects: [],
      customerId,
      email: customer?.has_account === true ? null : (text(payload.email) ?? customer?.email ?? null),
      locale: text(payload.locale),
      currency: text(payload.currency_code),
      value: null,
      paymentProviders: [],
      nothingToPay: false,
    }
  },
}

/** A draft becomes an order. */
export const draftConversion: Door = {
  name: "draft_conversion",
  workflow: "convert-draft-order",
  step: "validate-draft-order",
  route: "/admin/draft-orders/:id/convert-to-order",
  payloadOf: (id) => ({ id }),
  async intent({ container, payload }) {
    const order = await orderOf(container, text(payload.id))
    return order && intentOf(order, MathBN.convert(order.total).toFixed())
  },
}

/** An edit of an order that raises its value. */
export const orderEdit: Door = {
  name: "order_edit",
  workflow: "confirm-order-edit-request",
  step: "confirm-order-edit-request-validation",
  route: "/admin/order-edits/:id/confirm",
  payloadOf: (id) => ({ order_id: id }),
  intent: (call) => raised(call, text(call.payload.order_id), null),
}

/** An exchange that sends more than it takes back. */
export const exchange: Door = {
  name: "exchange",
  workflow: "confirm-exchange-request",
  step: "validate-confirm-exchange-request",
  route: "/admin/exchanges/:id/request",
  payloadOf: (id) => ({ exchange_id: id }),
  intent: (call) => raisedBy(call, "order_exchange", text(call.payload.exchange_id)),
}

/** A claim that sends more than it takes back. */
export const claim: Door = {
  name: "claim",
  workflow: "confirm-claim-request",
  step: "validate-confirm-claim-request",
  route: "/admin/claims/:id/request",
  payloadOf: (id) => ({ claim_id: id }),
  intent: (call) => raisedBy(call, "order_claim", text(call.payload.claim_id)),
}

/** Somebody takes an order over: it is he who would owe it. */
export const orderTransfer: Door = {
  name: "order_transfer",
  workflow: "accept-order-transfer-workflow",
  step: "accept-order-transfer-validation",
  untold: { step: "accept-order-transfer-validation", orderOf: (payload) => text(payload.order_id) },
  route: "/store/orders/:id/transfer/accept",
  payloadOf: (id) => ({ order_id: id }),
  async intent({ container, payload }) {
    const order = await orderOf(container, text(payload.order_id))
    if (!order) return null
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({
      entity: "order_change",
      fields: ["actions.action", "actions.reference_id"],
      filters: { order_id: order.id, status: ["requested"], change_type: "transfer" },
    })
    const actions =
      (data[0] as { actions?: { action: string; reference_id: string | null }[] } | undefined)?.actions ?? []
    const to = actions.find((one) => one.action === "TRANSFER_CUSTOMER")?.reference_id
    if (!to) return null
    return { ...intentOf(order, MathBN.convert(order.total).toFixed()), customerId: to, email: null }
  },
}
