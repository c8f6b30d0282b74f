import { date, type BusinessCalendar } from ".."
import { completeTask, type Policy, type Task, type TaskDraft } from ".."
import {
  factsByName,
  type AccountSnapshot,
  type DecisionContext,
  type OperationTraits,
  type ReceivableSnapshot,
} from ".."

/** Monday to Friday without holidays. */
export const plainCalendar: BusinessCalendar = { weekend: [0, 6], holidays: new Set(), workdays: new Set() }

/** Every day is a business day. */
export const everyDay: BusinessCalendar = { weekend: [], holidays: new Set(), workdays: new Set() }

/** Traits of the operations that ship. */
export const operationTraits: Record<string, OperationTraits> = {
  send_email: { group: "message", channel: "email" },
  send_message: { group: "message", channel: "sms" },
  call_webhook: { group: "message", channel: null },
  create_calendar_task: { group: "calendar", channel: null },
  block_ordering: { group: "hold", channel: null },
  release_ordering: { group: "release", channel: null },
  set_status: { group: "status", channel: null },
}

/** Surroundings of a decision with the shipped defaults; payments are booked at once. */
export const aContext = (over: Partial<DecisionContext> = {}): DecisionContext => ({
  calendar: plainCalendar,
  tolerance: {},
  toleranceDays: 3,
  historyDays: 3,
  earliestDemandDays: 7,
  bookingLagDays: 1,
  paymentsReportedOn: null,
  paused: false,
  lastPauseEnd: null,
  lastGapEnd: null,
  operations: operationTraits,
  facts: factsByName(),
  ...over,
})

/** 100.00 EUR issued on 2025-03-03, due on 2025-03-17 (both Mondays). */
export const aReceivable = (over: Partial<ReceivableSnapshot> = {}): ReceivableSnapshot => {
  const issueDate = over.issueDate ?? date("2025-03-03")
  const dueDate = over.dueDate ?? date("2025-03-17")
  const amount = over.amount ?? 10_000n
  return {
    id: "r1",
    number: "INV-1",
    documentType: "invoice",
    orderDate: null,
    issueDate,
    dueDate,
    originalDueDate: dueDate,
    knownSince: issueDate,
    opening: false,
    currency: "EUR",
    amount,
    open: amount,
    sellingEntity: null,
    salesChannel: null,
    paymentMethod: null,
    round: 0,
    settledOn: null,
    settledKnownOn: null,
    reopened: null,
    steps: {},
    ...over,
  }
}

/** A green company since 2024 that can be reached by e-mail. Volume follows from its receivables. */
export const anAccount = (over: Partial<AccountSnapshot> = {}): AccountSnapshot => {
  const receivables = over.receivables ?? [aReceivable()]
  const volume: Record<string, { issued90: bigint; openBefore: bigint; open: bigint }> = {}
  for (const { currency, amount, open } of receivables) {
    const sum = (volume[currency] ??= { issued90: 0n, openBefore: 0n, open: 0n })
    sum.issued90 += amount
    sum.open += open
  }
  return {
    id: "a1",
    kind: "company",
    country: "DE",
    groups: [],
    customerSince: date("2024-01-01"),
    reachableBy: ["email"],
    status: { value: "green", since: date("2024-01-01"), periodId: "p1", first: true },
    policySince: null,
    pinnedUntil: null,
    receivables,
    settled: [],
    volume,
    unapplied: [],
    blocks: [],
    exemptions: [],
    contacts: [],
    calendarTasks: [],
    hold: null,
    nextHold: null,
    silenced: [],
    steps: {},
    ...over,
  }
}

/** A demand two days after due, on since 2020; its id is its step. */
export const aTask = (
  over: Partial<TaskDraft> & Partial<Pick<Task, "id" | "status" | "position" | "on_since">> = {}
): Task => {
  const { id = "t1", status = "green", position = 0, on_since = date("2020-01-01"), ...draft } = over
  return completeTask(
    {
      name: id,
      subject: "receivable",
      trigger: { kind: "anchor", anchor: "due_date", offset_days: 2 },
      voice: "demand",
      operation: { kind: "send_email", params: { text: "reminder_1" } },
      ...draft,
    },
    { id, status, position, on_since, version: 1 }
  )
}

/** A policy of the given tasks, 5 quiet days, ceiling 8, no status rules. */
export const aPolicy = (tasks: readonly Task[], over: Partial<Policy> = {}): Policy => ({
  id: "policy",
  version: 1,
  name: "Test",
  start_status: "green",
  quiet_days: 5,
  ceiling: 8,
  status_rules: [],
  tasks,
  binding_block_tasks: tasks.filter((task) => task.operation.kind === "block_ordering"),
  ...over,
})
