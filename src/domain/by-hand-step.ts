import { daysBetween, type CalendarDate } from "./calendar-date"
import { nextOfAccount } from "./episode"
import { isNotDue, judgeAccount, judgeReceivable } from "./judge"
import { nextForReceivable, type Occurrence } from "./occurrence"
import type { ReceivableSnapshot } from "./snapshot"
import { seriousnessOf, type OperationCall, type Policy, type Task, type Voice } from "./task"
import type { AccountView } from "./view"

/** An operation a person wants done now, for receivables of one account or, with none named, for the account itself. */
export interface AskedByHand {
  readonly operation: OperationCall
  /** How a message speaks; `null` for everything else. */
  readonly voice: Voice | null
  /** `null`: the account is the subject. */
  readonly receivableIds: readonly string[] | null
  /** Tells one asking from another where no step is counted. */
  readonly mark: string
}

/** What makes two operations the same level: the text of a message, the kind of a calendar task (E-50). */
const levelOf = ({ kind, params }: OperationCall, group: string): string | null => {
  if (group === "message") return `${kind}|${String(params.text)}`
  return group === "calendar" ? `${kind}|${String(params.kind)}` : null
}

/** Texts that ship and ask for money, whatever task sends them. */
const CHASING: Readonly<Record<string, Voice>> = {
  before_due: "reminder",
  reminder_1: "demand",
  reminder_2: "demand",
  reminder_3: "demand",
}

/** Does a text that ships ask for what is overdue, and for nothing else? */
export const asksForOverdue = (text: string): boolean => CHASING[text] === "demand"

/**
 * How what was asked for speaks: no milder than its text does, as it ships and in the policy's own tasks. A demand
 * called a courtesy would pass a dunning block and count for no quiet day.
 */
export function voiceOf(policy: Policy, { operation, voice }: AskedByHand): Voice | null {
  if (voice === null) return null
  const { text } = operation.params
  const used = policy.tasks.filter((task) => text && task.operation.params.text === text).map((task) => task.voice)
  return [voice, ...used, CHASING[String(text)] ?? null]
    .filter((one) => one !== null)
    .reduce((most, one) => (seriousnessOf(one) > seriousnessOf(most) ? one : most))
}

/** The policy's steps that do the same. */
export function sameSteps(policy: Policy, asked: AskedByHand, group: string): readonly Task[] {
  const level = levelOf(asked.operation, group)
  const subject = asked.receivableIds === null ? "account" : "receivable"
  return policy.tasks.filter(
    (task) => task.enabled && task.subject === subject && level !== null && levelOf(task.operation, group) === level
  )
}

/**
 * Of steps that do the same the one it is for a receivable, or the account: in the list of its status the most serious
 * that is reached and open, else the next to come; `null` when all have been done or none can come.
 */
export function stepFor(view: AccountView, steps: readonly Task[], one: ReceivableSnapshot | null): Task | null {
  const present = steps.filter((task) => task.status === view.account.status.value)
  let reached: Task | null = null
  let next: { readonly task: Task; readonly day: CalendarDate } | null = null
  for (const task of present) {
    const answer = one ? judgeReceivable(view, task, one) : judgeAccount(view, task)
    if (isNotDue(answer)) {
      if (answer.next !== null && (next === null || answer.next < next.day)) next = { task, day: answer.next }
    } else if (!answer.final && (reached === null || task.position > reached.position)) reached = task
  }
  return reached ?? next?.task ?? null
}

const NO_STEP = { version: 0, shift: "exact", on_fail: "wait", window_days: 0, max_days_late: 0 } as const

/** The task that is done: the step it counts as, else one of its own; either way with what was asked for. */
export function taskOf(
  view: AccountView,
  asked: AskedByHand,
  step: Task | null,
  receivable: ReceivableSnapshot | null
): Task {
  const { operation, voice } = asked
  // Thanks for what is paid are said although nothing is open.
  const concerns_settled = voice === "courtesy" && receivable?.open === 0n
  if (step) return { ...step, operation, voice, concerns_settled: step.concerns_settled || concerns_settled }
  const after = receivable !== null && daysBetween(receivable.dueDate, view.asOf) > 0
  return {
    ...NO_STEP,
    id: "by_hand",
    name: operation.kind,
    step: `by_hand:${operation.kind}`,
    status: view.account.status.value,
    position: -1,
    subject: asked.receivableIds === null ? "account" : "receivable",
    trigger: receivable ? { kind: "anchor", anchor: "due_date", offset_days: after ? 1 : 0 } : { kind: "while" },
    conditions: [],
    voice,
    operation,
    quiet_days: null,
    concerns_settled,
    enabled: true,
    on_since: view.asOf,
  }
}

/** Round of what counts as no step's occurrence. */
export const BY_HAND = "by_hand"

/** Done before its day, a repeated step would still come on that day: only what comes once is brought forward. */
const isRepeated = ({ trigger }: Task) =>
  trigger.kind === "weekly" || trigger.kind === "monthly" || (trigger.kind === "anchor" && trigger.repeat !== undefined)

/** The occurrence that is closed by it: the next one of its step, unless that is a rhythm's of a time to come. */
export function occurrenceOf(
  view: AccountView,
  asked: AskedByHand,
  step: Task | null,
  one: ReceivableSnapshot | null
): Occurrence {
  const next = step && (one ? nextForReceivable(step, one, view.context) : nextOfAccount(step, view))
  if (next && (next.day <= view.asOf || !isRepeated(step))) return { ...next, day: view.asOf }
  return { key: `${BY_HAND}.${asked.mark}`, round: BY_HAND, day: view.asOf, rawDay: view.asOf }
}
