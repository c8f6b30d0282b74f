import { shiftDay } from "./business-calendar"
import {
  addDays,
  addMonths,
  daysBetween,
  daysInMonth,
  isoWeekOf,
  latestOf,
  weekdayOf,
  type CalendarDate,
} from "./calendar-date"
import type { DecisionContext } from "./context"
import type { AccountSnapshot, ReceivableSnapshot, StepRecord } from "./snapshot"
import type { RepeatSegment, Task } from "./task"

/** The next occurrence of a step for a subject. It answers *which day*, not *whether today*. */
export interface Occurrence {
  /** `round.ordinal`, a calendar period or an episode; never a computed date. */
  readonly key: string
  /** Group within which ordinals are counted. */
  readonly round: string
  /** The day it acts on, moved to a business day where the task says so. */
  readonly day: CalendarDate
  /** The day before that move. */
  readonly rawDay: CalendarDate
}

/** No record: nothing was ever done with the step. */
export const NO_RECORD: StepRecord = { rounds: {}, waiting: [] }

/** The day the trigger counts from, if the receivable has it. */
export const anchorDayOf = (task: Task, receivable: ReceivableSnapshot): CalendarDate | null => {
  if (task.trigger.kind !== "anchor") return null
  if (task.trigger.anchor === "issue_date") return receivable.issueDate
  if (task.trigger.anchor === "due_date") return receivable.dueDate
  if (task.trigger.anchor === "order_date") return receivable.orderDate
  return task.trigger.anchor === "settled_date" ? receivable.settledKnownOn : null
}

/** Trigger days before this one are history. */
export function historyEndsOn(task: Task, receivable: ReceivableSnapshot, context: DecisionContext): CalendarDate {
  const known = receivable.opening
    ? addDays(receivable.knownSince, 1)
    : addDays(receivable.knownSince, -context.historyDays)
  return latestOf(task.on_since, known)
}

/** First day of the grid on or after `from`; `null` when the grid is over. */
export function gridDayFrom(
  anchor: CalendarDate,
  segments: readonly RepeatSegment[],
  from: CalendarDate
): CalendarDate | null {
  const wanted = daysBetween(anchor, from)
  for (const segment of segments) {
    const steps = Math.max(0, Math.ceil((wanted - segment.from_day) / segment.every_days))
    const offset = segment.from_day + steps * segment.every_days
    if (segment.to_day === null || offset <= segment.to_day) return addDays(anchor, offset)
  }
  return null
}

/** Next occurrence of a receivable task, or `null` when it is done or has no anchor. */
export function nextForReceivable(
  task: Task,
  receivable: ReceivableSnapshot,
  context: DecisionContext
): Occurrence | null {
  if (task.trigger.kind !== "anchor") return null
  const anchor = anchorDayOf(task, receivable)
  if (anchor === null) return null
  const { offset_days, repeat } = task.trigger
  const round = String(task.trigger.anchor === "due_date" ? receivable.round : 0)
  const done = receivable.steps[task.step]?.rounds[round]
  const ordinal = (done?.closed ?? 0) + 1
  if (ordinal > (repeat?.max ?? 1)) return null
  let rawDay: CalendarDate | null = addDays(anchor, offset_days)
  if (repeat) {
    const notBefore = historyEndsOn(task, receivable, context)
    rawDay = gridDayFrom(anchor, repeat.segments, latestOf(notBefore, done ? addDays(done.lastOn, 1) : null))
  }
  if (rawDay === null) return null
  return { key: `${round}.${ordinal}`, round, day: shiftDay(rawDay, task.shift, context.calendar), rawDay }
}

const dayOfMonth = (month: CalendarDate, day: number): CalendarDate => {
  const last = daysInMonth(+month.slice(0, 4), +month.slice(5, 7))
  return `${month.slice(0, 8)}${String(Math.min(day, last)).padStart(2, "0")}` as CalendarDate
}

interface Period {
  readonly key: string
  readonly rawDay: CalendarDate
}

/** Calendar periods around `asOf`, latest first. */
function periodsAround(task: Task, asOf: CalendarDate): Period[] {
  const { trigger } = task
  if (trigger.kind === "monthly") {
    return [1, 0, -1].map((months) => {
      const month = addMonths(`${asOf.slice(0, 8)}01` as CalendarDate, months)
      return { key: month.slice(0, 7), rawDay: dayOfMonth(month, trigger.day) }
    })
  }
  if (trigger.kind !== "weekly") return []
  const back = (weekdayOf(asOf) - trigger.weekday + 7) % 7
  return [7, 0, -7].map((days) => {
    const rawDay = addDays(asOf, days - back)
    return { key: isoWeekOf(rawDay), rawDay }
  })
}

/** Day an account's status or policy was entered, whichever is later. */
export const enteredOn = (account: AccountSnapshot): CalendarDate => latestOf(account.status.since, account.policySince)

/**
 * Latest calendar period of an account task that has been reached, else the one to come.
 */
function nextPeriod(task: Task, account: AccountSnapshot, asOf: CalendarDate, context: DecisionContext) {
  const candidates = periodsAround(task, asOf).map(({ key, rawDay }) => ({
    key,
    round: key,
    rawDay,
    day: shiftDay(rawDay, task.shift, context.calendar),
  }))
  const reached = candidates.find((candidate) => candidate.day <= asOf)
  const coming = candidates.filter((candidate) => candidate.day > asOf).pop() ?? null
  if (!reached || reached.rawDay < account.status.since) return coming
  return account.steps[task.step]?.rounds[reached.key] ? coming : reached
}

/** Next occurrence of an account task that hangs on a date or rhythm; episodes: `episode.ts`. */
export function nextForAccount(
  task: Task,
  account: AccountSnapshot,
  asOf: CalendarDate,
  context: DecisionContext
): Occurrence | null {
  if (task.trigger.kind === "weekly" || task.trigger.kind === "monthly") {
    return nextPeriod(task, account, asOf, context)
  }
  if (task.trigger.kind !== "anchor" || task.trigger.anchor !== "status_date") return null
  const round = account.status.periodId
  if (account.steps[task.step]?.rounds[round]) return null
  const rawDay = addDays(account.status.since, task.trigger.offset_days)
  return { key: round, round, rawDay, day: shiftDay(rawDay, task.shift, context.calendar) }
}
