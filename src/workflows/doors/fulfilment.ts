import type { Door } from "./door"

/** Goods of a held order do not leave. */
export const fulfilment: Door = {
  name: "fulfilment",
  workflow: "create-order-fulfillment",
  step: "create-fulfillment-validate-order",
  route: "/admin/orders/:id/fulfillments",
  payloadOf: (id) => ({ order_id: id }),
  // Whether the order is held is asked by its id; the account is not asked again.
  intent: async ({ payload }) => ({
    subjects: [String(payload.order_id ?? "")],
    heldOrder: true,
    customerId: null,
    email: null,
    currency: null,
    value: null,
    paymentProviders: [],
    nothingToPay: false,
  }),
}
