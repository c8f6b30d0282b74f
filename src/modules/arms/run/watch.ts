import { clearAlarm } from "../sql/alarms"
import { minutesSinceTick } from "../sql/installation"
import { closedRunOf } from "../sql/runs"
import { alarm } from "./alarm"
import type { EngineHost } from "./engine"
import { readWorld } from "./world"

const TICK_MINUTES = 10
const RUN_HOURS = 2

const hoursLater = (time: string, hours: number): string => {
  const [hour, minute] = time.split(":").map(Number)
  return hour + hours > 23 ? "24:00" : `${String(hour + hours).padStart(2, "0")}:${String(minute).padStart(2, "0")}`
}

/** Silence is noticed (P31): no worker looks, or today's run has not been closed two hours after its time. */
export async function watchSilence(host: EngineHost): Promise<void> {
  const db = host.db()
  const { liveSince, defaultPolicy, settings, clock, paused } = await readWorld(db, host.catalog)
  if (liveSince === null || !defaultPolicy) return
  const minutes = await minutesSinceTick(db)
  if (minutes !== null && minutes < TICK_MINUTES) await clearAlarm(db, "no_worker")
  else {
    const since = minutes === null ? "ever" : `for ${Math.round(minutes)} minutes`
    await alarm(db, "no_worker", `No worker has looked whether anything is owed ${since}.`)
  }
  const late = !paused && clock.time >= hoursLater(settings.run_at, RUN_HOURS)
  if (!late || settings.runs_wait_for_approval || (await closedRunOf(db, clock.today))) await clearAlarm(db, "no_run")
  else
    await alarm(
      db,
      "no_run",
      `The run of ${clock.today} has not been closed ${RUN_HOURS} hours after ${settings.run_at}.`
    )
}
