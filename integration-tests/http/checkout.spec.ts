import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import fs from "fs"
import { Modules } from "@medusajs/framework/utils"
import Sdk from "@medusajs/js-sdk"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { CartResponse } from "../../src/contract/store"
import { assertMayOrderStep } from "../../src/workflows"
import { guardState } from "../../src/workflows/register-guard"
import { complete, readyCart, setScene, type Scene } from "../lib/checkout"
import { lookUntil } from "../lib/look-until"
import { armsOf, type Api } from "../lib/shop"

jest.setTimeout(180_000)

const CALLER = { actor: "test", reason: "test" }

const hostWorkflow = createWorkflow("host-own-order", (input: { customer_id: string }) => {
  assertMayOrderStep({ customerId: input.customer_id, paymentProviders: [], nothingToPay: false })
  return new WorkflowResponse(input)
})

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }: { api: Api; getContainer: () => never }) => {
    let scene: Scene
    const arms = () => armsOf(getContainer())
    const cartOf = (customerId: string, provider?: string, locale?: string) =>
      readyCart(getContainer(), api, scene, customerId, provider, locale)
    const setDay = (day: string) => api.post("/admin/arms/test-clock", { now: `${day} 09:00` }, scene.as)
    const orders = () =>
      (getContainer() as { resolve(name: string): { listOrders(): Promise<unknown[]> } })
        .resolve(Modules.ORDER)
        .listOrders()

    beforeAll(async () => {
      scene = await setScene(getContainer(), api)
    })

    it("lets everybody order until a hold stands, then refuses both buyers by the store API, and lets them order within seconds of the payment", async () => {
      expect(guardState()).toBe("hook")
      const [anna, bernd] = scene.customerIds
      const first = await cartOf(anna)
      expect((await complete(api, scene, first)).data).toMatchObject({ type: "order" })
      await lookUntil(
        () => arms().host.db().rows("select 1 from arms_order where account_id = ?", [scene.accountId]),
        (rows) => rows.length > 0
      )

      // 2026-03-16 + 15 days: yellow; + 30: the block of standard's yellow list.
      await setDay("2026-04-01")
      await api.post("/admin/arms/runs", {}, scene.as)
      await setDay("2026-04-15")
      await api.post("/admin/arms/runs", {}, scene.as)
      const account = await api.get(`/admin/arms/accounts/${scene.accountId}`, scene.as)
      expect(account.data.account).toMatchObject({
        status: "red",
        holds: [{ kind: "automatic", strength: "on_credit" }],
      })

      const before = (await orders()).length
      for (const buyer of [anna, bernd]) {
        const refused = await complete(api, scene, await cartOf(buyer))
        expect(refused.status).toBe(400)
        expect(refused.data).toMatchObject({
          type: "not_allowed",
          code: "arms_checkout_blocked",
          message: expect.stringContaining("open invoices"),
        })
      }
      expect((await orders()).length).toBe(before)

      // A replay of a cart that was completed earlier still answers with its order.
      expect((await complete(api, scene, first)).data).toMatchObject({ type: "order" })

      // The same question as a step of the host's own workflow.
      const own = await hostWorkflow(getContainer()).run({ input: { customer_id: anna }, throwOnError: false })
      expect(own.errors[0].error).toMatchObject({ code: "arms_checkout_blocked" })

      // The cart's locale, else the account's, else the default.
      await arms().host.db().rows("update arms_account set language = 'de' where id = ?", [scene.accountId])
      const german = await complete(api, scene, await cartOf(anna))
      expect(german.data).toMatchObject({ message: expect.stringContaining("Rechnung") })
      await arms().host.db().rows("update arms_account set language = null where id = ?", [scene.accountId])

      // E-99, E-100: paid, and the same cart passes at once.
      const waiting = await cartOf(bernd)
      expect((await complete(api, scene, waiting)).status).toBe(400)
      await arms().execute(
        "record_payment",
        { account_id: scene.accountId, amount: "1800.00", currency: "EUR", value_date: "2026-04-15" },
        CALLER
      )
      expect((await complete(api, scene, waiting)).data).toMatchObject({ type: "order" })
      const register = await api.get(
        `/admin/arms/actions?account_id=${scene.accountId}&operation=block_ordering`,
        scene.as
      )
      expect((register.data.actions as never as { step: string }[]).map((row) => row.step)).toEqual([
        "hold:lifted",
        "hold:placed",
      ])
    })

    /** The shop front of a customer who signs in, through Medusa's own client. */
    async function signIn(email: string): Promise<{ sdk: Sdk; customerId: string }> {
      const baseUrl = String((api as never as { defaults: { baseURL: string } }).defaults.baseURL)
      const sdk = new Sdk({
        baseUrl,
        publishableKey: scene.shop.publishableKey,
        auth: { type: "jwt", jwtTokenStorageMethod: "memory" },
      })
      await sdk.auth.register("customer", "emailpass", { email, password: "supersecret" })
      const { customer } = await sdk.store.customer.create({ email, first_name: "Carla", last_name: "Contoso" })
      await sdk.auth.login("customer", "emailpass", { email, password: "supersecret" })
      return { sdk, customerId: customer.id }
    }

    it("story: sign in, see the terms, order on account, be reminded, be refused with the way out, pay, and the same cart passes", async () => {
      const { sdk, customerId } = await signIn("carla@contoso.test")
      const stranger = await signIn("stranger@else.test")
      const said: string[] = []
      const ask = <T>(path: string, who = sdk) => who.client.fetch<T>(`/store/customers/me/arms/${path}`)
      const tell = (line: string) => void said.push(line)
      const cartOf = async () => {
        const { cart } = await sdk.store.cart.create({
          region_id: scene.shop.regionId,
          sales_channel_id: scene.shop.salesChannelId,
          items: [{ variant_id: scene.shop.variantId, quantity: 1 }],
          shipping_address: {
            first_name: "C",
            last_name: "C",
            address_1: "S 1",
            city: "B",
            country_code: "de",
            postal_code: "1",
          },
        })
        await sdk.store.cart.addShippingMethod(cart.id, { option_id: scene.shop.shippingOptionId })
        return (await sdk.store.cart.retrieve(cart.id, { fields: "*payment_collection" })).cart
      }
      const pay = (cart: never) => sdk.store.payment.initiatePaymentSession(cart, { provider_id: "pp_on_account_arms" })
      const providers = async (who = sdk) =>
        (await who.store.payment.listPaymentProviders({ region_id: scene.shop.regionId })).payment_providers.map(
          (one) => one.id
        )

      // Nobody buys on account without terms.
      const first = await cartOf()
      expect(await providers()).toEqual(["pp_system_default"])
      await expect(pay(first as never)).rejects.toMatchObject({
        status: 400,
        message: expect.stringContaining("on account"),
      })
      const account = await arms().execute(
        "create_account",
        { name: "Contoso", customer_id: customerId, email: "carla@contoso.test" },
        CALLER
      )
      const accountId = String(account.result.account_id)
      const terms = { due: { kind: "net", days: 14 }, discount: { percent: 2, days: 5 } }
      await arms().execute("set_terms", { scope: "account", scope_id: accountId, terms }, CALLER)
      expect((await providers()).sort()).toEqual(["pp_on_account_arms", "pp_system_default"])
      expect(await providers(stranger.sdk)).toEqual(["pp_system_default"])

      const shown = await ask<{ cart: CartResponse }>(`carts/${first.id}`)
      expect(shown.cart).toMatchObject({
        may_order: true,
        terms: {
          due: [{ due_date: "2026-03-16", amount: "900.00" }],
          discount: { until: "2026-03-07", amount: "18.00" },
        },
      })
      tell(`GET carts/:id → ${JSON.stringify(shown.cart)}`)
      await pay(first as never)
      const placed = await sdk.store.cart.complete(first.id)
      expect(placed).toMatchObject({ type: "order" })

      type Mine = {
        receivables: { id: string; due_date: string; open_amount: string; number: string }[]
        count: number
      }
      const mine = await lookUntil(
        () => ask<Mine>("receivables?state=open"),
        (answer) => answer.count > 0
      )
      expect(mine.receivables).toMatchObject([{ due_date: "2026-03-16", open_amount: "900.00" }])
      tell(`GET receivables?state=open → ${JSON.stringify(mine)}`)
      const [receivable] = mine.receivables
      // API1: somebody else's is not found, like one that does not exist; he buys for an account of his own and sees amounts.
      await arms().execute("create_account", { name: "Else", customer_id: stranger.customerId }, CALLER)
      expect(await ask<Mine>("receivables", stranger.sdk)).toMatchObject({ receivables: [], count: 0 })
      const notFound = (id: string) =>
        ask(`receivables/${id}`, stranger.sdk).catch((error: { status: number; message: string }) => [
          error.status,
          error.message.replace(id, "x"),
        ])
      expect(await notFound(receivable.id)).toEqual(await notFound("arrec_none"))
      await expect(ask(`carts/${first.id}`, stranger.sdk)).rejects.toMatchObject({ status: 404 })

      for (const day of ["2026-03-19", "2026-04-01", "2026-04-15", "2026-04-16"]) {
        await setDay(day)
        await api.post("/admin/arms/runs", {}, scene.as)
      }
      const reminded = await api.get(`/admin/arms/actions?account_id=${accountId}&operation=send_email`, scene.as)
      const mails = (reminded.data.actions as never as { step: string; business_date: string; voice: string }[]).filter(
        (row) => row.voice === "demand"
      )
      expect(mails.length).toBeGreaterThan(0)
      for (const mail of mails) tell(`${mail.business_date} ${mail.step}`)

      const second = await cartOf()
      await pay(second as never)
      const refused = await sdk.store.cart
        .complete(second.id)
        .catch((error: { status: number; message: string }) => error)
      expect(refused).toMatchObject({ status: 400, message: expect.stringContaining("open invoices") })
      const out = await ask<{ cart: CartResponse }>(`carts/${second.id}`)
      expect(out.cart).toMatchObject({
        may_order: false,
        code: "arms_checkout_blocked",
        way_out: { receivables: [{ id: receivable.id }], total: [{ currency: "EUR", amount: "900.00" }] },
      })
      tell(`GET carts/:id → ${JSON.stringify(out.cart)}`)

      // Exactly what the way out said, and the same cart passes.
      const [{ amount, currency }] = out.cart.way_out!.total!
      await arms().execute(
        "record_payment",
        { account_id: accountId, amount, currency, receivable_id: receivable.id, value_date: "2026-04-16" },
        CALLER
      )
      expect(await sdk.store.cart.complete(second.id)).toMatchObject({ type: "order" })
      if (process.env.ARMS_TRANSCRIPT) fs.writeFileSync(process.env.ARMS_TRANSCRIPT, said.join("\n"))
    })

    it("E-101 a forced hold stands until a person releases it; strength on credit lets what is paid in advance pass", async () => {
      await setDay("2026-03-02")
      const [anna] = scene.customerIds
      const placed = await arms().execute("place_hold", { account_id: scene.accountId, strength: "on_credit" }, CALLER)
      const cart = await cartOf(anna)
      expect((await complete(api, scene, cart)).status).toBe(400)

      // pp_system_default is never prepaying, whatever the merchant lists.
      await api.post("/admin/arms/settings", { value: { prepaying_providers: ["pp_system_default"] } }, scene.as)
      expect((await complete(api, scene, cart)).status).toBe(400)

      await arms().execute(
        "record_payment",
        { account_id: scene.accountId, amount: "900.00", currency: "EUR", value_date: "2026-03-02" },
        CALLER
      )
      expect((await complete(api, scene, cart)).status).toBe(400)
      await arms().execute("release_hold", { hold_id: placed.result.hold_id }, CALLER)
      expect((await complete(api, scene, cart)).data).toMatchObject({ type: "order" })
    })

    it("P21 while ARMS cannot answer, customers choose how to pay and order; buying on account alone is not offered", async () => {
      const { sdk } = await signIn("dora@else.test")
      const db = arms().host.db()
      await db.rows("alter table arms_account rename to arms_account_away")
      await db.rows("alter table arms_signed_in rename to arms_signed_in_away")
      try {
        const { payment_providers } = await sdk.store.payment.listPaymentProviders({ region_id: scene.shop.regionId })
        expect(payment_providers.map((one) => one.id)).toEqual(["pp_system_default"])
        const { cart } = await sdk.store.cart.create({
          region_id: scene.shop.regionId,
          sales_channel_id: scene.shop.salesChannelId,
          items: [{ variant_id: scene.shop.variantId, quantity: 1 }],
          shipping_address: {
            first_name: "D",
            last_name: "D",
            address_1: "S 1",
            city: "B",
            country_code: "de",
            postal_code: "1",
          },
        })
        await sdk.store.cart.addShippingMethod(cart.id, { option_id: scene.shop.shippingOptionId })
        const ready = (await sdk.store.cart.retrieve(cart.id, { fields: "*payment_collection" })).cart
        await sdk.store.payment.initiatePaymentSession(ready, { provider_id: "pp_system_default" })
        expect(await sdk.store.cart.complete(cart.id)).toMatchObject({ type: "order" })
      } finally {
        await db.rows("alter table arms_account_away rename to arms_account")
        await db.rows("alter table arms_signed_in_away rename to arms_signed_in")
      }
    })

    it("asks one indexed query of a customer without a hold, and a rehearsing installation holds nobody (DESIGN 3.14)", async () => {
      const [anna] = scene.customerIds
      await arms().execute("place_hold", { account_id: scene.accountId, strength: "all_orders" }, CALLER)
      await arms().host.db().rows("update arms_settings set live_since = null where id = 'arms'")
      expect((await complete(api, scene, await cartOf(anna))).data).toMatchObject({ type: "order" })
    })
  },
} as never)
