import type { CalendarDate } from "./calendar-date"
import type { Minor } from "./money"

/** When an order becomes a receivable: the merchant's choice. */
export const ORDER_BECOMES_RECEIVABLE = ["order_placed", "shipment", "invoice"] as const
/** See {@link ORDER_BECOMES_RECEIVABLE}. */
export type OrderBecomes = (typeof ORDER_BECOMES_RECEIVABLE)[number]

/** Goods that have left, with the value they have in the order. */
export interface Shipment {
  readonly on: CalendarDate
  readonly value: Minor
}

/** An order and what of it is a receivable already. Amounts in minor units of its currency. */
export interface OrderState {
  readonly becomes: OrderBecomes
  readonly placedOn: CalendarDate
  /** Total less pending returns; 0 when it is cancelled. */
  readonly value: Minor
  /** Sum of the amounts of its receivables that are not cancelled. */
  readonly receivable: Minor
  /** Has it had any receivable yet? */
  readonly hasReceivables: boolean
  /** In order of their days. */
  readonly shipments: readonly Shipment[]
  /** Everything has been shipped: shipping costs and what rounding left belong to the last shipment. */
  readonly allShipped: boolean
}

/** What is to change about the receivables of an order. */
export interface PartsPlan {
  /** New debt, by issue date. */
  readonly grow: readonly { readonly on: CalendarDate; readonly amount: Minor }[]
  /** Debt that is to disappear. */
  readonly shrink: Minor
  /** Ordered, not yet a receivable. */
  readonly notYet: Minor
}

const max0 = (amount: Minor): Minor => (amount > 0n ? amount : 0n)

function growthByShipment(order: OrderState): { on: CalendarDate; amount: Minor }[] {
  const grow: { on: CalendarDate; amount: Minor }[] = []
  let covered = order.receivable
  let shipped = 0n
  order.shipments.forEach(({ on, value }, index) => {
    shipped += value
    const isLast = order.allShipped && index === order.shipments.length - 1
    const reached = isLast || shipped > order.value ? order.value : shipped
    if (reached <= covered) return
    grow.push({ on, amount: reached - covered })
    covered = reached
  })
  return grow
}

/**
 * How the receivables of an order follow its value. An increase is a debt of the day it is seen; the
 * first one of the day the order was placed. What an invoice is issued for is decided by whoever issues it.
 */
export function planParts(order: OrderState, today: CalendarDate): PartsPlan {
  const shrink = max0(order.receivable - order.value)
  const missing = max0(order.value - order.receivable)
  const grow =
    order.becomes === "shipment"
      ? growthByShipment(order)
      : order.becomes === "order_placed" && missing > 0n
        ? [{ on: order.hasReceivables ? today : order.placedOn, amount: missing }]
        : []
  return { grow, shrink, notYet: missing - grow.reduce((sum, { amount }) => sum + amount, 0n) }
}
