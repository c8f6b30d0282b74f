/** The long forms: `npm run crash -- kills|points|stops|days|database|payments|reports|poison|completions|ledger`, all of them without a name. */
import { parseArgs } from "util"
import { Arena } from "./arena"
import { CRASH_POINTS, databaseFaults, killAt, randomKills, stopBeforeSending, type Crashes } from "./crash"
import { runRows, spreadDueDates, tickTogether } from "./days"
import { KilledShop } from "./completions"
import { forget, reportsOf, shuffled, standing, take } from "./mail-events"
import { refusals, sendPoisoned, spoil } from "./poison"
import { replayMonth } from "./ledger"
import { readLedger } from "../demo/replay-ledger"
import { date } from "../src/domain"
import { performDue } from "../src/modules/arms/run/deliver"
import { payWhileSending } from "./payments"
import { runToday } from "../src/modules/arms/run/engine"

const say = (line: string) => process.stdout.write(`${line}\n`)
const seed = Number(process.env.ARMS_SEED ?? 1)
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { file: { type: "string" }, from: { type: "string" }, days: { type: "string", default: "30" } },
})

async function judged(name: string, arena: Arena, mails: number, crashes: Crashes) {
  const outcome = await arena.outcome()
  const { accepted, distinct } = arena.provider.journal.verdict()
  const lost = mails - distinct
  say(
    `${name}: ${crashes.kills} kills, ${lost} lost, ${accepted - distinct} double, takeover ${crashes.longestTakeover.toFixed(2)} leases`
  )
  if (lost !== 0 || accepted !== distinct || outcome.unmarked > 0 || outcome.unsent > 0)
    throw new Error(`${name} (seed ${seed}): ${JSON.stringify(outcome)}`)
}

const KINDS: Record<string, (arena: Arena) => Promise<void>> = {
  kills: async (arena) => {
    const MAILS = 10_000
    let kills = 0
    for (let round = 0; kills < 200; round++) {
      await arena.refill(MAILS, { perSecond: 4 })
      const crashes = await randomKills(arena, 200 - kills, seed + round)
      await judged(`kills, run ${round + 1} of ${MAILS}`, arena, MAILS, crashes)
      kills += crashes.kills
    }
  },
  points: async (arena) => {
    for (const point of CRASH_POINTS) {
      await arena.refill(1500)
      await judged(point, arena, 1500, await killAt(arena, point, 5))
    }
  },
  stops: async (arena) => {
    let changed = 0
    for (let turn = 0; turn < 20; turn++) {
      await arena.refill(150)
      if ((await stopBeforeSending(arena)).changed) changed++
      await judged(`SIGSTOP ${turn + 1}`, arena, 150, { kills: 1, longestTakeover: 0 })
    }
    say(`stops: 20, late writers that changed something: ${changed}`)
  },
  days: async (arena) => {
    await arena.refill(2000)
    await spreadDueDates(arena, 90)
    await tickTogether(arena, 20, 100)
    say(`days: ${JSON.stringify(await runRows(arena))}, ${JSON.stringify(await arena.outcome())}`)
  },
  database: async (arena) => {
    for (const kind of ["restart", "black_hole"] as const) {
      let faults = 0
      for (let round = 0; faults < 20; round++) {
        await arena.refill(3000, { perSecond: 2 })
        const outages = await databaseFaults(arena, kind, 20 - faults, seed + round)
        await judged(kind, arena, 3000, { kills: outages.faults, longestTakeover: 0 })
        say(`${kind}: back after ${outages.longestRecoverySeconds.toFixed(1)} s at most`)
        faults += outages.faults
      }
    }
  },
  payments: async (arena) => {
    let [payments, late, reminded] = [0, 0, 0]
    for (let round = 0; payments < 1000; round++) {
      await arena.refill(2000, { perSecond: 2 })
      const races = await payWhileSending(arena, 1000 - payments, seed + round)
      payments += races.payments
      late += races.late
      reminded += races.reminded
    }
    say(`payments: ${payments} at random moments, ${reminded} of them reminded, ${late} later than 1 s after`)
  },
  poison: async (arena) => {
    const MAILS = 10_000
    const took: number[] = []
    for (const rotten of [false, true]) {
      await arena.refill(MAILS)
      await arena.rows(`insert into arms_sender (id, per_second) values ('resend', 1000)`)
      if (rotten) await spoil(arena)
      took.push(await sendPoisoned(arena))
    }
    const { notices, doubled } = await arena.outcome()
    const ratio = (took[1] / took[0]).toFixed(2)
    say(
      `poison: ${JSON.stringify(notices)}, ${JSON.stringify(await refusals(arena))}, ${doubled} double, ${ratio} × clean`
    )
  },
  completions: async () => {
    const shop = await KilledShop.open(process.env.DATABASE_URL ?? "", "arms_completions")
    const carts = await shop.prepare(Number(process.env.ARMS_CARTS ?? 200))
    const { kills, retried } = await shop.complete(carts, Number(process.env.ARMS_KILLS ?? 20), seed)
    const verdict = await shop.judge()
    shop.close()
    say(
      `completions: ${carts.length} carts, ${kills} kills, ${retried} in the middle of one, ${JSON.stringify(verdict)}`
    )
    const wrong = Object.entries(verdict).filter(([, found]) => Array.isArray(found) && found.length > 0)
    if (wrong.length > 0) throw new Error(`completions (seed ${seed}): ${JSON.stringify(Object.fromEntries(wrong))}`)
  },
  ledger: async (arena) => {
    const { file, from, days } = values
    if (!file || !from) throw new Error("ledger needs --file FILE.csv and --from YYYY-MM-DD.")
    const feed = await readLedger(file, null)
    const { faults, unnamed } = await replayMonth(arena, feed, date(from), Number(days), seed)
    const { notices, ...one } = await arena.outcome()
    const { requests } = arena.provider.journal.verdict()
    say(
      `ledger: ${requests} requests, ${faults} faults, notices ${JSON.stringify(notices)}, ${JSON.stringify(one)}, ${unnamed} without their message`
    )
    if (one.accepted !== notices.sent || one.doubled + one.unmarked + one.unsent + one.otherBytes + unnamed > 0)
      throw new Error("ledger: what was accepted is not what is marked sent.")
  },
  reports: async (arena) => {
    await arena.refill(500)
    await runToday(arena.tool.host, "harness")
    await performDue(arena.tool.host, arena.ports())
    const reports = reportsOf(arena, 10_000, seed)
    await take(arena, reports)
    const inOrder = JSON.stringify(await standing(arena))
    await forget(arena)
    await take(arena, shuffled(reports, 0.3, seed))
    say(
      `reports: 10,000 shuffled with 30 % doubles end like those in order: ${JSON.stringify(await standing(arena)) === inOrder}`
    )
  },
}

async function main() {
  const asked = positionals.filter((name) => name in KINDS)
  // A ledger has to be named; without one its kind is left out.
  const all = Object.keys(KINDS).filter((name) => name !== "ledger")
  const arena = await Arena.open(process.env.DATABASE_URL ?? "", "harness", 1)
  for (const name of asked.length > 0 ? asked : all) {
    const start = Date.now()
    await KINDS[name](arena)
    say(`${name}: ${((Date.now() - start) / 1000).toFixed(0)} s`)
  }
  await arena.close()
  process.exit(0)
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exit(1)
})
