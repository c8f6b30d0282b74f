import { businessDaysBefore, isBusinessDay, lastBusinessDayUpTo } from "./business-calendar"
import { addDays, daysBetween, latestOf, type CalendarDate } from "./calendar-date"
import { evaluateAccount, evaluateIn, type Evaluation, type StoredFacts } from "./conditions"
import type { DecisionContext } from "./context"
import { nextOfAccount } from "./episode"
import { enteredOn, historyEndsOn, nextForReceivable, NO_RECORD, type Occurrence } from "./occurrence"
import type { Reason } from "./reasons"
import type { ReceivableSnapshot, StepRecord } from "./snapshot"
import { momentPassed } from "./moment"
import type { Task } from "./task"
import type { AccountView } from "./view"

/** What one task says about one subject today, before the account's voice is considered. */
export interface Judged {
  readonly task: Task
  readonly subjectId: string
  readonly receivable: ReceivableSnapshot | null
  readonly occurrence: Occurrence
  readonly facts: StoredFacts
  readonly currency: string | null
  /** `null`: live, nothing stands against it so far. */
  readonly reason: Reason | null
  /** Does `reason` close the occurrence? */
  readonly final: boolean
  /** Its conditions hold and it is not exempted: it may supersede. */
  readonly live: boolean
  /** Its day lay in a dunning block or while settled: it does not supersede. */
  readonly heldBack: boolean
}

/** Not due, and from when it would be; `never` when nothing more can come. */
export interface NotDue {
  readonly task: Task
  readonly subjectId: string
  readonly next: CalendarDate | null
}

/** Is this a not-due answer? */
export const isNotDue = (answer: Judged | NotDue): answer is NotDue => !("occurrence" in answer)

const R8_REASONS: readonly Reason[] = ["too_early_to_have_been_paid", "payments_not_up_to_date"]

/** the payment source must have told us of everything that arrived by the due date. */
export function paymentsUpToDate(dueDate: CalendarDate, context: DecisionContext): boolean {
  if (context.paymentsReportedOn === null) return true
  const booked = businessDaysBefore(context.paymentsReportedOn, context.bookingLagDays, context.calendar)
  return booked >= lastBusinessDayUpTo(dueDate, context.calendar)
}

/** Dunning blocks that concern a receivable; `null` asks for those of the whole account. */
export const blocksOf = (view: AccountView, receivableId: string | null) =>
  view.account.blocks.filter((block) => block.receivableId === null || block.receivableId === receivableId)

/** Does a dunning block stand today (first and last day included)? */
export const isBlocked = (view: AccountView, receivableId: string | null): boolean =>
  blocksOf(view, receivableId).some((block) => block.from <= view.asOf && view.asOf <= block.until)

/** Is the account exempted from the step today (last day included)? */
export const isExempted = (view: AccountView, step: string): boolean =>
  view.account.exemptions.some((exemption) => exemption.step === step && view.asOf <= exemption.until)

/** may a demand not be made of it yet? */
export function tooEarly(view: AccountView, task: Task, receivable: ReceivableSnapshot | null): Reason | null {
  if (task.voice !== "demand" || !receivable) return null
  const { context, asOf } = view
  if (asOf < addDays(receivable.knownSince, context.earliestDemandDays)) return "too_early_to_have_been_paid"
  return paymentsUpToDate(receivable.dueDate, context) ? null : "payments_not_up_to_date"
}

/** the day the window of a waiting occurrence counts from. */
function windowStart(
  view: AccountView,
  judged: { receivable: ReceivableSnapshot | null; record: StepRecord; occurrence: Occurrence }
): CalendarDate {
  const { account, context } = view
  const ended = blocksOf(view, judged.receivable?.id ?? null).filter((block) => block.until < view.asOf)
  return latestOf(
    judged.occurrence.day,
    judged.receivable?.reopened?.on,
    ...ended.map((block) => block.until),
    ...judged.record.waiting.filter((row) => R8_REASONS.includes(row.reason)).map((row) => row.last),
    context.lastPauseEnd,
    context.lastGapEnd,
    account.status.first && account.policySince === null ? null : enteredOn(account)
  )
}

function isHeldBack(view: AccountView, receivable: ReceivableSnapshot, day: CalendarDate): boolean {
  const { reopened } = receivable
  if (reopened && reopened.settledOn <= day && day < reopened.on) return true
  return blocksOf(view, receivable.id).some(
    (block) => block.from <= day && day <= block.until && block.until < view.asOf
  )
}

interface Case {
  readonly view: AccountView
  readonly task: Task
  readonly receivable: ReceivableSnapshot | null
  readonly occurrence: Occurrence
  readonly record: StepRecord
  readonly evaluation: Evaluation
}

const isSettled = ({ task, receivable }: Case) =>
  receivable !== null && receivable.open === 0n && !task.concerns_settled

