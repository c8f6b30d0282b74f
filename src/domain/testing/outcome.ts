import {
  date,
  planAccount,
  type AccountPlan,
  type AccountSnapshot,
  type DecisionContext,
  type Policy,
  type Task,
} from ".."
import { aContext, aPolicy, anAccount } from "./builders"

/** What a plan says of a step and subject: `act`, `act joined …`, a reason (`!` final), or `not_due`. */
export function outcomeOf(plan: AccountPlan, step: string, subjectId?: string): string {
  const same = (row: { task: Task; subjectId: string }) =>
    row.task.step === step && (subjectId === undefined || row.subjectId === subjectId)
  if (plan.acts.some(same)) return "act"
  const row = plan.suppressions.find(same)
  return row ? `${row.reason}${row.final ? "!" : ""}` : "not_due"
}

/** A case to be planned; whatever is left out has the builders' defaults. */
export interface Case {
  readonly tasks: readonly Task[]
  readonly asOf: string
  readonly account?: Partial<AccountSnapshot>
  readonly policy?: Partial<Policy>
  readonly context?: Partial<DecisionContext>
}

/** Plans a case. */
export const planCase = ({ tasks, asOf, account, policy, context }: Case): AccountPlan =>
  planAccount(anAccount(account), date(asOf), aPolicy(tasks, policy), aContext(context))

/** Outcome of the first task's step in a case. */
export const outcome = (one: Case): string => outcomeOf(planCase(one), one.tasks[0].step)
