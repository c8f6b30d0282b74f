import type { CalendarDate } from "./calendar-date"
import type { Minor } from "./money"
import type { Reason } from "./reasons"
import type { Status, Voice } from "./task"

/** What has been done with one step of one subject. Rows ended as `settled` are not in it. */
export interface StepRecord {
  /** Occurrences closed or taken, per round: how many, and the last one's business date. */
  readonly rounds: Readonly<Record<string, { readonly closed: number; readonly lastOn: CalendarDate }>>
  /** Open waiting rows: reason and the days it was first and last given. */
  readonly waiting: readonly { readonly reason: Reason; readonly first: CalendarDate; readonly last: CalendarDate }[]
}

/** Step name → its record. */
export type StepRecords = Readonly<Record<string, StepRecord>>

/** One open item as a decision sees it. Amounts in minor units of `currency`. */
export interface ReceivableSnapshot {
  readonly id: string
  readonly number: string
  readonly documentType: "invoice" | "order" | "debit_note" | "instalment"
  /** The day the order was placed whose document this is; `null` for all others. Never after the issue date. */
  readonly orderDate: CalendarDate | null
  readonly issueDate: CalendarDate
  readonly dueDate: CalendarDate
  readonly originalDueDate: CalendarDate
  /** The day ARMS first knew of it. */
  readonly knownSince: CalendarDate
  /** Came with an opening import that nobody has accepted yet. */
  readonly opening: boolean
  readonly currency: string
  readonly amount: Minor
  readonly open: Minor
  readonly sellingEntity: string | null
  readonly salesChannel: string | null
  readonly paymentMethod: string | null
  /** Raised by each extension of the due date. */
  readonly round: number
  /** Value date of the money that settled it, `null` while anything is open. */
  readonly settledOn: CalendarDate | null
  /** The day ARMS knew that it was settled; `null` also when no money settled it: nobody thanks for a credit. */
  readonly settledKnownOn: CalendarDate | null
  /** Set when a returned payment opened it again; days from `settledOn` up to it were settled. */
  readonly reopened: { readonly settledOn: CalendarDate; readonly on: CalendarDate } | null
  readonly steps: StepRecords
}

/** A receivable that is settled, as history for streak and averages. */
export interface SettledReceivable {
  readonly dueDate: CalendarDate
  readonly settledOn: CalendarDate
  readonly currency: string
  readonly amount: Minor
  /** See {@link ReceivableSnapshot.opening}. */
  readonly opening: boolean
}

/** Money of the customer that is not applied yet: unapplied cash, credit notes, cash in transit. */
export interface UnappliedMoney {
  readonly kind: "credit" | "unapplied" | "in_transit"
  readonly currency: string
  readonly amount: Minor
  /** Cash in transit may name what it is for. */
  readonly receivableId: string | null
}

/** A time in which an account or one receivable is not chased; both days included. */
export interface DunningBlockSnapshot {
  readonly receivableId: string | null
  readonly from: CalendarDate
  readonly until: CalendarDate
}

/** An exemption of an account from one step, last day included. */
export interface ExemptionSnapshot {
  readonly step: string
  readonly until: CalendarDate
}

/** A notice that was sent, is being sent, or whose fate is uncertain. */
export interface ContactSnapshot {
  readonly on: CalendarDate
  readonly voice: Voice
}

/** A calendar task an employee has not finished. */
export interface OpenCalendarTask {
  readonly id: string
  readonly kind: string
  readonly side: "before" | "after"
  readonly receivableIds: readonly string[]
  /** Latest due date of its receivables. */
  readonly lastDueDate: CalendarDate | null
  /** False when every receivable of it is settled. */
  readonly anyOpen: boolean
}

/** The automatic hold that stands, with its causes and those silenced by an early release. */
export interface HoldSnapshot {
  readonly id: string
  readonly strength: HoldStrength
  readonly causes: readonly string[]
}

/** `on_credit`: an order paid in advance passes. `all_orders`: none does. */
export type HoldStrength = "on_credit" | "all_orders"

/** Amounts of one currency over all receivables of an account, also those not in the snapshot. */
export interface Volume {
  /** Issued in the last 90 days. */
  readonly issued90: Minor
  /** Still open of what was issued before that. */
  readonly openBefore: Minor
  /** Everything open. */
  readonly open: Minor
}

/** Everything one decision about one account may look at. */
export interface AccountSnapshot {
  readonly id: string
  readonly kind: "company" | "private" | "guest"
  readonly country: string | null
  readonly groups: readonly string[]
  readonly customerSince: CalendarDate | null
  /** Channels on which the account can be reached, e.g. `email`. */
  readonly reachableBy: readonly string[]
  readonly status: {
    readonly value: Status
    readonly since: CalendarDate
    readonly periodId: string
    readonly first: boolean
  }
  /** Day from which the present policy applies; `null` when it always did. */
  readonly policySince: CalendarDate | null
  readonly pinnedUntil: CalendarDate | null
  /** Open receivables that are due or may be due soon, and settled ones still worth a word. */
  readonly receivables: readonly ReceivableSnapshot[]
  readonly settled: readonly SettledReceivable[]
  /** Amount issued in the last 90 days and amount open from before, per currency. */
  readonly volume: Readonly<Record<string, Volume>>
  readonly unapplied: readonly UnappliedMoney[]
  readonly blocks: readonly DunningBlockSnapshot[]
  readonly exemptions: readonly ExemptionSnapshot[]
  readonly contacts: readonly ContactSnapshot[]
  readonly calendarTasks: readonly OpenCalendarTask[]
  readonly hold: HoldSnapshot | null
  /** The next hold as it is stored. */
  readonly nextHold: { readonly on: CalendarDate; readonly strength: HoldStrength } | null
  /** Causes silenced by an early release, with its last day. */
  readonly silenced: readonly { readonly cause: string; readonly until: CalendarDate }[]
  /** Steps of account tasks. */
  readonly steps: StepRecords
}
