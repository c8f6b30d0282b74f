import { Modules } from "@medusajs/framework/utils"
import {
  acceptOrderTransferWorkflow,
  completeCartWorkflow,
  convertDraftOrderWorkflow,
  createOrderWorkflow,
  requestOrderTransferWorkflow,
} from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { givenBack } from "../lib/later-pay"
import { lookUntil } from "../lib/look-until"
import { takeOrder } from "../../src/workflows/take-order"
import { complete, readyCart, setScene, type Scene } from "../lib/checkout"
import { OrderShop } from "../lib/order-shop"
import { armsOf, asAnswer, type Api } from "../lib/shop"

process.env.ARMS_TEST_PROVIDERS = "on"

jest.setTimeout(300_000)

const CALLER = { actor: "test", reason: "test" }
const BLOCKED = { type: "not_allowed", code: "arms_checkout_blocked" }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }: { api: Api; getContainer: () => never }) => {
    let scene: Scene
    let shop: OrderShop
    const arms = () => armsOf(getContainer())
    const db = () => arms().host.db()
    const resolve = <T>(name: string): T => (getContainer() as { resolve(name: string): T }).resolve(name)
    const orders = async () =>
      (
        await resolve<{ listOrders(filter: object): Promise<{ status: string }[]> }>(Modules.ORDER).listOrders({})
      ).filter((order) => order.status !== "draft").length
    let holdId = ""
    const block = async (strength = "all_orders") => {
      const placed = await arms().execute("place_hold", { account_id: scene.accountId, strength }, CALLER)
      holdId = String(placed.result.hold_id)
    }
    const free = () => arms().execute("release_hold", { hold_id: holdId }, CALLER)
    const code = (work: Promise<{ errors?: { error: { code?: string } }[] }>) =>
      work.then(
        (done) => done.errors?.[0]?.error.code ?? null,
        (error: { code?: string; message?: string }) => error.code ?? error.message
      )
    const asAdmin = (url: string, headers = {}) =>
      api.post(url, {}, { headers: { ...scene.as.headers, ...headers } }).catch(asAnswer)

    beforeAll(async () => {
      scene = await setScene(getContainer(), api, ["pp_later_test"])
      shop = new OrderShop(getContainer(), scene.shop)
    })

    const place = (over = {}) =>
      shop.place({
        customerId: scene.customerIds[0],
        email: "anna@acme.test",
        currency: "eur",
        items: [{ price: 100, quantity: 2 }],
        shipping: 10,
        ...over,
      })
    const draft = () =>
      createOrderWorkflow(getContainer())
        .run({
          input: {
            region_id: scene.shop.regionId,
            sales_channel_id: scene.shop.salesChannelId,
            customer_id: scene.customerIds[0],
            email: "anna@acme.test",
            currency_code: "eur",
            status: "draft",
            is_draft_order: true,
            items: [{ title: "thing", variant_id: scene.shop.variantId, quantity: 1, unit_price: 50 }],
          } as never,
        })
        .then(({ result }) => (result as { id: string }).id)

    /** Code of the host calls the order module itself. */
    const madePastTheDoors = async () => {
      const orders = resolve<{ createOrders(rows: object[]): Promise<{ id: string; display_id: number }[]> }>(
        Modules.ORDER
      )
      const [made] = await orders.createOrders([
        {
          region_id: scene.shop.regionId,
          customer_id: scene.customerIds[0],
          email: "anna@acme.test",
          currency_code: "eur",
          status: "pending",
          items: [{ title: "thing", quantity: 1, unit_price: 70 }],
        },
      ])
      return made
    }

    it("says how every door is guarded here, and that each step stands where this version of Medusa has it", async () => {
      const { data } = await api.get("/admin/arms/doors", scene.as)
      expect(
        (data.doors as never as { name: string; state: string }[]).map(({ name, state }) => [name, state])
      ).toEqual([
        ["cart_completion", "hook"],
        ["order_creation", "step"],
        ["draft_conversion", "step"],
        ["order_edit", "step"],
        ["exchange", "step"],
        ["claim", "step"],
        ["order_transfer", "step"],
        ["fulfilment", "step"],
      ])
      expect(data.binding).toBe(true)
    })

    it("door cart_completion: refused by HTTP and in process", async () => {
      const cart = await readyCart(getContainer(), api, scene, scene.customerIds[0])
      const before = await orders()
      await block()
      expect((await complete(api, scene, cart)).data).toMatchObject(BLOCKED)
      expect(await code(completeCartWorkflow(getContainer()).run({ input: { id: cart }, throwOnError: false }))).toBe(
        BLOCKED.code
      )
      expect(await orders()).toBe(before)
      await free()
      expect((await complete(api, scene, cart)).data).toMatchObject({ type: "order" })
    })

    it("F58 door cart_completion by webhook: money that arrives for a held customer is given back; never money without an order", async () => {
      const query = resolve<{ graph(input: object): Promise<{ data: Record<string, never>[] }> }>("query")
      const cart = await readyCart(getContainer(), api, scene, scene.customerIds[0], "pp_later_test")
      const fields = [
        "payment_collection.payment_sessions.*",
        "payment_collection.payments.*",
        "payment_collection.payments.captures.amount",
      ]
      const collection = async () =>
        (await query.graph({ entity: "cart", fields, filters: { id: cart } })).data[0].payment_collection as never as {
          payment_sessions: { id: string; amount: number; status: string }[]
        }
      const orderOfCart = async () =>
        (await query.graph({ entity: "order_cart", fields: ["order_id"], filters: { cart_id: cart } })).data
      const pay = async () => {
        const [session] = (await collection()).payment_sessions.filter((one) => one.status === "pending")
        await api.post("/hooks/payment/later_test", { session_id: session.id, amount: session.amount })
        return session.amount
      }
      await block()
      const before = givenBack.length
      const amount = await pay()
      await lookUntil(
        async () => givenBack.length,
        (count) => count > before
      )
      expect(givenBack.slice(before)).toEqual([amount])
      expect(await orderOfCart()).toEqual([])
      // Released, the customer pays again and the order is made.
      await free()
      await lookUntil(collection, ({ payment_sessions }) => payment_sessions.some((one) => one.status === "pending"))
      await pay()
      const [{ order_id }] = (await lookUntil(orderOfCart, (orders) => orders.length > 0)) as never as {
        order_id: string
      }[]
      const paid = () => db().rows("select 1 from order_transaction where order_id = ?", [order_id])
      expect(await lookUntil(paid, (rows) => rows.length > 0)).toHaveLength(1)
      expect(givenBack.length).toBe(before + 1)
    })

    it("door order_creation: code of the host is refused; a draft is no order yet", async () => {
      await block()
      expect(await code(place() as never)).toBe(BLOCKED.code)
      expect(await draft()).toMatch(/^order_/)
      await free()
      expect(await place()).toMatch(/^order_/)
    })

    it("door draft_conversion: refused by HTTP and in process, the draft stays a draft; an admin overrules with a reason", async () => {
      const id = await draft()
      await block()
      const url = `/admin/draft-orders/${id}/convert-to-order`
      expect((await asAdmin(url)).data).toMatchObject(BLOCKED)
      expect(await code(convertDraftOrderWorkflow(getContainer()).run({ input: { id }, throwOnError: false }))).toBe(
        BLOCKED.code
      )
      expect((await asAdmin(url, { "x-arms-overrule": "the buyer has promised" })).data).toMatchObject({
        order: { id },
      })
      const [row] = await db().rows<{ actor: string; reason: string }>(
        "select actor, facts->>'reason' as reason from arms_action where step = 'command:overrule' order by id desc limit 1"
      )
      expect(row.reason).toBe("the buyer has promised")
      expect(row.actor).toMatch(/^user:/)
      await takeOrder(getContainer(), id)
      expect(await db().rows("select 1 from arms_held_order where id = ?", [id])).toEqual([])
      await free()
    })

    it("doors order_edit, exchange and claim: what raises an order is refused, what lowers it never", async () => {
      const id = await place()
      const [item] = (await shop.view(id)).items
      await shop.ship(id, await shop.fulfil(id, [item]), [item])
      await block()
      expect(await code(shop.edit(id, { add: 500 }) as never)).toBe(BLOCKED.code)
      expect((await asAdmin(`/admin/order-edits/${id}/confirm`)).data).toMatchObject(BLOCKED)
      await shop.cancelEdit(id)
      expect(await code(shop.exchange(id, item.id) as never)).toBe(BLOCKED.code)
      await shop.cancelChanges(id)
      expect(await code(shop.claim(id, item.id, true) as never)).toBe(BLOCKED.code)
      await shop.cancelChanges(id)
      // E-104: goods that come back are never blocked.
      await shop.returns(id, [{ id: item.id, quantity: 1 }], true)
      await free()
      await shop.edit(id, { add: 5 })
    })

    it("door order_transfer: whoever would owe the order is asked", async () => {
      const [guest] = await resolve<{ createCustomers(rows: object[]): Promise<{ id: string }[]> }>(
        Modules.CUSTOMER
      ).createCustomers([{ email: "someone@else.test" }])
      const id = await place({ customerId: guest.id, email: "someone@else.test" })
      await block()
      const [buyer] = await resolve<
        { updateCustomers(id: string, data: object): Promise<unknown> } & {
          listCustomers(filter: object): Promise<{ id: string }[]>
        }
      >(Modules.CUSTOMER).listCustomers({ id: scene.customerIds[0] })
      await db().rows("update customer set has_account = true where id = ?", [buyer.id])
      await requestOrderTransferWorkflow(getContainer()).run({
        input: { order_id: id, customer_id: buyer.id, logged_in_user: buyer.id } as never,
      })
      const [change] = await db().rows<{ token: string }>(
        "select details->>'token' as token from order_change_action where order_id = ? and action = 'TRANSFER_CUSTOMER'",
        [id]
      )
      const accept = () =>
        code(
          acceptOrderTransferWorkflow(getContainer()).run({
            input: { order_id: id, token: change.token },
            throwOnError: false,
          })
        )
      expect(await accept()).toBe(BLOCKED.code)
      await free()
      expect(await accept()).toBeNull()
      await takeOrder(getContainer(), id)
      expect(await db().rows("select account_id from arms_order where id = ?", [id])).toEqual([
        { account_id: scene.accountId },
      ])
      await db().rows("update customer set has_account = false where id = ?", [buyer.id])
    })

    it("door fulfilment: an order made past the doors is held, its goods stay, until the hold is gone (E-100)", async () => {
      await block()
      await db().rows("update arms_hold set created_at = created_at - interval '1 hour' where id = ?", [holdId])
      const made = await madePastTheDoors()
      await takeOrder(getContainer(), made.id)
      const queue = async () =>
        (await api.get("/admin/arms/held-orders", scene.as)).data.held_orders as never as object[]
      expect(await queue()).toEqual([
        expect.objectContaining({ id: made.id, state: "held", value: "70.0000", reasons: ["test"] }),
      ])
      const [item] = (await shop.view(made.id)).items
      expect(await code(shop.fulfil(made.id, [item]) as never)).toBe("arms_order_held")
      const url = `/admin/orders/${made.id}/fulfillments`
      const byHttp = await api.post(url, { items: [{ id: item.id, quantity: 1 }] }, scene.as).catch(asAnswer)
      expect(byHttp.data).toMatchObject({ code: "arms_order_held" })
      await free()
      expect(await queue()).toEqual([expect.objectContaining({ id: made.id, state: "released" })])
      expect(await code(shop.fulfil(made.id, [item]) as never)).not.toBe("arms_order_held")
    })

    it("E-102 a held order is rejected: cancelled in the shop, its customer told once, in the words of the merchant or ours", async () => {
      await block()
      await db().rows("update arms_hold set created_at = created_at - interval '1 hour' where id = ?", [holdId])
      const made = await madePastTheDoors()
      await takeOrder(getContainer(), made.id)
      const rejected = await arms().execute("reject_order", { order_id: made.id }, CALLER)
      expect(rejected.result.notice_id).toMatch(/^arnot_/)
      await api.post("/admin/arms/runs", {}, scene.as)
      const mails = () =>
        db().rows<{ subject: string; text: string; recipient: string; state: string; voice: string | null }>(
          `select m.subject, m.text, m.recipient, n.state, n.voice from arms_notice n left join arms_message m on m.notice_id = n.id where n.text_key = 'order_rejected'`
        )
      const [mail] = await lookUntil(mails, ([one]) => one.state === "sent")
      expect(mail.subject).toBe(`We cannot carry out your order #${made.display_id}`)
      expect(mail).toMatchObject({ recipient: "pay@acme.test", voice: null })
      expect(mail.text).toContain("It is cancelled; nothing has to be paid for it.")
      expect(await mails()).toHaveLength(1)
      const status = () => db().rows<{ status: string }>(`select status from "order" where id = ?`, [made.id])
      await lookUntil(status, ([order]) => order.status === "canceled")
      await expect(arms().execute("reject_order", { order_id: made.id }, CALLER)).rejects.toMatchObject({
        message: expect.stringContaining("rejected already"),
      })
      await free()
    })

    it("attacks 7 and 8: signing out, another buyer, a changed address and no customer at all get the same answer", async () => {
      const [anna, bernd] = scene.customerIds
      await db().rows("update customer set has_account = true where id = any(?)", [[anna, bernd]])
      // Signed in: the choice of payment tells.
      const carts = {
        anna: await readyCart(getContainer(), api, scene, anna),
        bernd: await readyCart(getContainer(), api, scene, bernd),
      }
      const guest = await shop.guestCart(api, scene, "anna@acme.test")
      const stranger = await shop.guestCart(api, scene, "stranger@else.test")
      await takeOrder(getContainer(), await place())
      await block()
      for (const [who, cart] of Object.entries({ ...carts, guest }))
        expect([who, (await complete(api, scene, cart)).data]).toEqual([who, expect.objectContaining(BLOCKED)])
      // The address changed after the block: he is still known by the former one.
      await db().rows("update customer set email = 'new@acme.test' where id = ?", [anna])
      expect((await complete(api, scene, await shop.guestCart(api, scene, "ANNA@acme.test"))).data).toMatchObject(
        BLOCKED
      )
      expect((await complete(api, scene, carts.anna)).data).toMatchObject(BLOCKED)
      expect((await complete(api, scene, stranger)).data).toMatchObject({ type: "order" })
      await db().rows("update customer set email = 'anna@acme.test' where id = ?", [anna])
      await free()
    })

    it("attack 9: an unpaid guest order under somebody's address holds nobody but that guest account", async () => {
      const victim = scene.customerIds[1]
      await db().rows("update customer set has_account = true where id = ?", [victim])
      const guest = await shop.guestCart(api, scene, "bernd@acme.test")
      const done = await complete(api, scene, guest)
      const { id } = done.data.order as never as { id: string }
      await takeOrder(getContainer(), id)
      const [{ account_id }] = await db().rows<{ account_id: string }>(
        "select account_id from arms_order where id = ?",
        [id]
      )
      expect(account_id).not.toBe(scene.accountId)
      await arms().execute("place_hold", { account_id, strength: "all_orders" }, CALLER)
      const cart = await shop.guestCart(api, scene, "bernd@acme.test")
      expect((await complete(api, scene, cart)).data).toMatchObject(BLOCKED)
      // The same cart, when he has signed in.
      await db().rows(
        "insert into arms_signed_in (id, customer_id) select payment_collection_id, ? from cart_payment_collection where cart_id = ?",
        [victim, cart]
      )
      expect((await complete(api, scene, cart)).data).toMatchObject({ type: "order" })
    })
  },
} as never)
