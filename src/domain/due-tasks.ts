import { MAX_SHIFT_DAYS } from "./business-calendar"
import { daysBetween, type CalendarDate } from "./calendar-date"
import type { OperationTraits } from "./context"
import type { AccountSnapshot } from "./snapshot"
import type { Policy, Status, Task } from "./task"

/** Enabled tasks of one status, split by when they are decided. */
export interface TasksOfStatus {
  /** Tasks that move the status: decided first. */
  readonly moves: readonly Task[]
  /** Everything else but block tasks, which have no day. */
  readonly steps: readonly Task[]
}

type Operations = Readonly<Record<string, OperationTraits>>

const remembered = new WeakMap<Operations, WeakMap<Policy, Map<Status, TasksOfStatus>>>()

/** Tasks of a status; sorted out once per policy, because a policy may have a thousand of them. */
export function tasksOfStatus(policy: Policy, status: Status, operations: Operations): TasksOfStatus {
  const policies = remembered.get(operations) ?? new WeakMap<Policy, Map<Status, TasksOfStatus>>()
  remembered.set(operations, policies)
  const statuses = policies.get(policy) ?? new Map<Status, TasksOfStatus>()
  policies.set(policy, statuses)
  const known = statuses.get(status)
  if (known) return known
  const enabled = policy.tasks.filter((task) => task.enabled && task.status === status)
  const groupOf = (task: Task) => operations[task.operation.kind]?.group ?? "other"
  const tasks: TasksOfStatus = {
    moves: enabled.filter((task) => groupOf(task) === "status"),
    steps: enabled.filter((task) => !["hold", "status"].includes(groupOf(task))),
  }
  statuses.set(status, tasks)
  return tasks
}

/** Days since the earliest of these dates. */
const longestSince = (dates: readonly CalendarDate[], asOf: CalendarDate): number =>
  dates.reduce((longest, date) => Math.max(longest, daysBetween(date, asOf)), Number.NEGATIVE_INFINITY)

/**
 * Leaves out tasks whose day lies ahead for every receivable of the account: they are not due, and
 * most tasks of a long list are that on most days.
 */
export function withinReach(tasks: readonly Task[], account: AccountSnapshot, asOf: CalendarDate): readonly Task[] {
  const sinceDue = longestSince(
    account.receivables.map((receivable) => receivable.dueDate),
    asOf
  )
  const sinceIssue = longestSince(
    account.receivables.map((receivable) => receivable.issueDate),
    asOf
  )
  return tasks.filter(({ trigger }) => {
    if (trigger.kind !== "anchor" || trigger.repeat) return true
    if (trigger.anchor === "due_date") return trigger.offset_days - MAX_SHIFT_DAYS <= sinceDue
    return trigger.anchor !== "issue_date" || trigger.offset_days - MAX_SHIFT_DAYS <= sinceIssue
  })
}
