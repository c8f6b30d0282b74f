import { createHash, type Hash } from "crypto"
import {
  planAccount,
  shiftDay,
  unchangedPlan,
  type AccountPlan,
  type AccountSnapshot,
  type CalendarDate,
  type DecisionContext,
  type Policy,
} from "../../../domain"
import { snapshotOf, withoutMoney, type EffectiveDueDate } from "../rows"
import type { Horizon } from "../sql/candidates"
import type { Db } from "../sql/db"
import { loadSnapshotRows, type SnapshotRow } from "../sql/load-snapshots"
import type { World } from "./world"

/** An account with the policy that applies to it and what was decided. */
export interface Decided {
  readonly snapshot: AccountSnapshot
  readonly policy: Policy
  readonly plan: AccountPlan
  /** Steps that waited before: {@link waitKey}. */
  readonly waiting: ReadonlySet<string>
  /** Why nothing could be decided; the account stays as it is and the register says so (DESIGN §3.12). */
  readonly problem: string | null
}

/** Key of a step of a subject. */
export const waitKey = (subjectId: string, step: string): string => `${step}|${subjectId}`

/** Account, else its group, else the default (DESIGN §2, policy). */
const policyFor = (world: World, row: SnapshotRow): Policy | null =>
  (row.policy ? world.policies.get(String(row.policy[0])) : undefined) ?? world.defaultPolicy

const PROBLEM_LENGTH = 500

/**
 * One account that cannot be decided, say because a fact of another plugin throws or an amount is none, fails
 * alone (P10).
 */
function decideOne(
  row: SnapshotRow,
  asOf: CalendarDate,
  policy: Policy,
  context: DecisionContext,
  effective: EffectiveDueDate
): { snapshot: AccountSnapshot; plan: AccountPlan; problem: string | null } {
  const read = (one: SnapshotRow) => snapshotOf(one, policy.start_status, asOf, effective)
  let snapshot: AccountSnapshot | null = null
  try {
    snapshot = read(row)
    return { snapshot, plan: planAccount(snapshot, asOf, policy, context), problem: null }
  } catch (error) {
    const problem = String((error as Error).message ?? error).slice(0, PROBLEM_LENGTH)
    snapshot ??= read(withoutMoney(row))
    return { snapshot, plan: unchangedPlan(snapshot, asOf), problem }
  }
}

/** Decides the accounts `ids` on a day; the one way every caller takes (DESIGN §3.1). */
export async function decideAccounts(
  db: Db,
  world: World,
  ids: readonly string[],
  asOf: CalendarDate,
  horizon: Horizon
): Promise<Decided[]> {
  const rows = await loadSnapshotRows(db, ids, horizon)
  const context = world.contextFor(asOf)
  const moved = world.settings.age_counts_from === "next_business_day" ? "next" : "exact"
  const effective = (due: CalendarDate) => shiftDay(due, moved, context.calendar)
  return rows.flatMap((row) => {
    const policy = policyFor(world, row)
    if (!policy) return []
    const waiting = new Set(row.waiting.map(([subjectId, step]) => waitKey(String(subjectId), String(step))))
    return [{ policy, waiting, ...decideOne(row, asOf, policy, context, effective) }]
  })
}

const line = (...cells: (string | null)[]) => `${cells.join("|")}\n`

/** What a plan says, as text: equal facts give equal text, whoever asks. */
export function textOfPlan(plan: AccountPlan): string {
  const lines = [
    ...plan.acts.map((act) => line("act", act.task.step, act.subjectId, act.occurrence, act.notice)),
    ...plan.suppressions.map((row) => line("no", row.task.step, row.subjectId, row.occurrence, row.reason)),
    ...plan.notices.map((notice) => line("notice", notice.group, notice.voice, notice.lead.step)),
  ].sort()
  const move = plan.move ? line("move", plan.move.from, plan.move.to) : ""
  return `${plan.accountId}\n${lines.join("")}${move}${line("hold", plan.hold.strength, plan.hold.causes.join(","))}`
}

/** Does the plan do, refuse or hold anything? */
export const saysSomething = (plan: AccountPlan) =>
  plan.acts.length + plan.suppressions.length + plan.hold.causes.length > 0 || plan.move !== null

/** Hash of a whole plan: accounts in the order of their ids, those without anything left out. */
export const planHash = (): Hash => createHash("sha256")

/** Adds accounts to a plan's hash. */
export function addToHash(hash: Hash, decided: readonly Decided[]): void {
  for (const { plan } of decided) if (saysSomething(plan)) hash.update(textOfPlan(plan))
}

/** Numbers of a plan: `act.<step>`, `no.<reason>`, `move.<from>.<to>`, `failed`, notices. */
export type Totals = Record<string, number>

/** Adds one account to the totals. */
export function addToTotals(totals: Totals, { plan, problem }: Decided): void {
  const count = (key: string) => (totals[key] = (totals[key] ?? 0) + 1)
  if (problem !== null) count("failed")
  for (const act of plan.acts) count(`act.${act.task.step}`)
  for (const row of plan.suppressions) count(`no.${row.reason}`)
  if (plan.move) count(`move.${plan.move.from}.${plan.move.to}`)
  if (plan.notices.length > 0) count("contacts")
  for (let each = 0; each < plan.notices.length; each++) count("notices")
  if (plan.calendarTasks.some((task) => task.joins === null)) count("calendar_tasks")
}
