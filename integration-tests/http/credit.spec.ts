import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { guardCart, type GuardedCart } from "../../src/workflows/guard-cart"
import { reconcile } from "../../src/workflows/reconcile"
import { settleReservations } from "../../src/workflows/settle-reservations"
import { takeOrder } from "../../src/workflows/take-order"
import { complete, readyCart, setScene, type Scene } from "../lib/checkout"
import { OrderShop } from "../lib/order-shop"
import { armsOf, asAnswer, type Api } from "../lib/shop"

process.env.ARMS_TEST_PROVIDERS = "on"

jest.setTimeout(600_000)

const CALLER = { actor: "user:test", reason: "test" }
const EXCEEDED = { type: "not_allowed", code: "arms_credit_limit" }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }: { api: Api; getContainer: () => never }) => {
    let scene: Scene
    let shop: OrderShop
    const arms = () => armsOf(getContainer())
    const db = () => arms().host.db()
    const execute = (name: never, input: unknown) => arms().execute(name, input, CALLER)

    beforeAll(async () => {
      scene = await setScene(getContainer(), api, ["pp_later_test"])
      shop = new OrderShop(getContainer(), scene.shop)
      // A signed-in buyer without anything open.
      await db().rows("delete from arms_receivable")
    })

    const limit = async (amount: string | null, over: object = {}) => {
      const input = {
        scope: "account",
        scope_id: scene.accountId,
        mode: amount === null ? "none" : "amount",
        currency: "EUR",
        ...(amount ? { amount } : {}),
        ...over,
      }
      const proposed = await execute("propose_limit" as never, input)
      await execute("approve_limit" as never, { limit_id: proposed.result.limit_id })
    }
    const cartOf = () => readyCart(getContainer(), api, scene, scene.customerIds[0])
    const credit = async () =>
      (
        (await api.get(`/admin/arms/accounts/${scene.accountId}/credit`, scene.as)).data.credit as never as {
          in_force: { exposure: Record<string, string> | null; available: string | null; missing_rate: string | null }[]
        }
      ).in_force
    const orderOf = (answer: { data: Record<string, unknown> }) =>
      (answer.data.order as { id: string } | undefined)?.id ?? null
    const reservations = () =>
      db().rows<{ state: string; count: number }>(
        "select state, count(*)::int from arms_reservation group by 1 order by 1"
      )

    it("E-103 a customer without hold and limit costs the checkout one query and no write; so does whoever has paid in advance", async () => {
      const knex = getContainer() as { resolve(name: string): Knex }
      const asked: string[] = []
      const hear = ({ sql }: { sql: string }) => void asked.push(sql)
      const once = async (cart: GuardedCart) => {
        asked.length = 0
        knex.resolve(ContainerRegistrationKeys.PG_CONNECTION).on("query", hear)
        await guardCart(getContainer(), cart).finally(() =>
          knex.resolve(ContainerRegistrationKeys.PG_CONNECTION).removeListener("query", hear)
        )
        return asked.map((sql) => sql.trim().slice(0, 4))
      }
      /** Others of this process may ask meanwhile: the shortest of a few is the guard's own. */
      const guarded = async (cart: GuardedCart) => {
        const tries: string[][] = []
        for (let tried = 0; tried < 5; tried++) tries.push(await once(cart))
        return tries.sort((one, other) => one.length - other.length)[0]
      }
      const cart = (over: object = {}): GuardedCart => ({
        id: "cart_x",
        customer_id: scene.customerIds[0],
        currency_code: "eur",
        total: 100,
        ...over,
      })
      expect(await guarded(cart())).toEqual(["with"])
      expect(await guarded(cart({ customer_id: "cus_stranger", email: "stranger@x.test" }))).toEqual(["with"])
      await limit("10.00")
      const sessions = [{ provider_id: "pp_card", status: "authorized" }]
      await api.post("/admin/arms/settings", { value: { prepaying_providers: ["pp_card"] } }, scene.as)
      expect(await guarded(cart({ payment_collection: { payment_sessions: sessions } }))).toEqual(["with"])
      await expect(guarded(cart())).rejects.toMatchObject({ code: "arms_credit_limit" })
      await api.post("/admin/arms/settings", { value: { prepaying_providers: [] } }, scene.as)
      await limit(null)
    })

    it("E-96 E-97 E-119 exactly the limit passes, a cent more does not; the order uses what was reserved, once", async () => {
      await limit("1800.00")
      const first = await complete(api, scene, await cartOf())
      expect(first.data).toMatchObject({ type: "order" })
      expect((await credit())[0]).toMatchObject({ available: "900.00" })
      await takeOrder(getContainer(), orderOf(first)!)
      expect((await credit())[0]).toMatchObject({ exposure: { open: "900.00", reserved: "0.00" }, available: "900.00" })
      const second = await complete(api, scene, await cartOf())
      expect(second.data).toMatchObject({ type: "order" })
      await takeOrder(getContainer(), orderOf(second)!)
      const third = await cartOf()
      expect((await complete(api, scene, third)).data).toMatchObject(EXCEEDED)
      expect(await reservations()).toEqual([{ state: "confirmed", count: 2 }])

      // E-100: money frees credit at once, and the same cart passes.
      await execute("record_payment" as never, {
        account_id: scene.accountId,
        amount: "900.00",
        currency: "EUR",
        value_date: "2026-03-02",
      })
      expect((await complete(api, scene, third)).data).toMatchObject({ type: "order" })
    })

    it("E-98 E-103 zero is no credit, none is no limit, and what is paid in advance uses none", async () => {
      await limit(null, { mode: "zero" })
      const cart = await cartOf()
      expect((await complete(api, scene, cart)).data).toMatchObject(EXCEEDED)
      expect(await reservations()).toEqual([])
      await limit(null, { mode: "none", from: "2026-03-02" })
      expect((await complete(api, scene, cart)).data).toMatchObject({ type: "order" })
    })

    it("E-95 an edit that raises the order is asked; a person overrules; the tolerance band holds instead of refusing", async () => {
      await limit("1000.00")
      const id = await shop.place({
        customerId: scene.customerIds[0],
        email: "anna@acme.test",
        currency: "eur",
        items: [{ price: 900, quantity: 1 }],
        shipping: 0,
      })
      await takeOrder(getContainer(), id)
      const raised = await shop.edit(id, { add: 200 }).catch((error: { code?: string }) => error)
      expect(raised).toMatchObject({ code: EXCEEDED.code })
      await execute("overrule" as never, { subject_id: id, up_to: "200.00" })
      await shop.confirmEdit(id)
      await takeOrder(getContainer(), id)
      expect((await credit())[0]).toMatchObject({ exposure: { total: "1100.00" }, available: "-100.00" })

      await api.post("/admin/arms/settings", { value: { credit_tolerance_percent: 100 } }, scene.as)
      const kept = await complete(api, scene, await cartOf())
      expect(kept.data).toMatchObject({ type: "order" })
      await takeOrder(getContainer(), orderOf(kept)!)
      const queue = async () =>
        (await api.get("/admin/arms/held-orders", scene.as)).data.held_orders as never as object[]
      expect(await queue()).toEqual([
        expect.objectContaining({ id: orderOf(kept), state: "held", reasons: ["credit limit, within the tolerance"] }),
      ])
      await execute("record_payment" as never, {
        account_id: scene.accountId,
        amount: "1200.00",
        currency: "EUR",
        value_date: "2026-03-02",
      })
      expect(await queue()).toEqual([expect.objectContaining({ id: orderOf(kept), state: "released" })])
    })

    it("a limit in another currency: by the merchant's rate; without one that is new enough the merchant's choice holds, and names the currency", async () => {
      await limit("2000.00", { currency: "USD" })
      const cart = await cartOf()
      await api.post("/admin/arms/settings", { value: { when_unanswerable: "refuse" } }, scene.as)
      const refused = await complete(api, scene, cart)
      expect(refused.data).toMatchObject({
        code: "arms_checkout_blocked",
        message: expect.stringContaining("cannot be checked"),
      })
      const [alarm] = await db().rows<{ sentence: string }>(
        "select sentence from arms_alarm where kind = 'guard_failed'"
      )
      expect(alarm.sentence).toContain("no exchange rate for EUR")
      await execute("record_rates" as never, { rates: [{ from: "EUR", to: "USD", on: "2026-03-01", rate: "1.1" }] })
      const done = await complete(api, scene, cart)
      expect(done.data).toMatchObject({ type: "order" })
      await takeOrder(getContainer(), orderOf(done)!)
      expect((await credit())[0]).toMatchObject({
        exposure: { total: "990.00", rates: [{ rate: "1.100000000000" }] },
        available: "1010.00",
      })
      expect((await complete(api, scene, await cartOf())).data).toMatchObject({ type: "order" })
      expect((await complete(api, scene, await cartOf())).data).toMatchObject(EXCEEDED)
    })

    it("B-C rates come as a file too: all of it or nothing, the line at fault named", async () => {
      const send = (csv: string, query = "") =>
        api
          .post(`/admin/arms/imports/rates${query}`, csv, {
            headers: { ...scene.as.headers, "content-type": "text/csv" },
          })
          .catch(asAnswer)
      const known = () => db().rows("select from_currency, rate::float as rate from arms_rate order by 1")
      const head = "from,to,on,rate\n"
      expect((await send(`${head}USD,EUR,2026-03-01,0.92\nPLN,EUR,2026-03-01,x\n`)).data.message).toBe(
        'line 3: rates.1.rate is "x": expected a rate above 0 as decimal text such as "0.9234".'
      )
      expect(await known()).toEqual([])
      const good = `${head}USD,EUR,2026-03-01,0.92\nPLN,EUR,2026-03-01,0.23\n`
      expect((await send(good, "?dry_run=true")).data.import).toEqual({ rates: 2, dry_run: true })
      expect(await known()).toEqual([])
      expect((await send(good)).data.import).toEqual({ rates: 2, dry_run: false })
      expect(await known()).toEqual([
        { from_currency: "PLN", rate: 0.23 },
        { from_currency: "USD", rate: 0.92 },
      ])
      expect((await send(head)).status).toBe(400)
      expect((await send("a,b\n1,2\n")).status).toBe(400)
    })

    it("limits are approved by somebody who may: the authority matrix by amount, four eyes, and a proposal binds nobody", async () => {
      const proposed = await execute("propose_limit" as never, {
        scope: "account",
        scope_id: scene.accountId,
        mode: "zero",
        currency: "EUR",
      })
      expect((await complete(api, scene, await cartOf())).data).toMatchObject({ type: "order" })
      await execute("reject_limit" as never, { limit_id: proposed.result.limit_id })
      const value = { limit_authority: { test: { up_to: { EUR: "500.00" } } } }
      await api.post("/admin/arms/settings", { value }, scene.as)
      await expect(limit("500.01")).rejects.toMatchObject({
        message: "The limit is 500.0100 EUR: you may approve at most 500.00 EUR.",
      })
      await expect(limit(null, { mode: "none" })).rejects.toMatchObject({
        message: expect.stringContaining("The limit is no limit"),
      })
      await limit("500.00")
      await api.post("/admin/arms/settings", { value: { limit_four_eyes: true } }, scene.as)
      await expect(limit("400.00")).rejects.toMatchObject({
        message: expect.stringContaining("expected somebody else"),
      })
      const wrong = await api
        .post(
          `/admin/arms/commands/propose_limit`,
          { scope: "account", scope_id: scene.accountId, mode: "amount", currency: "JPY", amount: "1.5", reason: "x" },
          scene.as
        )
        .catch(asAnswer)
      expect(wrong).toMatchObject({
        status: 400,
        data: { message: expect.stringContaining('amount is "1.5": expected a positive amount') },
      })
    })

    it("ARMS proposes a limit from payment history; it binds nobody until a person approves it", async () => {
      await db().rows(
        `insert into arms_receivable (id, account_id, number, issue_date, due_date, original_due_date, currency, amount, open_amount, state, settled_on, settled_known_on, source, external_id, known_since)
         select 'arrec_h' || n, ?, 'H' || n, d, d + 14, d + 14, 'EUR', 3000, 0, 'settled', d + 15, d + 15, 'ledger', 'H' || n, d
           from (select n, date '2026-03-01' - n * 30 as d from generate_series(1, 20) n) x`,
        [scene.accountId]
      )
      const { result } = await execute("suggest_limit" as never, { account_id: scene.accountId, currency: "EUR" })
      // 12 of them in the last twelve months: 3,000 a month, 14 days to pay and a month more.
      expect(result).toMatchObject({
        mode: "amount",
        amount: "4400.00",
        because: ["turnover_of_the_terms_and_a_month"],
      })
      expect(await credit()).toEqual([])
      const { data } = await api.get("/admin/arms/credit-limits", scene.as)
      expect(data.credit_limits).toMatchObject([{ id: result.limit_id, state: "proposed" }])
      await execute("approve_limit" as never, { limit_id: result.limit_id })
      expect((await credit())[0]).toMatchObject({ amount: "4400.00", review_on: "2027-03-02", review_overdue: false })
      // A year later an employee is asked to look at it, once; looked at, it stays for another year.
      await api.post("/admin/arms/test-clock", { now: "2027-03-02 09:00" }, scene.as)
      for (let tick = 0; tick < 2; tick++) await arms().wake()
      const tasks = () =>
        db().rows("select text_key, state from arms_calendar_task where text_key = 'credit_review_due'")
      expect(await tasks()).toEqual([{ text_key: "credit_review_due", state: "open" }])
      await execute("review_limit" as never, { limit_id: result.limit_id })
      expect((await credit())[0]).toMatchObject({ review_on: "2028-03-02" })
    })

    it("E-97 a completion that fails gives its credit back; completed later it is one reservation", async () => {
      await limit("900.00")
      const cart = await readyCart(getContainer(), api, scene, scene.customerIds[0], "pp_later_test")
      for (let tries = 0; tries < 2; tries++) {
        expect((await complete(api, scene, cart)).data.type).not.toBe("order")
        expect(await reservations()).toEqual([{ state: "released", count: 1 }])
      }
      expect((await credit())[0]).toMatchObject({ available: "900.00" })
    })

    it("a reservation whose order was never made runs out; one whose order nobody told of is used (E-97)", async () => {
      await limit("5000.00")
      const done = await complete(api, scene, await cartOf())
      await takeOrder(getContainer(), orderOf(done)!)
      await db().rows("update arms_reservation set state = 'reserved', order_id = null")
      await db().rows(
        "insert into arms_reservation (id, account_id, currency, amount) values ('cart_nowhere', ?, 'EUR', 70)",
        [scene.accountId]
      )
      await settleReservations(getContainer(), 30)
      expect(await reservations()).toEqual([{ state: "reserved", count: 2 }])
      await db().rows("update arms_reservation set reserved_at = reserved_at - interval '31 minutes'")
      // Its order is there but cannot be looked at just now: the credit stays kept.
      await db().rows("alter table arms_order rename to arms_order_away")
      await settleReservations(getContainer())
      await db().rows("alter table arms_order_away rename to arms_order")
      expect(await reservations()).toEqual([
        { state: "expired", count: 1 },
        { state: "reserved", count: 1 },
      ])
      await reconcile(getContainer())
      expect(await reservations()).toEqual([
        { state: "confirmed", count: 1 },
        { state: "expired", count: 1 },
      ])
    })
  },
} as never)
