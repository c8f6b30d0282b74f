import { hookAddress } from "../options"
import { addDays, type CalendarDate } from "../../../domain"
import { clearAlarm } from "../sql/alarms"
import type { Db } from "../sql/db"
import { minutesSinceTick } from "../sql/installation"
import { unreportedSince } from "../sql/mail-events"
import { closedRunOf } from "../sql/runs"
import { alarm } from "./alarm"
import type { EngineHost } from "./engine"
import { readWorld } from "./world"

const TICK_MINUTES = 10
const RUN_HOURS = 2

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** The latest date whose run should have been closed by now; `null`: none yet since ARMS is live. */
function dueBy(today: CalendarDate, time: string, runAt: string, liveSince: CalendarDate): CalendarDate | null {
  const sinceDue = minutesOf(time) - minutesOf(runAt) - RUN_HOURS * 60
  // A run late in the evening is due to be closed after midnight.
  const days = sinceDue >= 0 ? 0 : sinceDue >= -24 * 60 ? 1 : 2
  const date = addDays(today, -days)
  return date > liveSince ? date : null
}

/** Mails go out and nothing is reported of them (F47). */
async function watchReports(db: Db, publicUrl: string | null): Promise<void> {
  const since = await unreportedSince(db)
  if (since === null) return clearAlarm(db, "no_reports")
  const sentence = `No delivery reports since ${since} UTC, though mails were sent: bounces go unnoticed. Does the provider's webhook reach ${hookAddress(publicUrl)}?`
  await alarm(db, "no_reports", sentence)
}

/** Silence is noticed (P31): no worker looks, or today's run has not been closed two hours after its time. */
export async function watchSilence(host: EngineHost): Promise<void> {
  const db = host.db()
  const { liveSince, defaultPolicy, settings, clock, paused, tooOld } = await readWorld(db, host.catalog)
  if (liveSince === null || !defaultPolicy) return
  if (tooOld === null) await clearAlarm(db, "ledger_too_old")
  else await alarm(db, "ledger_too_old", `The facts of ${tooOld} are older than a run may act on: demands wait.`)
  await watchReports(db, host.publicUrl)
  const minutes = await minutesSinceTick(db)
  if (minutes !== null && minutes < TICK_MINUTES) await clearAlarm(db, "no_worker")
  else {
    const since = minutes === null ? "ever" : `for ${Math.round(minutes)} minutes`
    await alarm(db, "no_worker", `No worker has looked whether anything is owed ${since}.`)
  }
  const due = dueBy(clock.today, clock.time, settings.run_at, liveSince)
  const excused = due === null || paused || settings.runs_wait_for_approval
  if (excused || (await closedRunOf(db, due))) await clearAlarm(db, "no_run")
  else await alarm(db, "no_run", `The run of ${due} has not been closed ${RUN_HOURS} hours after ${settings.run_at}.`)
}
