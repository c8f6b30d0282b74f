import {
  addDays,
  isBusinessDay,
  MAX_SHIFT_DAYS,
  type BusinessCalendar,
  type CalendarDate,
  type Task,
} from "../../../domain"
import type { Horizon } from "../sql/candidates"
import type { World } from "./world"

const FAR_PAST = "1900-01-01" as CalendarDate
const FAR_FUTURE = "9999-12-31" as CalendarDate

/** A repetition without an end ends with the receivable; nobody's lasts longer. */
const LIFETIME_DAYS = 36_500

/** Last day, counted from the anchor, on which an occurrence may still act: shift and window included. */
function lastDayOf(task: Task, anchor: string): number | null {
  if (task.trigger.kind !== "anchor" || task.trigger.anchor !== anchor) return null
  const { offset_days, repeat } = task.trigger
  const last = repeat ? (repeat.segments.at(-1)?.to_day ?? LIFETIME_DAYS) : offset_days
  return last + task.window_days + MAX_SHIFT_DAYS
}

/** How many days before the due date the earliest reminder speaks. */
const leadOf = (task: Task): number =>
  task.trigger.kind === "anchor" && task.trigger.anchor === "due_date" ? -task.trigger.offset_days : 0

/** Days without business that follow `day`: what falls on them may act on `day` already. */
function closedAfter(day: CalendarDate, calendar: BusinessCalendar): number {
  let closed = 0
  while (closed < MAX_SHIFT_DAYS && !isBusinessDay(addDays(day, closed + 1), calendar)) closed++
  return closed
}

const isAboutOverdue = (fact: string) => fact.startsWith("overdue_") || fact === "oldest_overdue_days"

/** How far the tasks of all policies reach, so that SQL finds every receivable that may be due. */
export function horizonOf(world: World, asOf: CalendarDate, changedAfter = -1): Horizon {
  const policies = [...world.policies.values()]
  const tasks = policies.flatMap((policy) => policy.tasks).filter((task) => task.enabled)
  const last = (anchor: string) => Math.max(-1, ...tasks.map((task) => lastDayOf(task, anchor) ?? -1))
  const lead = Math.max(0, ...tasks.map(leadOf))
  const promotes = policies
    .flatMap((policy) => policy.status_rules)
    .some((rule) => rule.from.includes("green") && !rule.conditions.some(({ fact }) => isAboutOverdue(fact)))
  return {
    asOf,
    dueUpTo: addDays(asOf, lead + closedAfter(asOf, world.contextFor(asOf).calendar)),
    issuedSince: addDays(asOf, -Math.max(last("issue_date"), last("order_date"))),
    settledSince: addDays(asOf, -last("settled_date")),
    changedAfter,
    everyAccount: promotes || tasks.some((task) => task.subject === "account"),
  }
}

/** Everything there is of an account, for explaining it. */
export const wholeAccount = (asOf: CalendarDate): Horizon => ({
  asOf,
  dueUpTo: FAR_FUTURE,
  issuedSince: FAR_PAST,
  settledSince: FAR_PAST,
  changedAfter: -1,
  everyAccount: true,
})
