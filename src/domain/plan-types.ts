import type { CalendarDate } from "./calendar-date"
import type { StoredFacts } from "./conditions"
import type { Reason } from "./reasons"
import type { HoldStrength } from "./snapshot"
import type { Status, Subject, Task, Voice } from "./task"

/** Facts common to plan rows: which step, of which subject, which time. */
interface PlanRow {
  readonly task: Task
  readonly subject: Subject
  readonly subjectId: string
  readonly occurrence: string
  /** Round the ordinal is counted in; see `Occurrence.round`. */
  readonly round: string
  /** The day it was due. */
  readonly day: CalendarDate
  readonly facts: StoredFacts
}

/** Something to be done. */
export interface PlannedAct extends PlanRow {
  /** Group of the notice it speaks in; `null` when it sends nothing. */
  readonly notice: string | null
}

/** Something deliberately not done, and why. */
export interface PlannedSuppression extends PlanRow {
  readonly reason: Reason
  /** Closes the occurrence; otherwise it is judged again in the next run. */
  readonly final: boolean
}

/** The message an account receives in this run, per currency and selling entity. */
export interface PlannedNotice {
  /** Unique within the account and run: `selling entity|currency`, or `account` for statements. */
  readonly group: string
  readonly sellingEntity: string | null
  readonly currency: string | null
  readonly channel: string
  readonly voice: Voice
  /** The most serious task in it; its text is used (DESIGN §3.6). */
  readonly lead: Task
}

/** Work for an employee; further receivables join the open one of the same kind and side. */
export interface PlannedCalendarTask {
  readonly kind: string
  readonly side: "before" | "after"
  readonly lead: Task
  readonly receivableIds: readonly string[]
  /** Id of the open calendar task that is joined. */
  readonly joins: string | null
}

/** A move to another status. */
export interface PlannedMove {
  readonly from: Status
  readonly to: Status
  /** Rule or task that asks for it. */
  readonly ruleId: string
  readonly facts: StoredFacts
}

/** What the account's automatic hold should be. */
export interface DesiredHold {
  readonly strength: HoldStrength | null
  readonly causes: readonly string[]
}

/** Everything one run decides about one account. */
export interface AccountPlan {
  readonly accountId: string
  readonly asOf: CalendarDate
  /** Status after the move. */
  readonly status: Status
  readonly move: PlannedMove | null
  readonly acts: readonly PlannedAct[]
  readonly suppressions: readonly PlannedSuppression[]
  readonly notices: readonly PlannedNotice[]
  readonly calendarTasks: readonly PlannedCalendarTask[]
  /** Open calendar tasks that have lost their object. */
  readonly withdrawn: readonly string[]
  readonly hold: DesiredHold
  /** What would follow from an opening import that nobody has accepted. */
  readonly proposals: { readonly move: PlannedMove | null; readonly hold: DesiredHold | null }
}
