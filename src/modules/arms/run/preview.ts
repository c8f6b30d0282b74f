import type { AccountPlan, CalendarDate } from "../../../domain"
import { candidateChunks } from "../sql/candidates"
import type { PlannedAccountResponse } from "../../../contract/runs"
import type { PlannedAccountRow } from "../sql/planned-accounts"
import { changesSomething } from "./approved-plan"
import {
  addToHash,
  addToTotals,
  decideAccounts,
  planHash,
  textOfPlan,
  type Decided,
  type Totals,
} from "./decide-accounts"
import type { EngineHost } from "./engine"
import { horizonOf } from "./horizon"
import { showPlans } from "./show-plans"
import { readWorld, type World } from "./world"

/** What a run of today would do, without doing it: same decision, same hash. */
export interface Preview {
  readonly business_date: CalendarDate
  readonly plan_hash: string
  readonly totals: Totals
  /** Per step: how often it acts, and how often it does not, by reason (`history` included). */
  readonly steps: Readonly<Record<string, Totals>>
  /** The first it would do something to. */
  readonly accounts: readonly PlannedAccountResponse[]
}

/** Accounts named one by one in a preview. */
const SAMPLE = 50

function addToSteps(steps: Record<string, Totals>, plan: AccountPlan) {
  const count = (step: string, what: string) => {
    const sums = (steps[step] ??= {})
    sums[what] = (sums[what] ?? 0) + 1
  }
  for (const act of plan.acts) count(act.task.step, "acts")
  for (const row of plan.suppressions) count(row.task.step, row.reason)
}

/** Previews the run of a date; a date other than today is simulation. */
export const preview = async (host: EngineHost, asOf: CalendarDate | null): Promise<Preview> =>
  (await previewIn(host, await readWorld(host.db(), host.catalog), asOf, Number.POSITIVE_INFINITY))!

/** The same in other surroundings, such as a policy that is not kept; `null`: it was not ready by `endsAt` (`performance.now`). */
export async function previewIn(
  host: EngineHost,
  world: World,
  asOf: CalendarDate | null,
  endsAt: number
): Promise<Preview | null> {
  const db = host.db()
  const date = asOf ?? world.clock.today
  const horizon = horizonOf(world, date)
  const totals: Totals = {}
  const steps: Record<string, Totals> = {}
  const hash = planHash()
  const sample: PlannedAccountRow[] = []
  for await (const ids of candidateChunks(db, horizon, host.chunkSize)) {
    if (performance.now() > endsAt) return null
    const decided: Decided[] = await decideAccounts(db, world, ids, date, horizon)
    addToHash(hash, decided)
    for (const one of decided) {
      const { plan } = one
      addToTotals(totals, one)
      addToSteps(steps, plan)
      if (changesSomething(one) && sample.length < SAMPLE)
        sample.push({ account_id: plan.accountId, planned: textOfPlan(plan), found: null })
    }
  }
  const accounts = await showPlans(db, world, sample)
  return { business_date: date, plan_hash: hash.digest("hex"), totals, steps, accounts }
}
