import {
  addDays,
  planAccount,
  type AccountPlan,
  type AccountSnapshot,
  type CalendarDate,
  type DecisionContext,
  type Policy,
  type ReceivableSnapshot,
  type StepRecord,
  type StepRecords,
} from ".."

/** Money received for a receivable; negative when a payment was returned. */
export interface LedgerPayment {
  readonly on: CalendarDate
  readonly amount: bigint
}

/** One receivable of a simulated ledger with the money that came for it. */
export interface LedgerRow {
  readonly id: string
  readonly account: string
  readonly issue: CalendarDate
  readonly due: CalendarDate
  readonly currency: string
  readonly amount: bigint
  readonly payments: readonly LedgerPayment[]
  readonly sellingEntity?: string | null
  readonly paymentMethod?: string | null
}

interface Memory {
  status: AccountSnapshot["status"]
  contacts: AccountSnapshot["contacts"][number][]
  calendarTasks: AccountSnapshot["calendarTasks"][number][]
  hold: AccountSnapshot["hold"]
  steps: Record<string, StepRecords>
}

type Waiting = StepRecord["waiting"]

function waitFor(record: StepRecord, reason: Waiting[number]["reason"], on: CalendarDate): StepRecord {
  const known = record.waiting.find((row) => row.reason === reason)
  const others = record.waiting.filter((row) => row.reason !== reason)
  return { ...record, waiting: [...others, { reason, first: known?.first ?? on, last: on }] }
}

function close(record: StepRecord, round: string, on: CalendarDate): StepRecord {
  const closed = (record.rounds[round]?.closed ?? 0) + 1
  return { rounds: { ...record.rounds, [round]: { closed, lastOn: on } }, waiting: [] }
}

const NEW: StepRecord = { rounds: {}, waiting: [] }

/**
 * A ledger in memory on which the domain is run day by day, every act being done at once. It stands
 * in for the database in fast tests; what it keeps is what the register would say.
 */
export class Simulation {
  private readonly rows = new Map<string, LedgerRow[]>()
  private readonly memory = new Map<string, Memory>()
  private serial = 0

  constructor(
    rows: readonly LedgerRow[],
    readonly policy: Policy,
    readonly context: DecisionContext
  ) {
    for (const row of rows) this.rows.set(row.account, [...(this.rows.get(row.account) ?? []), row])
  }

  /** Plans every account on a day and carries the plans out. */
  runDay(asOf: CalendarDate): AccountPlan[] {
    const context =
      this.context.paymentsReportedOn === null ? this.context : { ...this.context, paymentsReportedOn: asOf }
    const plans: AccountPlan[] = []
    for (const account of this.rows.keys()) {
      const snapshot = this.snapshotOf(account, asOf)
      if (!snapshot) continue
      const plan = planAccount(snapshot, asOf, this.policy, context)
      this.carryOut(account, plan)
      plans.push(plan)
    }
    return plans
  }

  /** What the account looks like on a day, from the rows and what was done before. */
  snapshotOf(account: string, asOf: CalendarDate): AccountSnapshot | null {
    const known = (this.rows.get(account) ?? []).filter((row) => row.issue <= asOf)
    if (known.length === 0) return null
    const memory = this.remember(account, known[0].issue)
    const receivables = known.map((row) => this.receivableOf(row, asOf, memory))
    const volume: Record<string, { issued90: bigint; openBefore: bigint; open: bigint }> = {}
    for (const { currency, amount, open, issueDate } of receivables) {
      const sum = (volume[currency] ??= { issued90: 0n, openBefore: 0n, open: 0n })
      sum.open += open
      if (issueDate > addDays(asOf, -90)) sum.issued90 += amount
      else sum.openBefore += open
    }
    const worthAWord = (receivable: ReceivableSnapshot) =>
      receivable.open > 0n || addDays(receivable.issueDate, 7) >= asOf
    return {
      id: account,
      kind: "company",
      country: "DE",
      groups: [],
      customerSince: known[0].issue,
      reachableBy: ["email"],
      status: memory.status,
      policySince: null,
      pinnedUntil: null,
      receivables: receivables.filter(worthAWord),
      settled: receivables.flatMap(({ settledOn, dueDate, currency, amount, opening }) =>
        settledOn ? [{ settledOn, dueDate, currency, amount, opening }] : []
      ),
      volume,
      unapplied: [],
      blocks: [],
      exemptions: [],
      contacts: memory.contacts,
      calendarTasks: this.calendarTasksOf(memory, receivables),
      hold: memory.hold,
      nextHold: null,
      silenced: [],
      steps: memory.steps[account] ?? {},
    }
  }

