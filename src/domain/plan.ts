import { planCalendarTasks, withdrawnCalendarTasks } from "./calendar-tasks"
import type { CalendarDate } from "./calendar-date"
import type { StoredFacts } from "./conditions"
import type { DecisionContext } from "./context"
import { tasksOfStatus, withinReach } from "./due-tasks"
import { desiredHold } from "./holds"
import { isNotDue, judgeAccount, judgeReceivable, type Judged, type NotDue } from "./judge"
import { speak } from "./messages"
import { formatAmount } from "./money"
import type { AccountPlan, DesiredHold, PlannedAct, PlannedMove, PlannedSuppression } from "./plan-types"
import type { Reason } from "./reasons"
import type { AccountSnapshot } from "./snapshot"
import { ruledMove } from "./status-rules"
import { supersede, type Settled } from "./supersede"
import type { Policy, Task } from "./task"
import { viewAccount, type AccountView } from "./view"

const groupOf = (view: AccountView, task: Task) => view.context.operations[task.operation.kind]?.group ?? "other"

/** Facts every row carries, so that a decision can be recomputed and read later (DESIGN §3.10). */
function baseFacts(view: AccountView, judged: Judged): StoredFacts {
  const { receivable } = judged
  if (!receivable) return { status: view.account.status.value, ...judged.facts }
  return {
    status: view.account.status.value,
    open: formatAmount(receivable.open, receivable.currency),
    currency: receivable.currency,
    due_date: receivable.dueDate,
    ...judged.facts,
  }
}

const rowOf = (view: AccountView, judged: Judged) => ({
  task: judged.task,
  subject: judged.task.subject,
  subjectId: judged.subjectId,
  occurrence: judged.occurrence.key,
  round: judged.occurrence.round,
  day: judged.occurrence.day,
  facts: baseFacts(view, judged),
})

/** Judges tasks of the account's status and settles who speaks. */
function judgeTasks(view: AccountView, tasks: readonly Task[]): Settled[] {
  const judged: Judged[] = []
  // A settled receivable is no row: its waits ended when it was settled (docs/decisions/007).
  const keep = (answer: Judged | NotDue) => {
    if (!isNotDue(answer) && answer.reason !== "settled") judged.push(answer)
  }
  for (const task of withinReach(tasks, view.account, view.asOf)) {
    if (task.subject === "account") keep(judgeAccount(view, task))
    else for (const receivable of view.account.receivables) keep(judgeReceivable(view, task, receivable))
  }
  return supersede(view, judged)
}

interface Decided {
  readonly acts: PlannedAct[]
  readonly suppressions: PlannedSuppression[]
}

function decideMessages(view: AccountView, policy: Policy, messages: readonly Settled[], into: Decided) {
  const voices = speak(view, policy, messages)
  for (const { settled, group, reason, final } of voices.spoken) {
    const row = rowOf(view, settled.judged)
    if (reason === null) into.acts.push({ ...row, notice: group })
    else into.suppressions.push({ ...row, reason, final })
  }
  return voices.notices
}

function decideRest(view: AccountView, rest: readonly Settled[], into: Decided) {
  for (const { judged, reason, final } of rest) {
    const row = rowOf(view, judged)
    if (reason === null) into.acts.push({ ...row, notice: null })
    else into.suppressions.push({ ...row, reason, final })
  }
}

/** A status task of the list moves the account when no rule does. */
function taskedMove(view: AccountView, settled: readonly Settled[]): PlannedMove | null {
  const live = settled.filter((one) => one.reason === null).pop()
  if (!live) return null
  const to = live.judged.task.operation.params.status as PlannedMove["to"]
  if (to === view.account.status.value) return null
  return { from: view.account.status.value, to, ruleId: live.judged.task.step, facts: live.judged.facts }
}

const withoutOpening = (account: AccountSnapshot): AccountSnapshot => ({
  ...account,
  receivables: account.receivables.filter((receivable) => !receivable.opening),
  settled: account.settled.filter((item) => !item.opening),
})

const hasOpening = (account: AccountSnapshot): boolean =>
  account.receivables.some((item) => item.opening) || account.settled.some((item) => item.opening)

const moved = (account: AccountSnapshot, move: PlannedMove | null, asOf: CalendarDate): AccountSnapshot =>
  move === null
    ? account
    : { ...account, status: { value: move.to, since: asOf, periodId: `${account.status.periodId}+`, first: false } }

