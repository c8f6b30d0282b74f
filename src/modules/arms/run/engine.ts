import { addDays, daysBetween, type CalendarDate } from "../../../domain"
import { candidateChunks } from "../sql/candidates"
import type { Db } from "../sql/db"
import {
  anyChangeAfter,
  closeOwedDates,
  finishPerformedRuns,
  lastRunDate,
  runsOf,
  setRunState,
  startRun,
  takeOverRun,
  type RunRow,
} from "../sql/runs"
import type { Catalog } from "../../../contract/task"
import { addToHash, addToTotals, decideAccounts, planHash, type Decided, type Totals } from "./decide-accounts"
import { newId } from "./ids"
import { horizonOf } from "./horizon"
import { readWorld, type World } from "./world"
import { planChunks } from "./plan-run"
import type { ArmsEvent } from "./write-plans"

/** What the engine needs of its module. */
export interface EngineHost {
  readonly catalog: Catalog
  readonly leaseSeconds: number
  readonly chunkSize: number
  db(): Db
  transaction<T>(work: (db: Db) => Promise<T>): Promise<T>
  publish(events: readonly ArmsEvent[]): Promise<void>
}

/** No gap longer than this is made up date by date. */
const GAP_LIMIT_DAYS = 400

/** Dates between the last run and `today` that nobody ran: they are closed as *made up*. */
async function closeGap(db: Db, today: CalendarDate): Promise<void> {
  const last = await lastRunDate(db)
  if (last === null) return
  const owed = Math.min(daysBetween(last, today) - 1, GAP_LIMIT_DAYS)
  const dates = Array.from({ length: Math.max(0, owed) }, (_, index) => addDays(today, -index - 1))
  await closeOwedDates(
    db,
    dates.map((date) => ({ id: newId("arrun"), date }))
  )
}

/** Begins the run of today, or a follow-up when it exists already; `null`: another instance has it. */
async function begin(host: EngineHost, world: World, actor: string, token: string): Promise<RunRow | null> {
  const date = world.clock.today
  return host.transaction(async (db) => {
    const earlier = await runsOf(db, date)
    if (earlier.some((run) => run.state === "planning")) return null
    const kind = earlier.length === 0 ? "scheduled" : "follow_up"
    if (kind === "scheduled") await closeGap(db, date)
    return startRun(db, {
      id: newId("arrun"),
      date,
      kind,
      rehearsal: world.liveSince === null,
      actor,
      token,
      leaseSeconds: host.leaseSeconds,
    })
  })
}

/** Change number up to which earlier runs of the date have seen the ledger. */
const seenUpTo = (earlier: readonly RunRow[], run: RunRow): number =>
  run.kind === "follow_up"
    ? Math.max(0, ...earlier.filter((one) => one.id < run.id).map((one) => Number(one.change_no)))
    : -1

/** Plans a run and says how it ended; nothing when another worker has it. */
async function planRun(host: EngineHost, run: RunRow, token: string): Promise<void> {
  const world = await readWorld(host.db(), host.catalog)
  const asOf = run.business_date
  const horizon = horizonOf(world, asOf, seenUpTo(await runsOf(host.db(), asOf), run))
  const planned = await planChunks({ host, world, run, token, horizon })
  if (planned === null) return
  await setRunState(host.db(), run.id, run.rehearsal ? "done" : "performing", {
    hash: planned.hash.digest("hex"),
    totals: planned.totals,
    finished: run.rehearsal,
  })
}

async function finish(host: EngineHost, run: RunRow, token: string): Promise<RunRow> {
  await planRun(host, run, token)
  await finishPerformedRuns(host.db())
  return (await runsOf(host.db(), run.business_date)).find((one) => one.id === run.id) ?? run
}

/** Plans today's run, or what has changed since an earlier one of today. */
export async function runToday(host: EngineHost, actor: string): Promise<RunRow | null> {
  const world = await readWorld(host.db(), host.catalog)
  const token = newId("artok")
  const run = await begin(host, world, actor, token)
  return run === null ? null : finish(host, run, token)
}

/**
 * What the short-period job does: takes over what a dead worker left, then starts today's run when
 * its hour has come and no row for the date exists (DESIGN §4).
 */
export async function wake(host: EngineHost): Promise<RunRow | null> {
  const token = newId("artok")
  const left = await takeOverRun(host.db(), token, host.leaseSeconds)
  if (left) return finish(host, left, token)
  const world = await readWorld(host.db(), host.catalog)
  const { settings, clock } = world
  if (!world.defaultPolicy || clock.time < settings.run_at) return null
  const runs = await runsOf(host.db(), clock.today)
  const seen = Math.max(0, ...runs.map((run) => Number(run.change_no)))
  // What is recorded after the run's hour is evaluated the same day.
  if (runs.length > 0 && !(await anyChangeAfter(host.db(), seen))) return null
  return runToday(host, "system")
}

/** What a run of today would do, without doing it: same decision, same hash. */
export interface Preview {
  readonly business_date: CalendarDate
  readonly plan_hash: string
  readonly totals: Totals
  readonly accounts: readonly { account_id: string; acts: number; notices: number; sample: readonly string[] }[]
}

/** Previews the run of a date; a date other than today is simulation. */
export async function preview(host: EngineHost, asOf: CalendarDate | null, sampleSize = 50): Promise<Preview> {
  const world = await readWorld(host.db(), host.catalog)
  const date = asOf ?? world.clock.today
  const horizon = horizonOf(world, date)
  const totals: Totals = {}
  const hash = planHash()
  const accounts: { account_id: string; acts: number; notices: number; sample: string[] }[] = []
  for await (const ids of candidateChunks(host.db(), horizon, host.chunkSize)) {
    const decided: Decided[] = await decideAccounts(host.db(), world, ids, date, horizon)
    addToHash(hash, decided)
    for (const { plan } of decided) {
      addToTotals(totals, plan)
      if (plan.acts.length > 0 && accounts.length < sampleSize) {
        const sample = plan.acts.slice(0, 5).map((act) => `${act.task.step} ${act.subjectId}`)
        accounts.push({ account_id: plan.accountId, acts: plan.acts.length, notices: plan.notices.length, sample })
      }
    }
  }
  return { business_date: date, plan_hash: hash.digest("hex"), totals, accounts }
}
