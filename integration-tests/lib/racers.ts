import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  acceptOrderTransferWorkflow,
  addShippingMethodToCartWorkflow,
  beginClaimOrderWorkflow,
  beginExchangeOrderWorkflow,
  beginOrderEditOrderWorkflow,
  completeCartWorkflow,
  confirmClaimRequestWorkflow,
  confirmExchangeRequestWorkflow,
  confirmOrderEditRequestWorkflow,
  convertDraftOrderWorkflow,
  createCartWorkflow,
  createOrderFulfillmentWorkflow,
  createOrderWorkflow,
  createPaymentCollectionForCartWorkflow,
  createPaymentSessionsWorkflow,
  orderClaimAddNewItemWorkflow,
  orderClaimRequestItemReturnWorkflow,
  orderEditAddNewItemWorkflow,
  orderExchangeAddNewItemWorkflow,
  orderExchangeRequestItemReturnWorkflow,
  requestOrderTransferWorkflow,
} from "@medusajs/medusa/core-flows"
import { noteSignedIn } from "../../src/modules/arms/sql/signed-in"
import type { Scene } from "./checkout"
import type { OrderShop } from "./order-shop"
import { armsOf, asAnswer, type Api } from "./shop"

/** What is about to go through a door: its id, and the order that will be made or raised, where it is known before. */
export interface Subject {
  readonly id: string
  readonly orderId: string | null
  readonly token?: string
}

/** What came of it: `null` passed; else the code of the refusal. */
export interface Outcome {
  readonly refused: string | null
  readonly orderId: string | null
}

/** A door as races use it. */
export interface Racer {
  readonly name: string
  /** About as long as it takes. */
  readonly seconds: number
  prepare(): Promise<Subject>
  inProcess(subject: Subject): Promise<Outcome>
  readonly overHttp: ((subject: Subject) => Promise<Outcome>) | null
}

interface Ran {
  readonly result?: unknown
  readonly errors?: { error: { code?: string; message?: string } }[]
}

/** A shop whose doors are raced for. */
export class Racers {
  constructor(
    private readonly container: MedusaContainer,
    private readonly api: Api,
    private readonly scene: Scene,
    private readonly shop: OrderShop
  ) {}

  private async ran(work: Promise<Ran>, orderId: string | null): Promise<Outcome> {
    const { result, errors } = await work
    const problem = errors?.[0]?.error
    if (problem) return { refused: problem.code ?? String(problem.message), orderId: null }
    return { refused: null, orderId: orderId ?? (result as { id?: string } | undefined)?.id ?? null }
  }

  private async asked(url: string, body: object, headers: object, orderId: string | null): Promise<Outcome> {
    const { status, data } = await this.api.post(url, body, headers).catch(asAnswer)
    const order = data.order as { id: string } | undefined
    if (status === 200 && data.type !== "cart") return { refused: null, orderId: orderId ?? order?.id ?? null }
    return {
      refused: String(data.code ?? data.message ?? (data.error as { message?: string })?.message),
      orderId: null,
    }
  }

  /** A cart of a customer who has signed in, made without HTTP. */
  async cart(): Promise<Subject> {
    const { shop, customerIds } = this.scene
    const address = {
      first_name: "A",
      last_name: "B",
      address_1: "S 1",
      city: "B",
      country_code: "de",
      postal_code: "1",
    }
    const { result } = await createCartWorkflow(this.container).run({
      input: {
        region_id: shop.regionId,
        sales_channel_id: shop.salesChannelId,
        customer_id: customerIds[0],
        email: "anna@acme.test",
        shipping_address: address,
        items: [{ variant_id: shop.variantId, quantity: 1 }],
      } as never,
    })
    const { id } = result as { id: string }
    await addShippingMethodToCartWorkflow(this.container).run({
      input: { cart_id: id, options: [{ id: shop.shippingOptionId }] },
    })
    await createPaymentCollectionForCartWorkflow(this.container).run({ input: { cart_id: id } })
    const query = this.container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({ entity: "cart", fields: ["payment_collection.id"], filters: { id } })
    const collectionId = (data[0] as never as { payment_collection: { id: string } }).payment_collection.id
    await createPaymentSessionsWorkflow(this.container).run({
      input: { payment_collection_id: collectionId, provider_id: "pp_system_default" },
    })
    await noteSignedIn(armsOf(this.container).host.db(), collectionId, customerIds[0])
    return { id, orderId: null }
  }