function pinnedRow(view: AccountView, move: PlannedMove): PlannedSuppression {
  const task = { ...PIN_TASK, step: `status:${move.ruleId}`, id: move.ruleId, status: move.from }
  return {
    task,
    subject: "account",
    subjectId: view.account.id,
    occurrence: view.account.status.periodId,
    round: view.account.status.periodId,
    day: view.asOf,
    facts: { ...move.facts, to: move.to },
    reason: "pinned" satisfies Reason,
    final: false,
  }
}

const PIN_TASK: Task = {
  id: "",
  version: 1,
  name: "status rule",
  step: "",
  status: "green",
  position: 0,
  subject: "account",
  trigger: { kind: "while" },
  shift: "exact",
  conditions: [],
  on_fail: "wait",
  voice: null,
  operation: { kind: "set_status", params: {} },
  quiet_days: null,
  window_days: 30,
  max_days_late: 0,
  concerns_settled: false,
  enabled: true,
  on_since: "1970-01-01" as CalendarDate,
}

/** Proposals: what would follow if the opening import counted for status and holds. */
function proposalsOf(
  account: AccountSnapshot,
  asOf: CalendarDate,
  policy: Policy,
  context: DecisionContext,
  real: { move: PlannedMove | null; hold: DesiredHold }
): AccountPlan["proposals"] {
  if (!hasOpening(account)) return { move: null, hold: null }
  const view = viewAccount(account, asOf, context)
  const move = real.move === null && !isPinned(account, asOf) ? ruledMove(view, policy) : null
  const hold = desiredHold(view, policy, real.move?.to ?? account.status.value)
  const more = hold.causes.some((cause) => !real.hold.causes.includes(cause))
  return { move, hold: more ? hold : null }
}

const isPinned = (account: AccountSnapshot, asOf: CalendarDate) =>
  account.pinnedUntil !== null && asOf <= account.pinnedUntil

/** Status is decided first, by rule, else by a task; at most one move a day, a pin holds it. */
function decideStatus(view: AccountView, policy: Policy, into: Decided): PlannedMove | null {
  const pinned = isPinned(view.account, view.asOf)
  const ruled = ruledMove(view, policy)
  if (pinned && ruled) into.suppressions.push(pinnedRow(view, ruled))
  if (pinned || ruled) return pinned ? null : ruled
  const { moves } = tasksOfStatus(policy, view.account.status.value, view.context.operations)
  const settled = judgeTasks(view, moves)
  decideRest(view, settled, into)
  return taskedMove(view, settled)
}

/** The automatic hold of an account as its status stands: what a money event recomputes. */
export function holdOf(
  account: AccountSnapshot,
  asOf: CalendarDate,
  policy: Policy,
  context: DecisionContext
): DesiredHold {
  const counted = hasOpening(account) ? withoutOpening(account) : account
  return desiredHold(viewAccount(counted, asOf, context), policy, account.status.value)
}

/**
 * Decides everything about one account on one day: status first, then the tasks of the status it
 * is in, then ordering. Pure; preview, run, explain and replay all call it (DESIGN §3.1).
 */
export function planAccount(
  account: AccountSnapshot,
  asOf: CalendarDate,
  policy: Policy,
  context: DecisionContext
): AccountPlan {
  const into: Decided = { acts: [], suppressions: [] }
  const statusView = viewAccount(hasOpening(account) ? withoutOpening(account) : account, asOf, context)
  const move = decideStatus(statusView, policy, into)

  const view = viewAccount(moved(account, move, asOf), asOf, context)
  const settled = judgeTasks(view, tasksOfStatus(policy, view.account.status.value, context.operations).steps)
  const isMessage = (one: Settled) => groupOf(view, one.judged.task) === "message"
  const notices = decideMessages(view, policy, settled.filter(isMessage), into)
  decideRest(
    view,
    settled.filter((one) => !isMessage(one)),
    into
  )
  const calendar = settled.filter((one) => groupOf(view, one.judged.task) === "calendar" && one.reason === null)
  const hold = desiredHold(statusView, policy, move?.to ?? account.status.value)
  return {
    accountId: account.id,
    asOf,
    status: move?.to ?? account.status.value,
    move,
    ...into,
    notices,
    calendarTasks: planCalendarTasks(view, calendar),
    withdrawn: withdrawnCalendarTasks(view),
    hold,
    proposals: proposalsOf(account, asOf, policy, context, { move, hold }),
  }
}
