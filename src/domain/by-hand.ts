import { BY_HAND, occurrenceOf, sameSteps, stepFor, taskOf, voiceOf, type AskedByHand } from "./by-hand-step"
import { isBusinessDay } from "./business-calendar"
import { planCalendarTasks } from "./calendar-tasks"
import { tasksOfStatus } from "./due-tasks"
import { groupBy } from "./group-by"
import { isBlocked, isExempted, isNotDue, judgeAccount, judgeReceivable, tooEarly, type Judged } from "./judge"
import { groupKeyOf, heldBackBy, noticeOf } from "./messages"
import { formatAmount } from "./money"
import type { AccountPlan } from "./plan-types"
import type { Reason } from "./reasons"
import type { ReceivableSnapshot } from "./snapshot"
import { supersede, type Settled } from "./supersede"
import type { Policy, Task, Voice } from "./task"
import { unchangedPlan } from "./unchanged-plan"
import type { AccountView } from "./view"

export { asksForOverdue, type AskedByHand } from "./by-hand-step"

/** Something said about a subject: why it cannot be done, or what a person should know before it is. */
export interface Said {
  readonly subjectId: string
  readonly reason: Reason
}

/** What doing it now comes to; nothing of it waits for anything. */
export interface PlannedByHand {
  /** Its suppressions are milder steps that were reached and open: they have been overtaken. */
  readonly plan: AccountPlan
  /** The steps it counts as; none where the policy has none that says the same and is open. */
  readonly countsAs: readonly Task[]
  /** How it speaks; at least as its text does. */
  readonly voice: Voice | null
  readonly refused: readonly Said[]
  /** What the rules would have waited for. */
  readonly cautions: readonly Said[]
}

function judgedByHand(
  view: AccountView,
  asked: AskedByHand,
  steps: readonly Task[],
  one: ReceivableSnapshot | null
): Judged {
  const step = stepFor(view, steps, one)
  return {
    task: taskOf(view, asked, step, one),
    subjectId: one?.id ?? view.account.id,
    receivable: one,
    occurrence: occurrenceOf(view, asked, step, one),
    facts: {
      by_hand: true,
      status: view.account.status.value,
      ...(one ? { open: formatAmount(one.open, one.currency), currency: one.currency, due_date: one.dueDate } : {}),
    },
    currency: one?.currency ?? null,
    reason: null,
    final: false,
    live: true,
    heldBack: false,
  }
}

const owesNothing = (view: AccountView, receivable: ReceivableSnapshot | null) =>
  receivable ? receivable.open === 0n : Object.values(view.account.volume).every((volume) => volume.open === 0n)

/** What speaks of an account speaks of all that is open: a block on one of them blocks it. */
const isSilenced = (view: AccountView, receivable: ReceivableSnapshot | null) =>
  isBlocked(view, receivable?.id ?? null) ||
  (receivable === null &&
    [...view.owed.values()].some((owed) => owed.receivable.open > 0n && isBlocked(view, owed.receivable.id)))

/** Why it cannot be done at all: there is nothing to speak of, nobody to reach, or a promise not to. */
function refusalOf(view: AccountView, { task, receivable }: Judged): Reason | null {
  const operation = view.context.operations[task.operation.kind]
  if (!operation) return "operation_missing"
  const isMessage = operation.group === "message"
  if (owesNothing(view, receivable) && isMessage && task.voice !== "courtesy") return "settled"
  if (receivable?.open === 0n && !isMessage) return "settled"
  if (isMessage && task.voice !== "courtesy" && isSilenced(view, receivable)) return "dunning_block"
  if (operation.channel && !view.account.reachableBy.includes(operation.channel)) return "no_address"
  return null
}

/** What the rules would have waited for; a person may know better and is told. */
function cautionsOf(view: AccountView, policy: Policy, { task, receivable }: Judged): Reason[] {
  const { context, asOf } = view
  const group = context.operations[task.operation.kind]?.group
  const owed = receivable ? view.owed.get(receivable.id) : undefined
  const found: (Reason | false | null | undefined)[] = [
    context.paused && "paused",
    isExempted(view, task.step) && "exempted",
    tooEarly(view, task, receivable),
    group === "calendar" && isBlocked(view, receivable?.id ?? null) && "dunning_block",
    owed?.coveredBy,
    owed !== undefined && owed.coveredBy === null && !owed.counts && owed.receivable.open > 0n && "below_tolerance",
    group === "message" && !isBusinessDay(asOf, context.calendar) && "not_a_business_day",
    group === "message" && heldBackBy(view, policy, task),
  ]
  return found.filter((reason): reason is Reason => typeof reason === "string")
}

