import type { MedusaContainer } from "@medusajs/framework/types"
import { ARMS_MODULE } from "../../modules/arms"
import type ArmsModuleService from "../../modules/arms/service"
import { orderOf } from "../../modules/arms/sql/orders"
import { takeOrder } from "../take-order"
import type { Door } from "./door"

async function known(container: MedusaContainer, orderId: string): Promise<string> {
  const arms = container.resolve<ArmsModuleService>(ARMS_MODULE)
  if (!(await orderOf(arms.host.db(), orderId))) await takeOrder(container, orderId)
  return orderId
}

/** Goods of a held order do not leave. */
export const fulfilment: Door = {
  name: "fulfilment",
  workflow: "create-order-fulfillment",
  step: "create-fulfillment-validate-order",
  route: "/admin/orders/:id/fulfillments",
  payloadOf: (id) => ({ order_id: id }),
  // Whether the order is held is asked by its id. One that nobody has told of yet is looked at first.
  intent: async ({ container, payload }) => ({
    subjects: [await known(container, String(payload.order_id ?? ""))],
    heldOrder: true,
    customerId: null,
    email: null,
    currency: null,
    value: null,
    paymentProviders: [],
    nothingToPay: false,
  }),
}
