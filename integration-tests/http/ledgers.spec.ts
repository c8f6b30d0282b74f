import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createApiKeysWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { reconcile } from "../../src/workflows/reconcile"
import { takeOrder } from "../../src/workflows/take-order"
import { setScene, type Scene } from "../lib/checkout"
import { connectorTo, ForeignLedger } from "../lib/foreign-ledger"
import { OrderShop } from "../lib/order-shop"
import { armsOf, asAnswer, type Api } from "../lib/shop"
import { serverUrl } from "../lib/engine"

jest.setTimeout(600_000)

const CONNECTION = "ARMS_LEDGER_SHOP"

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }: { api: Api; getContainer: () => MedusaContainer }) => {
    let scene: Scene
    let shop: OrderShop
    let erp: { headers: Record<string, string> }
    const db = () => armsOf(getContainer()).host.db()

    beforeAll(async () => {
      scene = await setScene(getContainer(), api)
      shop = new OrderShop(getContainer(), scene.shop)
      const { result } = await createApiKeysWorkflow(getContainer()).run({
        input: { api_keys: [{ title: "erp", type: "secret", created_by: "test" }] },
      })
      erp = { headers: { authorization: `Basic ${result[0].token}` } }
    })

    const push = async (body: object, name = "erp") => {
      const { data } = await api.post(`/admin/arms/sources/${name}/push`, body, erp)
      return data.pushed as never as {
        inserted: number
        updated: number
        unchanged: number
        refused: { sentence: string }[]
      }
    }
    const refusal = (body: object, path = "push") =>
      api.post(`/admin/arms/sources/erp/${path}`, body, erp).catch(asAnswer)
    const invoice = (external_id: string, over: object = {}) => ({
      external_id,
      account: "K1",
      account_name: "Acme",
      issue_date: "2026-03-02",
      due_date: "2026-04-01",
      amount: "100.00",
      currency: "EUR",
      ...over,
    })
    const place = async () => {
      const id = await shop.place({
        customerId: scene.customerIds[0],
        email: "anna@acme.test",
        currency: "eur",
        items: [{ price: 50, quantity: 2 }],
        shipping: 0,
        provider: "pp_on_account_arms",
      })
      await look(id)
      return id
    }
    const look = async (id: string) => expect((await takeOrder(getContainer(), id)).error).toBeNull()
    const numberOf = async (id: string) =>
      (await db().rows<{ display_id: string }>("select display_id from arms_order where id = ?", [id]))[0].display_id
    const ofOrder = (id: string) =>
      db().rows<Record<string, string>>(
        `select id, number, source, amount::float as amount, open_amount::float as open, to_char(due_date, 'YYYY-MM-DD') as due, state
           from arms_receivable where order_id = ? and state <> 'cancelled' order by due_date, id`,
        [id]
      )
    const order = async (id: string) =>
      (
        await db().rows(
          "select becomes, not_yet::float as not_yet, rounding::float as rounding from arms_order where id = ?",
          [id]
        )
      )[0]
    const problems = async () =>
      (await api.get("/admin/arms/order-problems", scene.as)).data.order_problems as never as {
        id: string
        sentence: string
      }[]

    it("an ERP pushes with a secret key: it counts at once, twice changes nothing, a bad row is refused alone and listed", async () => {
      const rows = { receivables: [invoice("P-1"), invoice("P-2", { amount: "1.005" })], reported_up_to: "2026-03-02" }
      expect(await push({ ...rows, dry_run: true })).toMatchObject({ inserted: 1, dry_run: true })
      expect(await push(rows)).toMatchObject({
        inserted: 1,
        refused: [{ sentence: expect.stringContaining('amount is "1.005"') }],
      })
      expect(await push(rows)).toMatchObject({ inserted: 0, unchanged: 1 })
      const { data } = await api.get("/admin/arms/receivables?q=P-1", scene.as)
      expect(data.receivables).toMatchObject([{ external_id: "P-1", source: "erp", opening: false }])
      expect(data.facts).toContainEqual(expect.objectContaining({ source: "erp", minutes_old: 0 }))
      const listed = await api.get("/admin/arms/sources/erp/rows?list=refused", scene.as)
      expect(listed.data.rows).toMatchObject([{ external_id: "P-2", kind: "receivables" }])
      expect(await refusal({ receivables: Array.from({ length: 10_001 }, () => ({})) })).toMatchObject({ status: 400 })
      expect(await refusal({})).toMatchObject({ status: 400 })
      expect((await api.post("/admin/arms/sources/Medusa/push", rows, erp).catch(asAnswer)).status).toBe(400)
      // Issued before the ledger was first heard of: history.
      await push({ receivables: [invoice("P-0", { issue_date: "2025-12-01", due_date: "2025-12-31" })] })
      expect(await db().rows("select opening from arms_receivable where external_id = 'P-0'")).toEqual([
        { opening: true },
      ])
    })

    it("E-105 a row that names an order takes its receivable over: number, dates and amount; its id and history stay, never a second", async () => {
      const id = await place()
      const [before] = await ofOrder(id)
      expect(
        await push({
          receivables: [invoice("RE-1", { account: "K7", order_number: `#${await numberOf(id)}`, amount: "60.00" })],
        })
      ).toMatchObject({
        updated: 1,
        inserted: 0,
        refused: [],
      })
      expect(await ofOrder(id)).toMatchObject([
        { id: before.id, number: "RE-1", source: "erp", amount: 60, open: 60, due: "2026-04-01" },
      ])
      expect(await order(id)).toEqual({ becomes: "invoice", not_yet: 40, rounding: 0 })
      await look(id)
      await reconcile(getContainer())
      expect(await ofOrder(id)).toHaveLength(1)
      // The rest of the order.
      await push({
        receivables: [invoice("RE-2", { account: "K7", order_number: await numberOf(id), amount: "40.00" })],
      })
      await look(id)
      expect(await ofOrder(id)).toMatchObject([{ number: "RE-1" }, { number: "RE-2", amount: 40 }])
      expect(await order(id)).toMatchObject({ not_yet: 0 })
      const accounts = await db().rows("select distinct account_id from arms_receivable where order_id = ?", [id])
      expect(accounts).toHaveLength(1)
      expect((await problems()).map((row) => row.id)).not.toContain(id)
      const again = [
        invoice("RE-1", { account: "K7", order_number: id, amount: "60.00" }),
        invoice("RE-2", { account: "K7", order_number: id, amount: "40.00" }),
      ]
      expect(await push({ receivables: again })).toMatchObject({ unchanged: 2, updated: 0 })
    })

    it("E-40 one customer of the ledger for all orders of the shop: each is owed by whoever ordered; a company of the same name is matched", async () => {
      const place2 = async (customerId: string, email: string) => {
        const id = await shop.place({
          customerId,
          email,
          currency: "eur",
          items: [{ price: 50, quantity: 2 }],
          shipping: 0,
          provider: "pp_on_account_arms",
        })
        await look(id)
        return id
      }
      const [carla] = await getContainer()
        .resolve(Modules.CUSTOMER)
        .createCustomers([{ email: "carla@contoso.test", company_name: "Contoso AG", has_account: true }])
      const [mine, hers] = [await place(), await place2(carla.id, "carla@contoso.test")]
      const rows = [
        invoice("W-1", { account: "WEB", account_name: "Shop customers", order_number: mine }),
        invoice("W-2", { account: "WEB", account_name: "Shop customers", order_number: hers }),
      ]
      expect(await push({ receivables: rows })).toMatchObject({ updated: 2, inserted: 0, refused: [] })
      const owners = await db().rows<{ external_id: string; name: string }>(
        "select r.external_id, a.name from arms_receivable r join arms_account a on a.id = r.account_id where r.external_id like 'W-%' order by 1"
      )
      expect(owners).toEqual([
        { external_id: "W-1", name: "Acme GmbH" },
        { external_id: "W-2", name: "Contoso AG" },
      ])
      const references = () =>
        db().rows("select 1 from arms_account_reference where source = 'erp' and external_id in ('WEB', 'K500')")
      expect(await references()).toEqual([])
      // Money for one of them names its invoice: that says whose it is.
      const money = {
        external_id: "W-B",
        account: "WEB",
        number: "W-2",
        amount: "40.00",
        currency: "EUR",
        value_date: "2026-03-03",
      }
      expect(await push({ payments: [money] })).toMatchObject({ inserted: 1, refused: [] })
      const again = await place2(carla.id, "carla@contoso.test")
      await push({
        receivables: [invoice("W-3", { account: "K500", account_name: "contoso ag ", order_number: again })],
      })
      expect(await references()).toHaveLength(1)
      // From now on it is known without an order.
      expect(await push({ receivables: [invoice("W-4", { account: "K500" })] })).toMatchObject({ inserted: 1 })
    })

    it("where the ledger says another amount it is followed, and the difference is listed, not rounded away", async () => {
      const id = await place()
      await push({ receivables: [invoice("RE-3", { account: "K7", order_number: id, amount: "103.00" })] })
      await look(id)
      await look(id)
      expect(await ofOrder(id)).toMatchObject([{ number: "RE-3", amount: 103 }])
      expect(await order(id)).toMatchObject({ not_yet: 0, rounding: 0 })
      expect((await problems()).find((row) => row.id === id)?.sentence).toMatch(
        /the ledger erp says 103(\.0+)? EUR, the shop 100 EUR\.$/
      )
      await push({ receivables: [invoice("RE-3", { account: "K7", order_number: id, amount: "100.00" })] })
      expect((await problems()).map((row) => row.id)).not.toContain(id)
    })

    it("E-105 money: what the shop has taken and the ledger books is counted once; what the ledger books first is captured in the shop", async () => {
      const id = await place()
      await push({ receivables: [invoice("RE-4", { account: "K7", order_number: id })] })
      const [payment] = (await shop.view(id)).payments
      await shop.capture(payment.id, 30)
      await look(id)
      expect(await ofOrder(id)).toMatchObject([{ open: 70 }])
      const booked = (external_id: string, amount: string) => ({
        external_id,
        account: "K7",
        number: "RE-4",
        amount,
        currency: "EUR",
        value_date: "2026-03-03",
      })
      expect(await push({ payments: [booked("B-1", "30.00")] })).toMatchObject({ inserted: 0, updated: 1, refused: [] })
      expect(await push({ payments: [booked("B-1", "30.00")] })).toMatchObject({ inserted: 0, unchanged: 1 })
      expect(await ofOrder(id)).toMatchObject([{ open: 70 }])
      expect(await push({ payments: [booked("B-2", "30.00")] })).toMatchObject({ inserted: 1 })
      await look(id)
      expect(await ofOrder(id)).toMatchObject([{ open: 40 }])
      expect((await shop.view(id)).payments[0].captured).toBe(60)
      await look(id)
      expect(await ofOrder(id)).toMatchObject([{ open: 40 }])
    })

    it("a ledger that is quicker than the shop, that names a stranger's order, or none there is", async () => {
      const id = await place()
      const number = await numberOf(id)
      await db().rows("delete from arms_receivable where order_id = ?", [id])
      await db().rows("delete from arms_order where id = ?", [id])
      expect(await push({ receivables: [invoice("RE-5", { account: "K7", order_number: number })] })).toMatchObject({
        inserted: 1,
      })
      await look(id)
      // The order's own document owes nothing: it is what an order is thanked for.
      expect(await ofOrder(id)).toMatchObject([
        { state: "document", open: 0 },
        { number: "RE-5", source: "erp" },
      ])
      expect(await order(id)).toMatchObject({ becomes: "invoice", not_yet: 0 })
      const other = await place()
      await push({ receivables: [invoice("RE-8", { account: "K99" })] })
      const wrong = [
        invoice("RE-6", { account: "K99", order_number: other }),
        invoice("RE-7", { account: "K7", order_number: "#999999" }),
      ]
      expect((await push({ receivables: wrong })).refused.map((row) => row.sentence)).toEqual([
        expect.stringMatching(
          /^order_number is ".*": that order is owed by another account \(.*\); merge the two or correct the row\.$/
        ),
        'order_number is "#999999": the shop has no such order.',
      ])
    })

    it("a connector over HTTP: tried out, connected, read, its age shown; without a variable a sentence, and never its content", async () => {
      const ledger = await ForeignLedger.make("pg", serverUrl(), "arms_http_ledger")
      await ledger.fill(3)
      const body = connectorTo(CONNECTION)
      expect(await refusal(body, "dry-run")).toMatchObject({
        status: 400,
        data: { message: "The environment variable ARMS_LEDGER_SHOP is not set." },
      })
      expect(await refusal({ ...body, connection: "DATABASE_URL" }, "dry-run")).toMatchObject({ status: 400 })
      process.env[CONNECTION] = ledger.url
      const tried = await api.post("/admin/arms/sources/shop-erp/dry-run", body, scene.as)
      expect(tried.data.dry_run).toMatchObject({
        inserted: 3,
        refused: [],
        receivables: [{ external_id: "RE-0000000", amount: "100.5" }, {}, {}],
      })
      expect(await db().rows("select 1 from arms_receivable where source = 'shop-erp'")).toEqual([])
      const connect = (over: object = {}) =>
        api.post(
          "/admin/arms/commands/connect_source",
          { name: "shop-erp", connector: body, reason: "our ledger", ...over },
          scene.as
        )
      await connect()
      expect((await connect({ version: 7 }).catch(asAnswer)).status).toBe(409)
      const read = await api.post("/admin/arms/sources/shop-erp/sync", {}, scene.as)
      expect(read.data.source).toMatchObject({ error: null, imported: { inserted: 3 } })
      const { data } = await api.get("/admin/arms/sources", scene.as)
      expect(data.sources).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            name: "shop-erp",
            minutes_old: 0,
            error: null,
            refused: 0,
            vanished: 0,
            unmatched: 3,
          }),
        ])
      )
      expect(JSON.stringify(data)).not.toContain(new URL(ledger.url).host)
      const list = await api.get("/admin/arms/receivables?limit=1", scene.as)
      expect(list.data.facts).toEqual(
        expect.arrayContaining([expect.objectContaining({ source: "shop-erp", minutes_old: 0 })])
      )
      const unmatched = await api.get("/admin/arms/sources/shop-erp/rows?list=unmatched", scene.as)
      expect((unmatched.data.rows as never as object[]).length).toBe(3)
      await api.post("/admin/arms/commands/disconnect_source", { name: "shop-erp", reason: "done" }, scene.as)
      expect((await api.post("/admin/arms/sources/shop-erp/sync", {}, scene.as).catch(asAnswer)).status).toBe(404)
      delete process.env[CONNECTION]
      await ledger.close()
    })
  },
})
