import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { cancelRejected } from "../workflows/cancel-rejected"

/** A rejected order is cancelled at once; a lost event is made up by the reconciler. */
export default async function armsOrderRejected({
  event,
  container,
}: SubscriberArgs<{ order_id: string }>): Promise<void> {
  await cancelRejected(container, event.data.order_id)
}

export const config: SubscriberConfig = {
  event: "arms.order.rejected",
  context: { subscriberId: "arms-order-rejected" },
}
