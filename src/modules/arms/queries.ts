import {
  holdsOn,
  isNotDue,
  judgeSubject,
  nextDay,
  quietUntil,
  viewAccount,
  type AccountPlan,
  type AccountView,
  type CalendarDate,
  type Policy,
  type Task,
} from "../../domain"
import type { Explained, Explanation } from "../../contract/explain"
import { decideAccounts } from "./run/decide-accounts"
import type ArmsModuleService from "./service"
import { wholeAccount } from "./run/horizon"
import { viewsOf } from "./run/reach"
import { takenSteps, type TakenStep } from "./sql/register"

interface Asked {
  readonly view: AccountView
  /** The account on a later day, if nothing is paid until then. */
  readonly viewOn: (day: CalendarDate) => AccountView
  readonly policy: Policy
  readonly settled: ReadonlySet<string>
  readonly plan: AccountPlan
  readonly status: string
  readonly taken: ReadonlyMap<string, TakenStep>
  /** What the account's automatic hold rests on already. */
  readonly standing: readonly string[]
}

function answerOf(
  { view, viewOn, policy, plan, status, taken, settled, standing }: Asked,
  task: Task,
  subjectId: string
): Explanation {
  const base = {
    task_id: task.id,
    task: task.name,
    step: task.step,
    status: task.status,
    subject_id: subjectId,
    reason: null,
    is_final: false,
    day: null,
    until: null,
    facts: null,
  }
  if (!task.enabled) return { ...base, answer: "switched_off" }
  const same = (row: { task: Task; subjectId: string }) => row.task.id === task.id && row.subjectId === subjectId
  const act = plan.acts.find(same)
  if (act) return { ...base, answer: "acts", day: act.day, facts: act.facts }
  // A block task has no occurrence: it acts while it gives the hold a cause.
  const cause = `${task.step}:${subjectId}`
  if (plan.hold.causes.includes(cause)) return { ...base, answer: standing.includes(cause) ? "stands" : "acts" }
  if (task.status !== status) return { ...base, answer: "not_in_this_status" }
  const no = plan.suppressions.find(same)
  if (no) {
    const until = no.reason === "quiet_days" ? quietUntil(view, policy, task) : null
    return { ...base, answer: "suppressed", reason: no.reason, is_final: no.final, day: no.day, until, facts: no.facts }
  }
  const last = taken.get(`${task.step}|${subjectId}`)
  const refused = last?.state === "skipped" ? last.reason : last?.state === "failed" ? "failed" : null
  if (last && refused) return { ...base, answer: "suppressed", reason: refused, is_final: true, day: last.last_on }
  if (last) return { ...base, answer: "acted", day: last.last_on }
  if (settled.has(subjectId)) return { ...base, answer: "suppressed", reason: "settled", is_final: true }
  // A block task that gives no cause stands in no row: why, its judgement says.
  const judged = judgeSubject(view, task, subjectId)
  if (judged && !isNotDue(judged) && judged.reason !== null) {
    const { reason, final, facts } = judged
    return { ...base, answer: "suppressed", reason, is_final: final, day: judged.occurrence.day, facts }
  }
  const day = nextDay(view, task, subjectId)
  if (day === null || day <= view.asOf) return { ...base, answer: "not_due" }
  // A day on which its conditions would not hold is none it comes on, as far as one can see today.
  if (!holdsOn(view, task, subjectId, day, viewOn)) return { ...base, answer: "not_due", reason: "conditions" }
  return { ...base, answer: "not_due", day }
}

/** Explains every task for an account, or for one of its receivables, on a day. */
export async function explain(
  arms: ArmsModuleService,
  accountId: string,
  receivableId: string | null,
  asOf: CalendarDate | null
): Promise<Explained | null> {
  const world = await arms.world()
  const date = asOf ?? world.clock.today
  const [decided] = await decideAccounts(arms.host.db(), world, [accountId], date, wholeAccount(date))
  if (!decided) return null
  const { snapshot, policy, plan, problem } = decided
  const subjects = receivableId ? [receivableId] : snapshot.receivables.map((receivable) => receivable.id)
  const taken = new Map(
    (await takenSteps(arms.host.db(), [...subjects, accountId])).map((row) => [`${row.step}|${row.subject_id}`, row])
  )
  const settled = new Set(
    snapshot.receivables.filter((receivable) => receivable.open === 0n).map((receivable) => receivable.id)
  )
  const view = viewAccount(snapshot, date, world.contextFor(date))
  const standing = snapshot.hold?.causes ?? []
  const viewOn = viewsOf(snapshot, world)
  const asked = { view, viewOn, policy, plan, status: plan.status, taken, settled, standing }
  const answered = problem === null ? policy.tasks : []
  const tasks = answered.flatMap((task) =>
    task.subject === "account"
      ? receivableId
        ? []
        : [answerOf(asked, task, accountId)]
      : subjects.map((id) => answerOf(asked, task, id))
  )
  return { account_id: accountId, as_of: date, status: plan.status, hold: plan.hold, problem, tasks }
}
