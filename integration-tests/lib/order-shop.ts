import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils"
import {
  beginClaimOrderWorkflow,
  beginExchangeOrderWorkflow,
  beginOrderEditOrderWorkflow,
  beginReceiveReturnWorkflow,
  beginReturnOrderWorkflow,
  cancelBeginOrderClaimWorkflow,
  cancelBeginOrderEditWorkflow,
  cancelBeginOrderExchangeWorkflow,
  cancelOrderWorkflow,
  capturePaymentWorkflow,
  confirmClaimRequestWorkflow,
  confirmExchangeRequestWorkflow,
  confirmOrderEditRequestWorkflow,
  confirmReturnReceiveWorkflow,
  confirmReturnRequestWorkflow,
  createOrderCreditLinesWorkflow,
  createOrderFulfillmentWorkflow,
  createOrderShipmentWorkflow,
  createOrderWorkflow,
  createOrUpdateOrderPaymentCollectionWorkflow,
  createRegionsWorkflow,
  markPaymentCollectionAsPaid,
  orderClaimAddNewItemWorkflow,
  orderClaimRequestItemReturnWorkflow,
  orderEditAddNewItemWorkflow,
  orderEditUpdateItemQuantityWorkflow,
  orderExchangeAddNewItemWorkflow,
  orderExchangeRequestItemReturnWorkflow,
  receiveItemReturnRequestWorkflow,
  refundPaymentWorkflow,
  requestItemReturnWorkflow,
} from "@medusajs/medusa/core-flows"
import type { DemoShop } from "../../demo/seed-shop"
import type { Scene } from "./checkout"
import type { Api } from "./shop"

/** What an order looks like to a test that does things to it. */
export interface OrderView {
  readonly id: string
  readonly currency: string
  readonly items: readonly { id: string; quantity: number; fulfilled: number; shipped: number; returned: number }[]
  readonly pending: number
  readonly payments: readonly { id: string; left: number; captured: number; refunded: number }[]
  readonly collections: readonly { id: string; status: string; amount: number }[]
  readonly cancelled: boolean
  readonly transactions: number
}

const sum = (list: readonly { amount: never }[] | null | undefined) =>
  MathBN.sum(0, ...(list ?? []).map((one) => one.amount)).toNumber()

/** Things that happen to orders of a shop, through Medusa's own workflows. */
export class OrderShop {
  private readonly regions = new Map<string, string>()

  constructor(
    private readonly container: MedusaContainer,
    private readonly shop: DemoShop
  ) {}

  /** A region of one country for each currency. */
  async openRegions(byCurrency: Readonly<Record<string, string>>): Promise<void> {
    for (const [currency_code, country] of Object.entries(byCurrency)) {
      const { result } = await createRegionsWorkflow(this.container).run({
        input: {
          regions: [
            {
              name: currency_code,
              currency_code,
              countries: [country],
              payment_providers: ["pp_system_default", "pp_on_account_arms"],
            },
          ],
        },
      })
      this.regions.set(currency_code, result[0].id)
    }
  }

  private query() {
    return this.container.resolve(ContainerRegistrationKeys.QUERY)
  }

  async place(input: {
    customerId: string
    email: string
    currency: string
    items: readonly { price: number; quantity: number }[]
    shipping: number
    provider?: string
    amount?: number
  }): Promise<string> {
    const { result } = await createOrderWorkflow(this.container).run({
      input: {
        region_id: this.regions.get(input.currency) ?? this.shop.regionId,
        sales_channel_id: this.shop.salesChannelId,
        customer_id: input.customerId,
        email: input.email,
        currency_code: input.currency,
        status: "pending",
        shipping_address: { country_code: "de", first_name: "A", last_name: "B", address_1: "S 1", city: "B" },
        items: input.items.map(({ price, quantity }) => ({
          title: "thing",
          variant_id: this.shop.variantId,
          quantity,
          unit_price: price,
        })),
        shipping_methods: [
          { name: "Forwarder", amount: input.shipping, shipping_option_id: this.shop.shippingOptionId },
        ],
      } as never,
    })
    const order = result as { id: string }
    if (input.provider) await this.authorise(order.id, input.provider)
    return order.id
  }

  /** The whole rest of the order is authorised by a provider. */
  async authorise(orderId: string, provider: string): Promise<void> {
    const { result } = await createOrUpdateOrderPaymentCollectionWorkflow(this.container).run({
      input: { order_id: orderId },
    })
    const collection = (result as { id: string; amount: number }[])[0]
    if (!collection) return
    const payment = this.container.resolve(Modules.PAYMENT)
    const view = await this.view(orderId)
    const session = await payment.createPaymentSession(collection.id, {
      provider_id: provider,
      currency_code: view.currency,
      amount: view.collections.find((one) => one.id === collection.id)!.amount,
      data: {},
    })
    await payment.authorizePaymentSession(session.id, {})
  }

