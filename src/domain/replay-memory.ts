import type { CalendarDate } from "./calendar-date"
import type { AccountPlan } from "./plan-types"
import type { AccountSnapshot, ReceivableSnapshot, StepRecord, StepRecords } from "./snapshot"

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

/** What the register, notices, calendar and holds of one account would say after plans that were carried out at once. */
export class ReplayMemory {
  private contacts: AccountSnapshot["contacts"][number][] = []
  private calendarTasks: AccountSnapshot["calendarTasks"][number][] = []
  private hold: AccountSnapshot["hold"] = null
  private readonly steps: Record<string, StepRecords> = {}
  private serial = 0

  constructor(
    private readonly accountId: string,
    private status: AccountSnapshot["status"]
  ) {}

  /** What is remembered of a receivable, or of the account. */
  stepsOf(subjectId: string): StepRecords {
    return this.steps[subjectId] ?? {}
  }

  /** The part of a snapshot that follows from what was done. */
  asSnapshot(receivables: readonly ReceivableSnapshot[]) {
    return {
      status: this.status,
      contacts: this.contacts,
      calendarTasks: this.calendarTasksOf(receivables),
      hold: this.hold,
      steps: this.stepsOf(this.accountId),
    }
  }

  private calendarTasksOf(receivables: readonly ReceivableSnapshot[]) {
    const byId = new Map(receivables.map((receivable) => [receivable.id, receivable]))
    return this.calendarTasks.map((task) => ({
      ...task,
      anyOpen: task.receivableIds.some((id) => (byId.get(id)?.open ?? 0n) > 0n),
      lastDueDate:
        task.receivableIds
          .map((id) => byId.get(id)?.dueDate ?? null)
          .sort()
          .pop() ?? null,
    }))
  }

  /** Carries a plan out: every act is done at once. */
  carryOut(plan: AccountPlan): void {
    const on = plan.asOf
    const update = (subjectId: string, step: string, change: (record: StepRecord) => StepRecord) => {
      const records = this.stepsOf(subjectId)
      this.steps[subjectId] = { ...records, [step]: change(records[step] ?? NEW) }
    }
    for (const act of plan.acts) update(act.subjectId, act.task.step, (record) => close(record, act.round, on))
    for (const { subjectId, task, round, reason, final } of plan.suppressions) {
      if (reason === "history" || reason === "settled") continue
      update(subjectId, task.step, (record) => (final ? close(record, round, on) : waitFor(record, reason, on)))
    }
    for (const notice of plan.notices) this.contacts = [...this.contacts, { on, voice: notice.voice }]
    this.calendarTasks = this.calendarTasks.filter((task) => !plan.withdrawn.includes(task.id))
    for (const planned of plan.calendarTasks) this.openCalendarTask(planned)
    if (plan.move) this.status = { value: plan.move.to, since: on, periodId: `${this.accountId}.${on}`, first: false }
    const { strength, causes } = plan.hold
    this.hold = strength === null ? null : { id: this.hold?.id ?? `h${this.serial++}`, strength, causes }
  }

  private openCalendarTask({ kind, side, receivableIds, joins }: AccountPlan["calendarTasks"][number]) {
    const joined = this.calendarTasks.findIndex((task) => task.id === joins)
    if (joined >= 0) {
      const task = this.calendarTasks[joined]
      this.calendarTasks[joined] = { ...task, receivableIds: [...task.receivableIds, ...receivableIds] }
      return
    }
    this.calendarTasks.push({ id: `c${this.serial++}`, kind, side, receivableIds, lastDueDate: null, anyOpen: true })
  }
}