  private remember(account: string, since: CalendarDate): Memory {
    const known = this.memory.get(account)
    if (known) return known
    const fresh: Memory = {
      status: { value: this.policy.start_status, since, periodId: `${account}.p0`, first: true },
      contacts: [],
      calendarTasks: [],
      hold: null,
      steps: {},
    }
    this.memory.set(account, fresh)
    return fresh
  }

  private receivableOf(row: LedgerRow, asOf: CalendarDate, memory: Memory): ReceivableSnapshot {
    let open = row.amount
    let settledOn: CalendarDate | null = null
    let reopened: ReceivableSnapshot["reopened"] = null
    for (const payment of row.payments.filter((one) => one.on <= asOf)) {
      open -= payment.amount
      if (open <= 0n) settledOn ??= payment.on
      else if (settledOn) {
        reopened = { settledOn, on: payment.on }
        settledOn = null
      }
    }
    return {
      id: row.id,
      number: row.id,
      documentType: "invoice",
      orderDate: null,
      issueDate: row.issue,
      dueDate: row.due,
      originalDueDate: row.due,
      knownSince: row.issue,
      opening: false,
      currency: row.currency,
      amount: row.amount,
      open: open > 0n ? open : 0n,
      sellingEntity: row.sellingEntity ?? null,
      salesChannel: null,
      paymentMethod: row.paymentMethod ?? null,
      round: 0,
      settledOn,
      settledKnownOn: settledOn,
      reopened,
      steps: memory.steps[row.id] ?? {},
    }
  }

  private calendarTasksOf(memory: Memory, receivables: readonly ReceivableSnapshot[]) {
    const byId = new Map(receivables.map((receivable) => [receivable.id, receivable]))
    return memory.calendarTasks.map((task) => ({
      ...task,
      anyOpen: task.receivableIds.some((id) => (byId.get(id)?.open ?? 0n) > 0n),
      lastDueDate:
        task.receivableIds
          .map((id) => byId.get(id)?.dueDate ?? null)
          .sort()
          .pop() ?? null,
    }))
  }

  private carryOut(account: string, plan: AccountPlan) {
    const memory = this.memory.get(account)
    if (!memory) return
    const on = plan.asOf
    const update = (subjectId: string, step: string, change: (record: StepRecord) => StepRecord) => {
      const records = (memory.steps[subjectId] ??= {})
      memory.steps[subjectId] = { ...records, [step]: change(records[step] ?? NEW) }
    }
    for (const act of plan.acts) update(act.subjectId, act.task.step, (record) => close(record, act.round, on))
    for (const { subjectId, task, round, reason, final } of plan.suppressions) {
      if (reason === "history" || reason === "settled") continue
      update(subjectId, task.step, (record) => (final ? close(record, round, on) : waitFor(record, reason, on)))
    }
    for (const notice of plan.notices) memory.contacts.push({ on, voice: notice.voice })
    memory.calendarTasks = memory.calendarTasks.filter((task) => !plan.withdrawn.includes(task.id))
    for (const planned of plan.calendarTasks) this.openCalendarTask(memory, planned)
    if (plan.move) memory.status = { value: plan.move.to, since: on, periodId: `${account}.${on}`, first: false }
    const { strength, causes } = plan.hold
    memory.hold = strength === null ? null : { id: memory.hold?.id ?? `h${this.serial++}`, strength, causes }
  }

  private openCalendarTask(memory: Memory, planned: AccountPlan["calendarTasks"][number]) {
    const joined = memory.calendarTasks.findIndex((task) => task.id === planned.joins)
    if (joined >= 0) {
      const task = memory.calendarTasks[joined]
      memory.calendarTasks[joined] = { ...task, receivableIds: [...task.receivableIds, ...planned.receivableIds] }
      return
    }
    const { kind, side, receivableIds } = planned
    memory.calendarTasks.push({ id: `c${this.serial++}`, kind, side, receivableIds, lastDueDate: null, anyOpen: true })
  }
}
