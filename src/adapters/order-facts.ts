import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, defaultCurrencies, MathBN } from "@medusajs/framework/utils"
import type { BuyerFacts, OrderFacts, OrderPaymentFacts, TransactionFacts } from "../modules/arms/order-facts"
import { ORDER_FIELDS, type Amount, type GraphOrder, type GraphPayment } from "./order-graph"

/** Captures and transactions made for a payment of the ledger carry its id. */
export const ARMS_MARK = "arms:"
/** Reference of a transaction that no capture could carry. */
export const ARMS_REFERENCE = "arms_payment"

const big = (amount: Amount | undefined | null) => MathBN.convert(amount ?? 0)
const textOf = (amount: Amount | undefined | null): string => big(amount).toFixed()
const instant = (at: string | Date): string => new Date(at).toISOString()
const present = <T>(list: readonly (T | null)[] | null | undefined): T[] => (list ?? []).filter((one) => one !== null)

function transactionsOf(order: GraphOrder, payments: readonly GraphPayment[]): TransactionFacts[] {
  const madeBy = new Map(
    payments.flatMap((payment) => present(payment.captures).map((capture) => [capture.id, capture.created_by ?? ""]))
  )
  return present(order.transactions).map((one) => {
    const maker = madeBy.get(one.reference_id ?? "") ?? ""
    const named = one.reference === ARMS_REFERENCE ? (one.reference_id ?? "").split("#")[0] : null
    return {
      id: one.id,
      amount: textOf(one.amount),
      at: instant(one.created_at),
      armsPayment: maker.startsWith(ARMS_MARK) ? maker.slice(ARMS_MARK.length) : named,
    }
  })
}

const paymentFacts = (payment: GraphPayment): OrderPaymentFacts => ({
  id: payment.id,
  provider: payment.provider_id,
  amount: textOf(payment.amount),
  captured: MathBN.sum(0, ...present(payment.captures).map((capture) => big(capture.amount))).toFixed(),
  cancelled: payment.canceled_at !== null,
})

/** What each shipment is worth: its share of its lines, and shipping with the first. */
function shipmentsOf(order: GraphOrder): { at: string; value: string }[] {
  const items = new Map(present(order.items).map((item) => [item.id, item]))
  const shipped = present(order.fulfillments).filter((one) => one.shipped_at !== null && one.canceled_at === null)
  return shipped
    .map((one) => ({ one, at: instant(one.shipped_at!) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ one, at }, index) => {
      const worth = present(one.items).map(({ line_item_id, quantity }) => {
        const item = items.get(line_item_id ?? "")
        const whole = big(item?.detail?.quantity)
        return item && MathBN.gt(whole, 0) ? MathBN.div(MathBN.mult(big(item.total), big(quantity)), whole) : big(0)
      })
      const value = MathBN.sum(0, ...worth, index === 0 ? big(order.shipping_total) : big(0))
      return { at, value: value.toFixed() }
    })
}

/** Captures without a transaction: the process died between the two. */
function orphansOf(order: GraphOrder, payments: readonly GraphPayment[]): { captureId: string; amount: string }[] {
  const told = new Set(present(order.transactions).map((one) => one.reference_id))
  return payments.flatMap((payment) =>
    present(payment.captures)
      .filter((capture) => (capture.created_by ?? "").startsWith(ARMS_MARK) && !told.has(capture.id))
      .map((capture) => ({ captureId: capture.id, amount: textOf(capture.amount) }))
  )
}

const emptyCollectionsOf = (order: GraphOrder): { id: string; amount: string }[] =>
  present(order.payment_collections)
    .filter(
      (one) => one.status === "not_paid" && present(one.payments).every((payment) => payment.canceled_at !== null)
    )
    .map(({ id, amount }) => ({ id, amount: textOf(amount) }))

const isAllShipped = (order: GraphOrder): boolean => {
  const items = present(order.items).filter(({ detail }) => MathBN.gt(big(detail?.quantity), 0))
  return (
    items.length > 0 && items.every(({ detail }) => MathBN.gte(big(detail?.shipped_quantity), big(detail?.quantity)))
  )
}

function buyerOf({ customer, email, ...order }: GraphOrder): BuyerFacts {
  const address = order.billing_address ?? order.shipping_address
  const name = [customer?.first_name, customer?.last_name].filter(Boolean).join(" ")
  return {
    customerId: customer?.id ?? null,
    email: email ?? customer?.email ?? null,
    name: name || null,
    company: customer?.company_name || null,
    registered: customer?.has_account === true,
    groups: present(customer?.groups).map((group) => group.id),
    language: order.locale?.slice(0, 2) ?? null,
    country: address?.country_code?.toUpperCase() ?? null,
  }
}

function factsOf(order: GraphOrder): OrderFacts {
  const payments = present(order.payment_collections).flatMap((collection) => present(collection.payments))
  const returned = present(order.items).map((item) => big(item.return_requested_total))
  const number = order.metadata?.purchase_order_number
  return {
    id: order.id,
    displayId: String(order.display_id),
    currency: order.currency_code,
    medusaDigits: defaultCurrencies[order.currency_code.toUpperCase()]?.decimal_digits ?? 2,
    placedAt: instant(order.created_at),
    cartId: order.cart?.id ?? null,
    cancelled: order.status === "canceled",
    total: textOf(order.total),
    pendingReturns: MathBN.sum(0, ...returned).toFixed(),
    buyer: buyerOf(order),
    salesChannel: order.sales_channel_id,
    purchaseOrderNumber: typeof number === "string" && number !== "" ? number.slice(0, 100) : null,
    transactions: transactionsOf(order, payments),
    payments: payments.map(paymentFacts),
    orphans: orphansOf(order, payments),
    collections: present(order.payment_collections).map(({ id }) => id),
    emptyCollections: emptyCollectionsOf(order),
    shipments: shipmentsOf(order),
    allShipped: isAllShipped(order),
  }
}

/**
 * What Medusa says of orders now. Totals are recomputed because `total` is asked for; nothing is taken from the stored
 * summary. Drafts are no orders yet.
 */
export async function readOrders(container: MedusaContainer, ids: readonly string[]): Promise<OrderFacts[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: ORDER_FIELDS, filters: { id: [...ids] } })
  const orders = data as unknown as GraphOrder[]
  return orders.filter((order) => order.status !== "draft" && order.is_draft_order !== true).map(factsOf)
}
