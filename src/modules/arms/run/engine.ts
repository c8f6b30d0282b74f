import { addDays, daysBetween, isBehind, type CalendarDate } from "../../../domain"
import { clearAlarm } from "../sql/alarms"
import type { Db } from "../sql/db"
import { forgetMailEvents } from "../sql/mail-events"
import { withdrawStale } from "../sql/notice-ends"
import { endPlanned } from "../sql/planned-accounts"
import { cancelPlans } from "../sql/plans"
import {
  closeOwedDates,
  evaluatedBefore,
  finishPerformedRuns,
  lastRunDate,
  runsOf,
  setRunState,
  startRun,
  type RunRow,
} from "../sql/runs"
import type { Catalog } from "../../../contract/task"
import { newId } from "./ids"
import { horizonOf } from "./horizon"
import { readWorld, type World } from "./world"
import { planChunks } from "./plan-run"
import { handOnUntouched } from "./roster"
import { tellDue } from "./tell-due"
import type { ArmsEvent } from "./write-plans"

/** Places where a worker may be stopped by those who test that it may (docs/harness.md). */
export type CrashPoint =
  "run_started" | "in_plan_chunk" | "after_claim" | "after_freeze" | "before_send" | "after_send" | "after_mark"

/** What the engine needs of its module. */
export interface EngineHost {
  readonly catalog: Catalog
  readonly leaseSeconds: number
  /** Public address of this installation, without a slash at its end; `null`: not set. */
  readonly publicUrl: string | null
  readonly chunkSize: number
  db(): Db
  transaction<T>(work: (db: Db) => Promise<T>): Promise<T>
  publish(events: readonly ArmsEvent[]): Promise<void>
  /** Why mail would not arrive well, as sentences; asked before set-up ends (P33). */
  mailProblems(): Promise<readonly string[]>
  /** Told where a worker is; only the crash harness listens. */
  readonly reached?: (point: CrashPoint) => void | Promise<void>
}

/** No gap longer than this is made up date by date. */
const GAP_LIMIT_DAYS = 400

/** Dates between the last run and `today` that nobody ran: they are closed as *made up*. */
export async function closeGap(db: Db, today: CalendarDate): Promise<void> {
  const last = await lastRunDate(db)
  if (last === null) return
  const owed = Math.min(daysBetween(last, today) - 1, GAP_LIMIT_DAYS)
  const dates = Array.from({ length: Math.max(0, owed) }, (_, index) => addDays(today, -index - 1))
  await closeOwedDates(
    db,
    dates.map((date) => ({ id: newId("arrun"), date }))
  )
}

/** Begins the run of a date, or a follow-up when it exists already; `null`: another instance has it. */
async function begin(
  host: EngineHost,
  world: World,
  actor: string,
  token: string,
  date: CalendarDate
): Promise<RunRow | null> {
  return host.transaction(async (db) => {
    const earlier = await runsOf(db, date)
    if (earlier.some((run) => run.state === "planning")) return null
    if (isBehind(world.clock, await lastRunDate(db))) return null
    await cancelPlans(db)
    const kind = earlier.length === 0 ? "scheduled" : "follow_up"
    if (kind === "scheduled") {
      await closeGap(db, date)
      await withdrawStale(db, date)
      await clearAlarm(db, "clock_skew")
      await forgetMailEvents(db)
    }
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

/** Change number up to which the run before this one has seen the ledger; −1: there was none. */
export const seenUpTo = (runs: readonly RunRow[], runId: string): number =>
  Number(runs.filter((one) => one.id < runId).at(-1)?.change_no ?? -1)

/** Plans a run and says how it ended; `false`: another worker has it. */
async function planRun(host: EngineHost, run: RunRow, token: string): Promise<boolean> {
  const world = await readWorld(host.db(), host.catalog)
  const asOf = run.business_date
  const horizon = horizonOf(world, asOf, seenUpTo(await runsOf(host.db(), asOf), run.id))
  const planned = await planChunks({ host, world, run, token, horizon })
  if (planned === null) return false
  const differing = run.approved_by === null ? 0 : await endPlanned(host.db(), run.id)
  // A run that was taken over, or approved, has no hash of its own: it planned a part of the day.
  const whole = run.cursor === null && run.approved_by === null
  await setRunState(host.db(), run.id, run.rehearsal ? "done" : "performing", {
    hash: whole ? planned.hash.digest("hex") : undefined,
    totals: differing > 0 ? { ...planned.totals, changed_since_approval: differing } : planned.totals,
    finished: run.rehearsal,
    seeAgain: differing > 0,
  })
  return true
}

/** Hands on what employees left untouched, and tells others what has become due since the run before. */
async function afterPlanning(host: EngineHost, run: RunRow): Promise<void> {
  const world = await readWorld(host.db(), host.catalog)
  await host.transaction((db) => handOnUntouched(db, world, run))
  if (run.kind !== "scheduled") return
  const last = await evaluatedBefore(host.db(), run.business_date)
  if (last !== null) await tellDue(host, world, last, run.business_date)
}

/** Plans a run that has begun and answers it as it stands then. */
export async function finish(host: EngineHost, run: RunRow, token: string): Promise<RunRow> {
  const mine = await planRun(host, run, token)
  if (mine && !run.rehearsal) await afterPlanning(host, run)
  await finishPerformedRuns(host.db())
  return (await runsOf(host.db(), run.business_date)).find((one) => one.id === run.id) ?? run
}

/** Plans the run of a date, or what has changed since an earlier one of that date. */
export async function runDate(host: EngineHost, actor: string, date: CalendarDate): Promise<RunRow | null> {
  const world = await readWorld(host.db(), host.catalog)
  const token = newId("artok")
  const run = await begin(host, world, actor, token, date)
  await host.reached?.("run_started")
  return run === null ? null : finish(host, run, token)
}

/** Plans today's run, or what has changed since an earlier one of today. */
export async function runToday(host: EngineHost, actor: string): Promise<RunRow | null> {
  const { clock } = await readWorld(host.db(), host.catalog)
  return runDate(host, actor, clock.today)
}