  private place = () =>
    this.shop.place({
      customerId: this.scene.customerIds[0],
      email: "anna@acme.test",
      currency: "eur",
      items: [{ price: 100, quantity: 1 }],
      shipping: 0,
    })

  private async draft(): Promise<Subject> {
    const { shop, customerIds } = this.scene
    const { result } = await createOrderWorkflow(this.container).run({
      input: {
        region_id: shop.regionId,
        sales_channel_id: shop.salesChannelId,
        customer_id: customerIds[0],
        email: "anna@acme.test",
        currency_code: "eur",
        status: "draft",
        is_draft_order: true,
        items: [{ title: "thing", variant_id: shop.variantId, quantity: 1, unit_price: 50 }],
      } as never,
    })
    const { id } = result as { id: string }
    return { id, orderId: id }
  }

  private async edit(): Promise<Subject> {
    const orderId = await this.place()
    await beginOrderEditOrderWorkflow(this.container).run({ input: { order_id: orderId } as never })
    const items = [{ variant_id: this.scene.shop.variantId, quantity: 1, unit_price: 70 }]
    await orderEditAddNewItemWorkflow(this.container).run({ input: { order_id: orderId, items } as never })
    return { id: orderId, orderId }
  }

  /** An order whose goods have left; answers it with its item. */
  private async shipped(): Promise<{ orderId: string; itemId: string }> {
    const orderId = await this.place()
    const [item] = (await this.shop.view(orderId)).items
    await this.shop.ship(orderId, await this.shop.fulfil(orderId, [item]), [item])
    return { orderId, itemId: item.id }
  }

  private async exchange(): Promise<Subject> {
    const { orderId, itemId } = await this.shipped()
    const { result } = await beginExchangeOrderWorkflow(this.container).run({ input: { order_id: orderId } as never })
    const id = (result as { exchange_id: string }).exchange_id
    const goods = { exchange_id: id, items: [{ variant_id: this.scene.shop.variantId, quantity: 2 }] }
    await orderExchangeRequestItemReturnWorkflow(this.container).run({
      input: { exchange_id: id, items: [{ id: itemId, quantity: 1 }] } as never,
    })
    await orderExchangeAddNewItemWorkflow(this.container).run({ input: goods as never })
    return { id, orderId }
  }

  private async claim(): Promise<Subject> {
    const { orderId, itemId } = await this.shipped()
    const { result } = await beginClaimOrderWorkflow(this.container).run({
      input: { order_id: orderId, type: "replace" } as never,
    })
    const id = (result as { claim_id: string }).claim_id
    await orderClaimRequestItemReturnWorkflow(this.container).run({
      input: { claim_id: id, items: [{ id: itemId, quantity: 1 }] } as never,
    })
    const goods = { claim_id: id, items: [{ variant_id: this.scene.shop.variantId, quantity: 2 }] }
    await orderClaimAddNewItemWorkflow(this.container).run({ input: goods as never })
    return { id, orderId }
  }

  private async transfer(): Promise<Subject> {
    const [guest] = await this.container
      .resolve(Modules.CUSTOMER)
      .createCustomers([{ email: `guest-${Math.random()}@else.test` }])
    const orderId = await this.shop.place({
      customerId: guest.id,
      email: guest.email,
      currency: "eur",
      items: [{ price: 100, quantity: 1 }],
      shipping: 0,
    })
    const buyer = this.scene.customerIds[0]
    await requestOrderTransferWorkflow(this.container).run({
      input: { order_id: orderId, customer_id: buyer, logged_in_user: buyer } as never,
    })
    const [change] = await armsOf(this.container)
      .host.db()
      .rows<{ token: string }>(
        "select details->>'token' as token from order_change_action where order_id = ? and action = 'TRANSFER_CUSTOMER'",
        [orderId]
      )
    return { id: orderId, orderId, token: change.token }
  }

