import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { readyCart, setScene, type Scene } from "../integration-tests/lib/checkout"
import { armsOf, type Api } from "../integration-tests/lib/shop"
import { guardCart } from "../src/workflows/guard-cart"

jest.setTimeout(3_000_000)

/** Completions with ARMS and without, in turn. */
const CARTS = Number(process.env.ARMS_BENCH_CARTS ?? 150)
const QUESTIONS = 3000

const at = (list: readonly number[], part: number): number =>
  [...list].sort((a, b) => a - b)[Math.floor((list.length - 1) * part)]

const took = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - begun) / 1e6
}

/**
 * What ARMS costs a checkout, as ratios of one interleaved run: the guard beside `select 1` through the same driver, and
 * the completion of a cart with ARMS beside one with `ARMS_OFF`. Nothing is asserted (docs/performance.md).
 */
medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }: { api: Api; getContainer: () => MedusaContainer }) => {
    it("measures", async () => {
      const scene: Scene = await setScene(getContainer(), api)
      const db = armsOf(getContainer()).host.db()
      const buyer = { id: "cart_bench", customer_id: scene.customerIds[0], currency_code: "eur", total: 100 }
      const guard: number[] = []
      const floor: number[] = []
      for (let round = 0; round < QUESTIONS; round++) {
        guard.push(await took(() => guardCart(getContainer(), buyer)))
        floor.push(await took(() => db.rows("select 1")))
      }
      const carts: string[] = []
      for (let made = 0; made < 2 * CARTS; made++)
        carts.push(await readyCart(getContainer(), api, scene, scene.customerIds[0]))
      const taken = async () => Number((await db.rows<{ n: string }>("select count(*) as n from arms_order"))[0].n)
      const complete = (id: string) => took(() => completeCartWorkflow(getContainer()).run({ input: { id } }))
      const withArms: number[] = []
      const without: number[] = []
      for (let round = 0; round < CARTS; round++) {
        const before = await taken()
        withArms.push(await complete(carts[2 * round]))
        // The order is taken into the ledger after the answer: that must not burden the one beside it.
        while ((await taken()) === before) await db.rows("select pg_sleep(0.02)")
        process.env.ARMS_OFF = "true"
        without.push(await complete(carts[2 * round + 1]))
        delete process.env.ARMS_OFF
      }
      const ratio = (a: number, b: number) => (a / b).toFixed(2)
      process.stderr.write(
        [
          `guard p50 ${at(guard, 0.5).toFixed(2)} ms = ${ratio(at(guard, 0.5), at(floor, 0.5))} × select 1 (must 3)`,
          `completion p95 ${at(withArms, 0.95).toFixed(0)} ms = ${ratio(at(withArms, 0.95), at(without, 0.95))} × without (must 1.10)`,
          `completion p50 ${at(withArms, 0.5).toFixed(0)} ms = ${ratio(at(withArms, 0.5), at(without, 0.5))} × without`,
          "",
        ].join("\n")
      )
    })
  },
} as never)
