import { Arena } from "../../harness/arena"
import {
  CRASH_POINTS,
  databaseFaults,
  ended,
  gracefulStops,
  killAt,
  randomKills,
  stopBeforeSending,
} from "../../harness/crash"
import { serverUrl } from "../lib/engine"

jest.setTimeout(600_000)

const ONCE = { doubled: 0, unmarked: 0, unsent: 0, otherBytes: 0 }

describe("workers that die (quick forms; the long ones are npm run crash)", () => {
  let arena: Arena

  beforeAll(async () => {
    arena = await Arena.open(serverUrl(), "crash", 1)
  })

  afterAll(() => arena.close())

  it("F1 P1 P8 twenty kill -9 at random moments: nothing lost, nothing doubled, all of it taken over", async () => {
    let done = 0
    for (let round = 0; done < 20; round++) {
      await arena.refill(4000, { perSecond: 3 })
      const { kills, longestTakeover } = await randomKills(arena, 20 - done, 4 + round)
      expect(await arena.outcome()).toEqual({ notices: { sent: 4000 }, accepted: 4000, ...ONCE })
      // How many leases it takes is a figure of the long form: here other work decides about it.
      expect(longestTakeover).toBeLessThan(30)
      done += kills
    }
  })

  it.each(CRASH_POINTS)("F2 F3 F4 F5 killed %s: nothing lost, nothing doubled", async (point) => {
    await arena.refill(350)
    await killAt(arena, point, 1)
    expect(await arena.outcome()).toEqual({ notices: { sent: 350 }, accepted: 350, ...ONCE })
  })

  it("F7 P9 stopped before sending, woken after its lease: one message each, the late writer changes nothing", async () => {
    await arena.refill(150)
    expect(await stopBeforeSending(arena)).toEqual({ changed: false })
    expect(await arena.outcome()).toEqual({ notices: { sent: 150 }, accepted: 150, ...ONCE })
  })

  it("F13 P8 a notice that kills five workers is set aside; all others are sent", async () => {
    await arena.refill(150)
    await arena.rows(`insert into arms_sender (id, per_second) values ('resend', 100)`)
    const poison = { ARMS_POISON: "Account 77", ARMS_CHUNK: "1000" }
    let deaths = 0
    while (!(await arena.done())) {
      const worker = arena.worker({ leaseSeconds: 1, env: poison })
      await Promise.race([worker.gone(), ended(arena)])
      if (!worker.alive) deaths++
      await worker.kill("SIGTERM")
    }
    expect(deaths).toBe(5)
    expect(await arena.outcome()).toEqual({ notices: { sent: 149, failed: 1 }, accepted: 149, ...ONCE })
    expect(await arena.rows(`select result->>'error' as error from arms_action where state = 'failed'`)).toEqual([
      { error: "A worker died 5 times over it." },
    ])
  })

  it("F20 a pool of one connection: slower, no deadlock", async () => {
    await arena.refill(250)
    const worker = arena.worker({ env: { ARMS_POOL: "1" } })
    await ended(arena)
    await worker.kill("SIGTERM")
    expect(worker.lines.filter((line) => line.startsWith("error"))).toEqual([])
    expect(await arena.outcome()).toEqual({ notices: { sent: 250 }, accepted: 250, ...ONCE })
  })

  it.each(["restart", "black_hole"] as const)(
    "F15 F19 P11 the database goes away (%s) in mid-run, three times: nothing lost, nothing doubled, back within 30 s",
    async (kind) => {
      await arena.refill(1200, { perSecond: 3 })
      const { faults, longestRecoverySeconds } = await databaseFaults(arena, kind, 3, 11)
      expect(faults).toBe(3)
      expect(longestRecoverySeconds).toBeLessThan(30)
      expect(await arena.outcome()).toEqual({ notices: { sent: 1200 }, accepted: 1200, ...ONCE })
    }
  )

  it("F6 P29 SIGTERM in mid-run: ends within 10 s, leaves no claim behind", async () => {
    await arena.refill(1000, { perSecond: 3 })
    const { longestSeconds, claimsLeft } = await gracefulStops(arena, 4, 7)
    expect(longestSeconds).toBeLessThan(10)
    expect(claimsLeft).toBe(0)
    expect(await arena.outcome()).toEqual({ notices: { sent: 1000 }, accepted: 1000, ...ONCE })
  })
})
