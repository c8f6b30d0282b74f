import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { assertMayOrderStep } from "../../src/workflows"
import { guardState } from "../../src/workflows/register-guard"
import { complete, readyCart, setScene, type Scene } from "../lib/checkout"
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
        { account_id: scene.accountId, amount: "900.00", currency: "EUR", value_date: "2026-04-15" },
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

    it("asks one indexed query of a customer without a hold, and a rehearsing installation holds nobody (DESIGN 3.14)", async () => {
      const [anna] = scene.customerIds
      await arms().execute("place_hold", { account_id: scene.accountId, strength: "all_orders" }, CALLER)
      await arms().host.db().rows("update arms_settings set live_since = null where id = 'arms'")
      expect((await complete(api, scene, await cartOf(anna))).data).toMatchObject({ type: "order" })
    })
  },
} as never)