  async view(orderId: string): Promise<OrderView> {
    const { data } = await this.query().graph({
      entity: "order",
      fields: [
        ...["id", "currency_code", "status", "total", "summary.*", "items.*", "items.detail.*", "transactions.id"],
        ...["payment_collections.*", "payment_collections.payments.*"],
        ...["payment_collections.payments.captures.*", "payment_collections.payments.refunds.*"],
      ],
      filters: { id: orderId },
    })
    const order = data[0] as never as Record<string, never>
    const number = (value: unknown) => MathBN.convert((value ?? 0) as never).toNumber()
    const collections = (
      (order.payment_collections ?? []) as { id: string; status: string; amount: never; payments?: never[] }[]
    ).filter(Boolean)
    return {
      id: orderId,
      currency: String(order.currency_code),
      cancelled: String(order.status) === "canceled",
      pending: number((order.summary as { pending_difference: number }).pending_difference),
      transactions: ((order.transactions ?? []) as unknown[]).filter(Boolean).length,
      items: ((order.items ?? []) as { id: string; detail: Record<string, never> }[]).map(({ id, detail }) => ({
        id,
        quantity: number(detail.quantity),
        fulfilled: number(detail.fulfilled_quantity),
        shipped: number(detail.shipped_quantity),
        returned: number(detail.return_requested_quantity) + number(detail.return_received_quantity),
      })),
      collections: collections.map(({ id, status, amount }) => ({ id, status, amount: number(amount) })),
      payments: collections.flatMap((one) =>
        (
          (one.payments ?? []) as {
            id: string
            amount: never
            canceled_at: unknown
            captures: never[]
            refunds: never[]
          }[]
        )
          .filter((payment) => payment && payment.canceled_at === null)
          .map((payment) => ({
            id: payment.id,
            left: number(payment.amount) - sum(payment.captures),
            captured: sum(payment.captures),
            refunded: sum(payment.refunds),
          }))
      ),
    }
  }

  capture = (paymentId: string, amount: number) =>
    capturePaymentWorkflow(this.container).run({ input: { payment_id: paymentId, amount } })

  refund = (paymentId: string, amount: number) =>
    refundPaymentWorkflow(this.container).run({ input: { payment_id: paymentId, amount } })

  cancel = (orderId: string) => cancelOrderWorkflow(this.container).run({ input: { order_id: orderId } })

  credit = (orderId: string, amount: number) =>
    createOrderCreditLinesWorkflow(this.container).run({
      input: { id: orderId, credit_lines: [{ amount, reference: "goodwill", reference_id: "x" }] } as never,
    })

  async markPaid(orderId: string): Promise<void> {
    const { result } = await createOrUpdateOrderPaymentCollectionWorkflow(this.container).run({
      input: { order_id: orderId },
    })
    const collection = (result as { id: string }[])[0]
    if (collection)
      await markPaymentCollectionAsPaid(this.container).run({
        input: { payment_collection_id: collection.id, order_id: orderId },
      })
  }

  async edit(orderId: string, change: { add?: number; itemId?: string; quantity?: number }): Promise<void> {
    await beginOrderEditOrderWorkflow(this.container).run({ input: { order_id: orderId } as never })
    if (change.add !== undefined)
      await orderEditAddNewItemWorkflow(this.container).run({
        input: {
          order_id: orderId,
          items: [{ variant_id: this.shop.variantId, quantity: 1, unit_price: change.add }],
        } as never,
      })
    if (change.itemId)
      await orderEditUpdateItemQuantityWorkflow(this.container).run({
        input: { order_id: orderId, items: [{ id: change.itemId, quantity: change.quantity }] } as never,
      })
    await confirmOrderEditRequestWorkflow(this.container).run({
      input: { order_id: orderId, confirmed_by: "test" } as never,
    })
  }

  async fulfil(orderId: string, items: readonly { id: string; quantity: number }[]): Promise<string> {
    const { result } = await createOrderFulfillmentWorkflow(this.container).run({
      input: { order_id: orderId, items: [...items] } as never,
    })
    return (result as { id: string }).id
  }

  ship = (orderId: string, fulfillmentId: string, items: readonly { id: string; quantity: number }[]) =>
    createOrderShipmentWorkflow(this.container).run({
      input: { order_id: orderId, fulfillment_id: fulfillmentId, items: [...items] } as never,
    })

