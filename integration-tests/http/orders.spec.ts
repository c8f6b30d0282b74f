import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { randomOf } from "../../harness/random"
import { reconcile } from "../../src/workflows/reconcile"
import { takeOrder } from "../../src/workflows/take-order"
import { setScene, type Scene } from "../lib/checkout"
import { liveThrough } from "../lib/order-histories"
import { OrderShop } from "../lib/order-shop"
import { armsOf, type Api } from "../lib/shop"

jest.setTimeout(3_000_000)

/** 500 in the long form: `ARMS_HISTORIES=500 npm test -- http http/orders`. */
const HISTORIES = Number(process.env.ARMS_HISTORIES ?? 12)
const STEPS = 7
/** One history alone, to look into it. */
const FIRST = Number(process.env.ARMS_SEED ?? 1)

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

    /** What Medusa itself computes as owed: recomputed totals, pending returns, transactions. */
    async function owedInMedusa(id: string) {
      const query = (getContainer() as { resolve(name: string): never }).resolve(
        ContainerRegistrationKeys.QUERY
      ) as never as {
        graph(input: unknown): Promise<{ data: Record<string, never>[] }>
      }
      const fields = ["status", "total", "summary.*", "items.*", "items.return_requested_total", "transactions.amount"]
      const { data } = await query.graph({ entity: "order", fields, filters: { id } })
      const [order] = data
      const amounts = (list: unknown, name: string) =>
        MathBN.sum(0, ...((list ?? []) as Record<string, never>[]).map((one) => one?.[name] ?? 0))
      const value =
        order.status === "canceled"
          ? MathBN.convert(0)
          : MathBN.sub(order.total, amounts(order.items, "return_requested_total"))
      return MathBN.sub(value, amounts(order.transactions, "amount"))
    }

    /** The same from the ledger: open + not yet a receivable − on account + rounding. */
    async function owedInLedger(id: string) {
      const [row] = await arms()
        .host.db()
        .rows<{ owed: string; rounding: string; units: string }>(
          `select (coalesce((select sum(open_amount) from arms_receivable where order_id = o.id and state = 'open'), 0) + o.not_yet
                  - coalesce((select sum(unapplied_amount) from arms_payment where order_id = o.id and state = 'booked'), 0)
                  - coalesce((select sum(unapplied_amount) from arms_credit where source = 'medusa' and external_id = o.id || ':credit'), 0) + o.rounding)::text as owed,
                  o.rounding::text as rounding from arms_order o where id = ?`,
          [id]
        )
      return row ?? { owed: "none", rounding: "0" }
    }

    const EPSILON: Record<string, number> = { eur: 0.01, jpy: 1, kwd: 0.001, huf: 1 }

    it(`E-105 ${HISTORIES} random order histories: the ledger says what Medusa computes, to the last digit`, async () => {
      const customer = { id: scene.customerIds[0], email: "anna@acme.test" }
      let checks = 0
      for (let seed = FIRST; seed < FIRST + HISTORIES; seed++) {
        const history: string[] = []
        const { done } = await liveThrough(shop, randomOf(seed), customer, STEPS, async (id) => {
          const taken = await takeOrder(getContainer(), id)
          expect(taken.error).toBeNull()
          const ledger = await owedInLedger(id)
          const medusa = await owedInMedusa(id)
          history.push(`${medusa.toFixed()} ${ledger.owed}`)
          checks++
          if (!MathBN.eq(medusa, ledger.owed)) throw new Error(`seed ${seed}: ${history.join(" | ")}`)
          const { currency } = await shop.view(id)
          if (Math.abs(Number(ledger.rounding)) > EPSILON[currency] + 0.01)
            throw new Error(`seed ${seed}: rounding ${ledger.rounding} ${currency}`)
        }).catch((error: Error) => Promise.reject(new Error(`${error.message} (seed ${seed}; ${history.join(" | ")})`)))
        expect(done.length).toBeGreaterThan(0)
      }
      expect(checks).toBeGreaterThan(HISTORIES * 3)
    })
    void reconcile
  },
} as never)
