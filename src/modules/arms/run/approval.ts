import { found, notAllowed } from "../commands/define-command"
import { candidateChunks } from "../sql/candidates"
import { insertPlanned } from "../sql/planned-accounts"
import { endPlan, startApproved, startPlan } from "../sql/plans"
import { withdrawStale } from "../sql/notice-ends"
import { advanceRun, runById, runsOf, type RunRow } from "../sql/runs"
import { addToHash, addToTotals, decideAccounts, planHash, type Totals } from "./decide-accounts"
import { changesSomething, textOf } from "./approved-plan"
import { closeGap, finish, seenUpTo, type EngineHost } from "./engine"
import { horizonOf } from "./horizon"
import { newId } from "./ids"
import { readWorld } from "./world"

const UNIQUE_VIOLATION = "23505"

/**
 * Makes today's plan and keeps it for a person to approve: nothing of it is written into the
 * register. A plan that would do nothing needs nobody. `null`: another instance is making it.
 */
export async function planForApproval(host: EngineHost, actor: string): Promise<RunRow | null> {
  const world = await readWorld(host.db(), host.catalog)
  const date = world.clock.today
  const token = newId("artok")
  const { leaseSeconds } = host
  const run = await host.transaction(async (db) => {
    // What earlier days left unsent is part of this plan.
    await withdrawStale(db, date)
    // A tick may have looked before somebody's plan was there: what a person reads now is not taken from under him.
    const replaces = actor !== "system"
    return startPlan(db, { id: newId("arrun"), date, actor, token, leaseSeconds, replaces })
  })
  if (run === null) return null
  const horizon = horizonOf(world, date, seenUpTo(await runsOf(host.db(), date), run.id))
  const totals: Totals = {}
  const hash = planHash()
  let doesSomething = false
  for await (const ids of candidateChunks(host.db(), horizon, host.chunkSize)) {
    if (!(await advanceRun(host.db(), run.id, token, ids[ids.length - 1], leaseSeconds))) return null
    const decided = await decideAccounts(host.db(), world, ids, date, horizon)
    addToHash(hash, decided)
    for (const one of decided) addToTotals(totals, one)
    doesSomething ||= decided.some(changesSomething)
    const rows = decided
      .map((one) => ({ id: newId("arpla"), account_id: one.snapshot.id, planned: textOf(one) }))
      .filter(({ planned }) => planned !== "")
    await insertPlanned(host.db(), run.id, rows)
  }
  const plan = await endPlan(host.db(), run.id, token, hash.digest("hex"), totals)
  return plan && !doesSomething ? approve(host, plan.id, plan.plan_hash ?? "", "system") : plan
}

/** Begins an approved plan as the run of its date, or its follow-up. */
async function begin(host: EngineHost, runId: string, planHashSeen: string, actor: string, token: string) {
  const { clock } = await readWorld(host.db(), host.catalog)
  return host.transaction(async (db) => {
    const plan = found(await runById(db, runId, true), "run", runId)
    if (plan.state !== "awaiting_approval")
      throw notAllowed(`The run is in state ${plan.state}: only a plan that waits for approval can be approved.`)
    if (plan.plan_hash !== planHashSeen)
      throw notAllowed(`plan_hash is "${planHashSeen.slice(0, 64)}": the plan that waits is ${plan.plan_hash}.`)
    if (plan.business_date !== clock.today)
      throw notAllowed(`The plan is for ${plan.business_date}, today is ${clock.today}: make a new plan.`)
    const earlier = await runsOf(db, clock.today)
    if (earlier.length === 0) await closeGap(db, clock.today)
    const kind = earlier.length === 0 ? "scheduled" : "follow_up"
    return startApproved(db, { id: plan.id, kind, approvedBy: actor, token, leaseSeconds: host.leaseSeconds })
  })
}

/**
 * Executes a plan as it was approved. Every account is decided afresh: one that would be treated
 * otherwise now is left alone and noted, so that nothing happens that nobody has seen (decision 011).
 */
export async function approve(host: EngineHost, runId: string, planHashSeen: string, actor: string): Promise<RunRow> {
  const token = newId("artok")
  const run = await begin(host, runId, planHashSeen, actor, token).catch((error: { code?: string }) => {
    if (error.code === UNIQUE_VIOLATION) return null
    throw error
  })
  if (!run) throw notAllowed("Another run of the date has begun meanwhile: make a new plan.")
  return finish(host, run, token)
}