  async returns(orderId: string, items: readonly { id: string; quantity: number }[], received: boolean): Promise<void> {
    const { result } = await beginReturnOrderWorkflow(this.container).run({ input: { order_id: orderId } as never })
    const returnId = (result as { return_id: string }).return_id
    await requestItemReturnWorkflow(this.container).run({ input: { return_id: returnId, items: [...items] } as never })
    await confirmReturnRequestWorkflow(this.container).run({
      input: { return_id: returnId, confirmed_by: "test" } as never,
    })
    if (!received) return
    await beginReceiveReturnWorkflow(this.container).run({ input: { return_id: returnId } as never })
    await receiveItemReturnRequestWorkflow(this.container).run({
      input: { return_id: returnId, items: [...items] } as never,
    })
    await confirmReturnReceiveWorkflow(this.container).run({
      input: { return_id: returnId, confirmed_by: "test" } as never,
    })
  }

  async claim(orderId: string, itemId: string, add: boolean): Promise<void> {
    const { result } = await beginClaimOrderWorkflow(this.container).run({
      input: { order_id: orderId, type: add ? "replace" : "refund" } as never,
    })
    const claim = (result as { claim_id: string }).claim_id
    await orderClaimRequestItemReturnWorkflow(this.container).run({
      input: { claim_id: claim, items: [{ id: itemId, quantity: 1 }] } as never,
    })
    if (add)
      await orderClaimAddNewItemWorkflow(this.container).run({
        input: { claim_id: claim, items: [{ variant_id: this.shop.variantId, quantity: 1 }] } as never,
      })
    await confirmClaimRequestWorkflow(this.container).run({ input: { claim_id: claim, confirmed_by: "test" } as never })
  }

  async exchange(orderId: string, itemId: string): Promise<void> {
    const { result } = await beginExchangeOrderWorkflow(this.container).run({ input: { order_id: orderId } as never })
    const exchange = (result as { exchange_id: string }).exchange_id
    await orderExchangeRequestItemReturnWorkflow(this.container).run({
      input: { exchange_id: exchange, items: [{ id: itemId, quantity: 1 }] } as never,
    })
    await orderExchangeAddNewItemWorkflow(this.container).run({
      input: { exchange_id: exchange, items: [{ variant_id: this.shop.variantId, quantity: 1 }] } as never,
    })
    await confirmExchangeRequestWorkflow(this.container).run({
      input: { exchange_id: exchange, confirmed_by: "test" } as never,
    })
  }

  /** Who captured a payment, in order. */
  async capturedBy(paymentId: string): Promise<(string | null)[]> {
    const fields = ["captures.created_by", "captures.created_at"]
    const { data } = await this.query().graph({ entity: "payment", fields, filters: { id: paymentId } })
    return ((data[0] as never as { captures: { created_by: string | null }[] }).captures ?? []).map(
      (one) => one.created_by
    )
  }

  /** Confirms an edit that was refused before. */
  confirmEdit = (orderId: string) =>
    confirmOrderEditRequestWorkflow(this.container).run({ input: { order_id: orderId, confirmed_by: "test" } as never })

  /** Takes back an edit that was not confirmed. */
  cancelEdit = (orderId: string) => cancelBeginOrderEditWorkflow(this.container).run({ input: { order_id: orderId } })

  /** Takes back a claim or exchange that was not confirmed. */
  async cancelChanges(orderId: string): Promise<void> {
    const query = this.query()
    const open = async (entity: string) =>
      (
        await query.graph({
          entity: "order_change",
          fields: [`${entity}_id`],
          filters: { order_id: orderId, status: ["pending", "requested"] },
        } as never)
      ).data as never as Record<string, string | null>[]
    for (const row of await open("exchange"))
      if (row.exchange_id)
        await cancelBeginOrderExchangeWorkflow(this.container).run({ input: { exchange_id: row.exchange_id } })
    for (const row of await open("claim"))
      if (row.claim_id) await cancelBeginOrderClaimWorkflow(this.container).run({ input: { claim_id: row.claim_id } })
  }

  /** A cart of somebody who has not signed in, ready to be completed. */
  async guestCart(api: Api, scene: Scene, email: string): Promise<string> {
    const { shop, store } = scene
    const made = await api.post(
      "/store/carts",
      {
        region_id: shop.regionId,
        sales_channel_id: shop.salesChannelId,
        email,
        shipping_address: {
          first_name: "G",
          last_name: "G",
          address_1: "S 1",
          city: "B",
          country_code: "de",
          postal_code: "1",
        },
        items: [{ variant_id: shop.variantId, quantity: 1 }],
      },
      store
    )
    const { id } = made.data.cart as never as { id: string }
    await api.post(`/store/carts/${id}/shipping-methods`, { option_id: shop.shippingOptionId }, store)
    const collection = await api.post("/store/payment-collections", { cart_id: id }, store)
    const collectionId = (collection.data.payment_collection as never as { id: string }).id
    const session = { provider_id: "pp_system_default" }
    await api.post(`/store/payment-collections/${collectionId}/payment-sessions`, session, store)
    return id
  }
}