/** Milder steps of the same receivable or account that are reached and open: R-12, as if it had been its turn. */
function overtaken(view: AccountView, policy: Policy, mine: readonly Judged[]): Settled[] {
  const { steps } = tasksOfStatus(policy, view.account.status.value, view.context.operations)
  const milder = mine.flatMap((one) =>
    steps
      .filter((task) => task.position < one.task.position && task.subject === one.task.subject)
      .map((task) => (one.receivable ? judgeReceivable(view, task, one.receivable) : judgeAccount(view, task)))
      .filter((answer): answer is Judged => !isNotDue(answer) && !answer.final)
  )
  return supersede(view, [...mine, ...milder]).filter((one) => one.reason === "superseded")
}

const rowOf = ({ task, subjectId, occurrence, facts }: Judged) => ({
  task,
  subject: task.subject,
  subjectId,
  occurrence: occurrence.key,
  round: occurrence.round,
  day: occurrence.day,
  facts,
})

const countsAsStep = ({ occurrence }: Judged) => occurrence.round !== BY_HAND

/** About the account itself there is nothing to join: what was asked for stands beside what is open. */
const plannedCalls = (view: AccountView, asked: AskedByHand, settled: readonly Settled[]) =>
  planCalendarTasks(view, settled).map((one) => (asked.receivableIds === null ? { ...one, joins: null } : one))

const OVERTAKEN = { reason: "superseded", final: true } as const

const settledOf = (judged: Judged): Settled => ({ judged, reason: null, final: false })

/**
 * What a person does now, outside the rhythm of the runs, in the words of a plan: it counts for quiet days and the
 * ceiling like any notice, and closes the step that says the same, so that nobody hears it twice (E-50).
 */
export function planByHand(view: AccountView, policy: Policy, said: AskedByHand): PlannedByHand {
  const asked = { ...said, voice: voiceOf(policy, said) }
  const group = view.context.operations[asked.operation.kind]?.group ?? "other"
  const steps = sameSteps(policy, asked, group)
  const named = asked.receivableIds && new Set(asked.receivableIds)
  const subjects = named ? view.account.receivables.filter((one) => named.has(one.id)) : [null]
  const judged = subjects.map((one) => judgedByHand(view, asked, steps, one))
  const say = (one: Judged) => (reason: Reason) => ({ subjectId: one.subjectId, reason })
  const known = new Set(judged.map((one) => one.subjectId))
  const gone = [...(named ?? [])]
    .filter((id) => !known.has(id))
    .map((subjectId): Said => ({ subjectId, reason: "settled" }))
  const refused = [...gone, ...judged.flatMap((one) => [refusalOf(view, one) ?? []].flat().map(say(one)))]
  const done = judged.filter((one) => refused.every(({ subjectId }) => subjectId !== one.subjectId))
  const settled = done.map(settledOf)
  const notices = group === "message" ? groupBy(settled, (one) => groupKeyOf(view, one)) : new Map<string, Settled[]>()
  return {
    plan: {
      ...unchangedPlan(view.account, view.asOf),
      acts: settled.map((one) => ({
        ...rowOf(one.judged),
        notice: group === "message" ? groupKeyOf(view, one) : null,
      })),
      suppressions: overtaken(view, policy, done).map(({ judged: one }) => ({ ...rowOf(one), ...OVERTAKEN })),
      notices: [...notices].map(([key, members]) => noticeOf(view, key, members)),
      calendarTasks: group === "calendar" ? plannedCalls(view, asked, settled) : [],
    },
    voice: done.length > 0 ? asked.voice : null,
    countsAs: [
      ...new Set(done.filter(countsAsStep).flatMap(({ task }) => steps.find((one) => one.id === task.id) ?? [])),
    ],
    refused,
    cautions: done.flatMap((one) => cautionsOf(view, policy, one).map(say(one))),
  }
}
