import type { MedusaContainer } from "@medusajs/framework/types"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { randomOf } from "../../harness/random"
import { takeOrder } from "../../src/workflows/take-order"
import { setScene, type Scene } from "../lib/checkout"
import { lookUntil } from "../lib/look-until"
import { OrderShop } from "../lib/order-shop"
import { Racers, type Outcome, type Racer, type Subject } from "../lib/racers"
import { armsOf, type Api } from "../lib/shop"

jest.setTimeout(6_000_000)

const CALLER = { actor: "user:test", reason: "test" }
const QUICK = 20
/** The long form, `ARMS_RACES=1`: 1,000 on completion and limit, 200 at each other door, 50 of each over HTTP. */
const isLong = process.env.ARMS_RACES !== undefined
const scale = Number(process.env.ARMS_RACES ?? 1)
const races = (long: number) => (isLong ? Math.ceil(long * scale) : QUICK)
const overHttp = (all: number) => (isLong ? Math.ceil(50 * scale) : all / 4)

/** How long somebody who was let pass before the block may go unnoticed. */
const NOTICED_MS = 5_000

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }: { api: Api; getContainer: () => MedusaContainer }) => {
    let scene: Scene
    let racers: Racers
    const arms = () => armsOf(getContainer())
    const db = () => arms().host.db()
    const execute = (name: string, input: object) => arms().execute(name as never, input, CALLER)

    beforeAll(async () => {
      scene = await setScene(getContainer(), api)
      racers = new Racers(getContainer(), api, scene, new OrderShop(getContainer(), scene.shop))
      await db().rows("delete from arms_receivable")
      await db().rows("update customer set has_account = true where id = any(?)", [[...scene.customerIds]])
    })

    const block = async () =>
      String((await execute("place_hold", { account_id: scene.accountId, strength: "all_orders" })).result.hold_id)
    const mode = (blocked_orders: string) => api.post("/admin/arms/settings", { value: { blocked_orders } }, scene.as)

    /** Was the order made or raised after the hold? Then it is noticed, by itself, in time. */
    const isNoticed = async (orderId: string, holdId: string, expected: string) => {
      const begun = Date.now()
      const inLedger = () =>
        db().rows<{ state: string | null; after: boolean }>(
          `select h.state, greatest(o.created_at, (select max(c.confirmed_at) from order_change c where c.order_id = o.id)) >
                  (select created_at from arms_hold where id = ?) as after
             from arms_order a join "order" o on o.id = a.id left join arms_held_order h on h.id = a.id where a.id = ?`,
          [holdId, orderId]
        )
      const [{ after }] = await lookUntil(inLedger, (rows) => rows.length > 0)
      if (!after) return
      const [{ state }] = await lookUntil(inLedger, ([row]) => row.state !== null || Date.now() - begun > NOTICED_MS)
      expect(state).toBe(expected)
      expect(Date.now() - begun).toBeLessThanOrEqual(NOTICED_MS)
    }

    /** How long each door takes from its first step to its last, in seconds: the block falls somewhere within. */
    const random = randomOf(2026)
    const somewhereWithin = (seconds: number) => db().rows("select pg_sleep(?::float)", [random() * seconds])

    interface Tally {
      early: number
      refusedEarly: number
      passedWithRelease: number
    }

    /** One race for a door: somebody goes through while the account is blocked; another one after; a third while it is released. */
    async function race(through: (subject: Subject) => Promise<Outcome>, racer: Racer, tally: Tally): Promise<void> {
      const [early, late] = [await racer.prepare(), await racer.prepare()]
      const running = through(early)
      await somewhereWithin(racer.seconds)
      const holdId = await block()
      expect(await through(late)).toMatchObject({ refused: "arms_checkout_blocked" })
      const outcome = await running
      if (outcome.refused === null) {
        tally.early++
        await isNoticed(outcome.orderId!, holdId, "flagged")
      } else {
        expect(outcome.refused).toBe("arms_checkout_blocked")
        tally.refusedEarly++
      }
      const releasing = through(late)
      await execute("release_hold", { hold_id: holdId })
      const during = await releasing
      if (during.refused === null) tally.passedWithRelease++
      else expect(await through(late)).toMatchObject({ refused: null })
    }

    const say = (name: string, count: number, tally: Tally, http: number) =>
      process.stderr.write(
        `${name}: ${count} races in process, ${http} over HTTP; before the block ${tally.early} let pass, ${tally.refusedEarly} refused; while released ${tally.passedWithRelease} let pass\n`
      )

    const NAMES = [
      "cart_completion",
      "order_creation",
      "draft_conversion",
      "order_edit",
      "exchange",
      "claim",
      "order_transfer",
    ]

    it.each(NAMES)(
      "P13 F57 door %s: nothing that begins after a block has answered passes, everything after a release does",
      async (name) => {
        const racer = racers.all.find((one) => one.name === name)!
        const all = races(name === "cart_completion" ? 1000 : 200)
        const byHttp = racer.overHttp ? overHttp(all) : 0
        const inProcess = isLong ? all : all - byHttp
        const tally = { early: 0, refusedEarly: 0, passedWithRelease: 0 }
        for (let done = 0; done < inProcess; done++) await race(racer.inProcess, racer, tally)
        for (let done = 0; done < byHttp; done++) await race(racer.overHttp!, racer, tally)
        say(name, inProcess, tally, byHttp)
      }
    )

    it("E-100 door fulfilment: goods of a held order stay until its release has answered, then they go", async () => {
      const all = races(200)
      const byHttp = overHttp(all)
      const tally = { early: 0, refusedEarly: 0, passedWithRelease: 0 }
      await mode("hold")
      for (let done = 0; done < all + (isLong ? byHttp : 0); done++) {
        const through = done % Math.ceil(all / byHttp) === 0 ? racers.fulfilment.overHttp! : racers.fulfilment.inProcess
        const subject = await racers.fulfilment.prepare()
        const holdId = await block()
        // What was ordered before the hold is none of its business: this one is as if it had come after.
        await db().rows("update arms_hold set created_at = created_at - interval '1 hour' where id = ?", [holdId])
        await db().rows("delete from arms_receivable where order_id = ?", [subject.id])
        await db().rows("delete from arms_order where id = ?", [subject.id])
        expect((await takeOrder(getContainer(), subject.id)).error).toBeNull()
        expect(await through(subject)).toMatchObject({ refused: "arms_order_held" })
        const running = through(subject)
        await execute("release_order", { order_id: subject.id })
        const during = await running
        if (during.refused === null) tally.passedWithRelease++
        else {
          expect(during.refused).toBe("arms_order_held")
          expect(await through(subject)).toMatchObject({ refused: null })
        }
        await execute("release_hold", { hold_id: holdId })
      }
      await mode("refuse")
      say("fulfilment", all, tally, byHttp)
    })

    it("P13 where the merchant keeps such orders, one whose guard had answered before the block is held", async () => {
      await mode("hold")
      const count = isLong ? Math.ceil(100 * scale) : 5
      let held = 0
      for (let done = 0; done < count; done++) {
        const [racer] = racers.all
        const early = await racer.prepare()
        const running = racer.inProcess(early)
        await somewhereWithin(2 * racer.seconds)
        const holdId = await block()
        const { refused, orderId } = await running
        // A forced hold refuses all the same; an order it let pass is held.
        if (refused === null) {
          await isNoticed(orderId!, holdId, "held")
          held++
        }
        await execute("release_hold", { hold_id: holdId })
      }
      await mode("refuse")
      expect(held).toBeGreaterThan(0)
    })

    it("P13 E-97 limit: of two carts, each within and together above, one passes; nothing beyond the limit, no reservation lost or doubled", async () => {
      await db().rows("delete from arms_reservation")
      await db().rows("update arms_receivable set state = 'cancelled'")
      const all = races(1000)
      const byHttp = overHttp(all)
      const [racer] = racers.all
      const used = async () =>
        (
          await db().rows<{ total: string }>(
            `select coalesce(sum(open_amount), 0)::float::text as total from arms_receivable where account_id = ? and state = 'open'`,
            [scene.accountId]
          )
        )[0].total
      const value = 900
      for (let done = 0; done < all; done++) {
        const proposed = await execute("propose_limit", {
          scope: "account",
          scope_id: scene.accountId,
          mode: "amount",
          amount: `${value * (done + 1)}.00`,
          currency: "EUR",
        })
        await execute("approve_limit", { limit_id: proposed.result.limit_id })
        const carts = [await racer.prepare(), await racer.prepare()]
        const through = done < byHttp ? racer.overHttp! : racer.inProcess
        const outcomes = await Promise.all(carts.map(through))
        expect(outcomes.map(({ refused }) => refused ?? "passed").sort()).toEqual(["arms_credit_limit", "passed"])
        for (const { orderId } of outcomes) if (orderId) await takeOrder(getContainer(), orderId)
        expect(await used()).toBe(String(value * (done + 1)))
      }
      expect(await db().rows("select state, count(*)::int from arms_reservation group by 1")).toEqual([
        { state: "confirmed", count: all },
      ])
    })
  },
} as never)
