import { addDays } from "./calendar-date"
import { evaluateAccount, evaluateIn } from "./conditions"
import { isBlocked, isExempted, paymentsUpToDate } from "./judge"
import { anchorDayOf } from "./occurrence"
import type { DesiredHold } from "./plan-types"
import type { HoldStrength, ReceivableSnapshot } from "./snapshot"
import { severityOf, type Policy, type Status, type Task } from "./task"
import type { AccountView } from "./view"

/** Identity of a cause: the step, and the receivable or account it concerns. */
const causeOf = (task: Task, subjectId: string) => `${task.step}:${subjectId}`

/** `on_credit` unless the task says otherwise. */
const strengthOf = (task: Task): HoldStrength =>
  task.operation.params.strength === "all_orders" ? "all_orders" : "on_credit"

/**
 * Does a receivable give cause? Dunning block, covering credits, tolerance and conditions take a
 * cause away; quiet days, windows, history and supersession do not. Bookings that are
 * not up to date delay a cause, they never lift one that stands.
 */
function givesCause(view: AccountView, task: Task, receivable: ReceivableSnapshot, stands: boolean): boolean {
  const anchor = anchorDayOf(task, receivable)
  if (task.trigger.kind !== "anchor" || anchor === null) return false
  if (addDays(anchor, task.trigger.offset_days) > view.asOf) return false
  if (!view.owed.get(receivable.id)?.counts || isBlocked(view, receivable.id)) return false
  if (!stands && !paymentsUpToDate(receivable.dueDate, view.context)) return false
  return evaluateIn(view, task.conditions, receivable, receivable.currency).verdict === "holds"
}

function causesOf(view: AccountView, task: Task): string[] {
  if (!task.enabled || isExempted(view, task.step)) return []
  if (task.subject === "account") {
    const holds = !isBlocked(view, null) && evaluateAccount(view, task.conditions).verdict === "holds"
    return holds ? [causeOf(task, view.account.id)] : []
  }
  const standing = new Set(view.account.hold?.causes)
  return view.account.receivables
    .filter((receivable) => givesCause(view, task, receivable, standing.has(causeOf(task, receivable.id))))
    .map((receivable) => causeOf(task, receivable.id))
}

/**
 * The automatic hold an account should have: a state recomputed from facts, at every money
 * event and run. A block task written for a status applies in it and in every worse one.
 */
export function desiredHold(view: AccountView, policy: Policy, status: Status): DesiredHold {
  const silenced = new Set(view.account.silenced.filter((item) => view.asOf <= item.until).map((item) => item.cause))
  const causes: string[] = []
  let strength: HoldStrength | null = null
  for (const task of policy.binding_block_tasks) {
    if (severityOf(task.status) > severityOf(status)) continue
    const own = causesOf(view, task).filter((cause) => !silenced.has(cause) && !causes.includes(cause))
    if (own.length === 0) continue
    causes.push(...own)
    if (strength !== "all_orders") strength = strengthOf(task)
  }
  return { strength, causes: causes.sort() }
}
