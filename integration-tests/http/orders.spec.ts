import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { readOrders } from "../../src/adapters/order-facts"
import { takeOrder } from "../../src/workflows/take-order"
import { setScene, type Scene } from "../lib/checkout"
import { OrderShop } from "../lib/order-shop"
import { armsOf, type Api } from "../lib/shop"

jest.setTimeout(300_000)

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }: { api: Api; getContainer: () => never }) => {
    let scene: Scene
    let shop: OrderShop
    const arms = () => armsOf(getContainer())

    beforeAll(async () => {
      scene = await setScene(getContainer(), api)
      shop = new OrderShop(getContainer(), scene.shop)
      await shop.openRegions({ jpy: "jp", kwd: "kw", huf: "hu" })
    })

    it("explores", async () => {
      const id = await shop.place({
        customerId: scene.customerIds[0],
        email: "anna@acme.test",
        currency: "huf",
        items: [{ price: 10.005, quantity: 3 }, { price: 99.99, quantity: 1 }],
        shipping: 7.5,
        provider: "pp_on_account_arms",
      })
      const t0 = Date.now()
      const out: unknown[] = []
      const look = async (what: string) => {
        const t = Date.now()
        const taken = await takeOrder(getContainer(), id)
        const [facts] = await readOrders(getContainer(), [id])
        const db = arms().host.db()
        out.push(what, taken, Date.now() - t, facts,
          await db.rows("select number, document_type, state, amount::text, open_amount::text, due_date::text, order_date::text, prepaid, payment_method from arms_receivable where order_id = ?", [id]),
          await db.rows("select id, source, external_id, amount::text, unapplied_amount::text, refunded_amount::text, state from arms_payment"),
          await db.rows("select * from arms_order"))
      }
      await look("placed")
      const view = await shop.view(id)
      out.push(view)
      await shop.capture(view.payments[0].id, 40)
      await look("captured 40")
      await shop.edit(id, { add: 20 })
      await look("edit +20")
      await shop.edit(id, { itemId: view.items[0].id, quantity: 1 })
      await look("edit -2")
      await shop.fulfil(id, [{ id: view.items[0].id, quantity: 1 }]).then((f) => shop.ship(id, f, [{ id: view.items[0].id, quantity: 1 }]))
      await look("shipped")
      await shop.returns(id, [{ id: view.items[0].id, quantity: 1 }], false)
      await look("return requested")
      out.push(await shop.view(id))
      require("fs").writeFileSync("/tmp/explore.json", JSON.stringify(out, null, 1))
      console.log(Date.now() - t0)
    })
  },
} as never)