  /** Every door whose block is a hold of the account. */
  get all(): readonly Racer[] {
    const { container } = this
    const run = { throwOnError: false } as const
    const admin = this.scene.as
    const confirmed = { confirmed_by: "test" }
    return [
      {
        name: "cart_completion",
        seconds: 0.15,
        prepare: () => this.cart(),
        inProcess: ({ id }) => this.ran(completeCartWorkflow(container).run({ input: { id }, ...run }) as never, null),
        overHttp: ({ id }) => this.asked(`/store/carts/${id}/complete`, {}, this.scene.store, null),
      },
      {
        name: "order_creation",
        seconds: 0.06,
        prepare: async () => ({ id: "", orderId: null }),
        inProcess: () =>
          this.place().then(
            (orderId) => ({ refused: null, orderId }),
            (error: { code?: string; message: string }) => ({ refused: error.code ?? error.message, orderId: null })
          ),
        overHttp: null,
      },
      {
        name: "draft_conversion",
        seconds: 0.03,
        prepare: () => this.draft(),
        inProcess: ({ id }) =>
          this.ran(convertDraftOrderWorkflow(container).run({ input: { id }, ...run }) as never, id),
        overHttp: ({ id }) => this.asked(`/admin/draft-orders/${id}/convert-to-order`, {}, admin, id),
      },
      {
        name: "order_edit",
        seconds: 0.1,
        prepare: () => this.edit(),
        inProcess: ({ id }) =>
          this.ran(
            confirmOrderEditRequestWorkflow(container).run({
              input: { order_id: id, ...confirmed } as never,
              ...run,
            }) as never,
            id
          ),
        overHttp: ({ id }) => this.asked(`/admin/order-edits/${id}/confirm`, {}, admin, id),
      },
      {
        name: "exchange",
        seconds: 0.1,
        prepare: () => this.exchange(),
        inProcess: ({ id, orderId }) =>
          this.ran(
            confirmExchangeRequestWorkflow(container).run({
              input: { exchange_id: id, ...confirmed } as never,
              ...run,
            }) as never,
            orderId
          ),
        overHttp: ({ id, orderId }) => this.asked(`/admin/exchanges/${id}/request`, {}, admin, orderId),
      },
      {
        name: "claim",
        seconds: 0.1,
        prepare: () => this.claim(),
        inProcess: ({ id, orderId }) =>
          this.ran(
            confirmClaimRequestWorkflow(container).run({
              input: { claim_id: id, ...confirmed } as never,
              ...run,
            }) as never,
            orderId
          ),
        overHttp: ({ id, orderId }) => this.asked(`/admin/claims/${id}/request`, {}, admin, orderId),
      },
      {
        name: "order_transfer",
        seconds: 0.04,
        prepare: () => this.transfer(),
        inProcess: ({ id, token }) =>
          this.ran(
            acceptOrderTransferWorkflow(container).run({ input: { order_id: id, token: token! }, ...run }) as never,
            id
          ),
        overHttp: ({ id, token }) => this.asked(`/store/orders/${id}/transfer/accept`, { token }, this.scene.store, id),
      },
    ]
  }

  /** Goods of an order that is held or not. */
  readonly fulfilment: Racer = {
    name: "fulfilment",
    seconds: 0.05,
    prepare: async () => {
      const id = await this.place()
      return { id, orderId: id, token: (await this.shop.view(id)).items[0].id }
    },
    inProcess: ({ id, token }) =>
      this.ran(
        createOrderFulfillmentWorkflow(this.container).run({
          input: { order_id: id, items: [{ id: token!, quantity: 1 }] } as never,
          throwOnError: false,
        }) as never,
        id
      ),
    overHttp: ({ id, token }) =>
      this.asked(`/admin/orders/${id}/fulfillments`, { items: [{ id: token, quantity: 1 }] }, this.scene.as, id),
  }
}
