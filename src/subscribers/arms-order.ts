import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { orderOfEvent } from "../adapters/order-of-event"
import { takeOrder } from "../workflows/take-order"

/** Something has happened to an order: it is looked at. A lost event is made up by the reconciler. */
export default async function armsOrder({ event, container }: SubscriberArgs<Record<string, unknown>>): Promise<void> {
  const orderId = await orderOfEvent(container, event.name, event.data)
  if (orderId) await takeOrder(container, orderId)
}

export const config: SubscriberConfig = {
  event: [
    "order.placed",
    "order.updated",
    "order.canceled",
    "order-edit.confirmed",
    "order.return_requested",
    "order.return_received",
    "order.claim_created",
    "order.exchange_created",
    "order.transfer_requested",
    "shipment.created",
    "payment.captured",
    "payment.refunded",
    "arms.order.changed",
  ],
  context: { subscriberId: "arms-order" },
}
