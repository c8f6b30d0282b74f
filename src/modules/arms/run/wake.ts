import { isBehind, owedDate } from "../../../domain"
import { alarm } from "./alarm"
import { newId } from "./ids"
import { planForApproval } from "./approval"
import { finish, runDate, runToday, type EngineHost } from "./engine"
import { cancelPlan, latestPlanOf } from "../sql/plans"
import { anyChangeAfter, lastRunDate, runsOf, takeOverRun, type RunRow } from "../sql/runs"
import { readWorld, type World } from "./world"

/** Do runs wait for a person here? A rehearsal does nothing that anybody would have to approve. */
const waitsForApproval = ({ settings, liveSince }: World): boolean =>
  settings.runs_wait_for_approval && liveSince !== null

/** Makes the plan of the day, unless one waits, somebody said no, or the hour has passed. */
async function planUnlessAsked(host: EngineHost, world: World): Promise<RunRow | null> {
  const { clock, settings } = world
  const plan = await latestPlanOf(host.db(), clock.today)
  if (clock.time >= settings.approve_until) {
    // Nobody answered: nothing is done, and tomorrow's run makes the date up.
    if (plan?.state === "awaiting_approval") await cancelPlan(host.db(), plan.id)
    return null
  }
  if (plan?.state === "awaiting_approval") return null
  if (plan && !(await anyChangeAfter(host.db(), Number(plan.change_no)))) return null
  return planForApproval(host, "system")
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
  const closed = await lastRunDate(host.db())
  if (isBehind(clock, closed)) {
    await alarm(host.db(), "clock_skew", `The clock says ${clock.today}, but ${closed} is closed already: no run.`)
    return null
  }
  if (!world.defaultPolicy) return null
  const owed = owedDate(clock, settings.run_at, closed)
  // The clocks skipped the end of yesterday, and its hour with it.
  if (owed !== null && owed < clock.today) return runDate(host, "system", owed)
  if (owed === null) {
    // What is recorded after the run's hour is evaluated the same day.
    if (clock.time < settings.run_at) return null
    const latest = (await runsOf(host.db(), clock.today)).at(-1)
    if (latest && !(await anyChangeAfter(host.db(), Number(latest.change_no)))) return null
  }
  return waitsForApproval(world) ? planUnlessAsked(host, world) : runToday(host, "system")
}

/** A person asks for today's run: it runs, or its plan is made where runs wait for approval. */
export async function runNow(host: EngineHost, actor: string): Promise<RunRow | null> {
  const world = await readWorld(host.db(), host.catalog)
  return waitsForApproval(world) ? planForApproval(host, actor) : runToday(host, actor)
}