/** The first reasons of R-28, up to *conditions*: those that decide whether a step is live. */
function firstReason(one: Case): Reason | null {
  const { view, task, receivable, occurrence, evaluation } = one
  const historyEnd = receivable ? historyEndsOn(task, receivable, view.context) : task.on_since
  if (occurrence.rawDay < historyEnd && task.trigger.kind !== "while") return "history"
  if (isSettled(one)) return "settled"
  if (momentPassed(view, task, receivable, occurrence.day)) return "moment_passed"
  const waitsForOthers =
    isBlocked(view, receivable?.id ?? null) || view.context.paused || tooEarly(view, task, receivable) !== null
  if (!waitsForOthers && daysBetween(windowStart(view, one), view.asOf) > task.window_days) return "lapsed"
  if (isExempted(view, task.step)) return "exempted"
  return evaluation.verdict === "fails" ? "conditions" : null
}

/** Reasons after *superseded* that concern this subject alone, in the order of R-28. */
function laterReason(one: Case): Reason | null {
  const { view, task, receivable, evaluation } = one
  const operation = view.context.operations[task.operation.kind]
  if (!operation) return "operation_missing"
  if (view.context.paused) return "paused"
  const early = tooEarly(view, task, receivable)
  if (early) return early
  const isCourtesy = task.voice === "courtesy"
  if (!isCourtesy && isBlocked(view, receivable?.id ?? null)) return "dunning_block"
  const owed = receivable ? view.owed.get(receivable.id) : undefined
  if (owed && !isCourtesy && owed.receivable.open > 0n) {
    if (owed.coveredBy) return owed.coveredBy
    if (!owed.counts) return "below_tolerance"
  }
  if (operation.channel && !view.account.reachableBy.includes(operation.channel)) return "no_address"
  if (task.shift !== "exact" && !isBusinessDay(view.asOf, view.context.calendar)) return "not_a_business_day"
  return evaluation.verdict === "unknown" ? "unknown_fact" : null
}

/** Is the reason final for this task? */
const isFinal = (reason: Reason, task: Task): boolean =>
  reason === "conditions" ? task.on_fail === "skip" : ["history", "settled", "moment_passed", "lapsed"].includes(reason)

function conclude(one: Case): Judged {
  const { view, task, receivable, occurrence, evaluation } = one
  const first = firstReason(one)
  const live = first === null && evaluation.verdict === "holds"
  const reason = first ?? laterReason(one)
  return {
    task,
    subjectId: receivable?.id ?? view.account.id,
    receivable,
    occurrence,
    facts: evaluation.facts,
    currency: evaluation.currency,
    reason,
    final: reason !== null && isFinal(reason, task),
    live,
    heldBack: receivable !== null && isHeldBack(view, receivable, occurrence.day),
  }
}

/** courtesies and reminders whose day lies before the status period are not due. */
function before(view: AccountView, task: Task, day: CalendarDate, record: StepRecord): boolean {
  const { account } = view
  if ((account.status.first && account.policySince === null) || task.voice === "demand" || task.voice === null) {
    return false
  }
  return day < enteredOn(account) && record.waiting.length === 0
}

/** Judges one receivable task (R-1 … ). */
export function judgeReceivable(view: AccountView, task: Task, receivable: ReceivableSnapshot): Judged | NotDue {
  const notDue = (next: CalendarDate | null) => ({ task, subjectId: receivable.id, next })
  const occurrence = nextForReceivable(task, receivable, view.context)
  if (!occurrence) return notDue(null)
  if (occurrence.day > view.asOf) return notDue(occurrence.day)
  const record = receivable.steps[task.step] ?? NO_RECORD
  if (before(view, task, occurrence.day, record)) return notDue(null)
  const evaluation = evaluateIn(view, task.conditions, receivable, receivable.currency)
  if (evaluation.never) return notDue(null)
  return conclude({ view, task, receivable, occurrence, record, evaluation })
}

const hasAnythingOpen = (view: AccountView) => Object.values(view.account.volume).some((volume) => volume.open > 0n)

/** Judges one account task. */
export function judgeAccount(view: AccountView, task: Task): Judged | NotDue {
  const { account } = view
  const notDue = (next: CalendarDate | null) => ({ task, subjectId: account.id, next })
  const evaluation = evaluateAccount(view, task.conditions)
  const episodic = task.trigger.kind === "while"
  if (episodic && evaluation.verdict === "fails") return notDue(null)
  const occurrence = nextOfAccount(task, view)
  if (!occurrence) return notDue(null)
  if (occurrence.day > view.asOf) return notDue(occurrence.day)
  const rhythmic = task.trigger.kind === "weekly" || task.trigger.kind === "monthly"
  if (rhythmic && !hasAnythingOpen(view)) return notDue(null)
  const record = account.steps[task.step] ?? NO_RECORD
  return conclude({ view, task, receivable: null, occurrence, record, evaluation })
}
