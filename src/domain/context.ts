import type { BusinessCalendar } from "./business-calendar"
import type { CalendarDate } from "./calendar-date"
import type { FactDefinition } from "./facts/define-fact"
import type { Minor } from "./money"

/** What a decision needs to know of an operation: traits, never the operation itself. */
export interface OperationTraits {
  /**
   * `message` reaches the customer, `calendar` an employee, `hold` and `release` concern
   * ordering, `status` moves the account, `other` is everything else (a webhook).
   */
  readonly group: "message" | "calendar" | "hold" | "release" | "status" | "other"
  /** Channel a message needs an address for, e.g. `email`. */
  readonly channel: string | null
}

/** Settings and surroundings of a decision; the same for all accounts of a run. */
export interface DecisionContext {
  readonly calendar: BusinessCalendar
  /** Open at or below it counts as nothing; per currency. */
  readonly tolerance: Readonly<Record<string, Minor>>
  /** Up to so many days late counts as on time, for streak and averages. */
  readonly toleranceDays: number
  /** Trigger days more than so many days before `knownSince` are history. */
  readonly historyDays: number
  /** No demand sooner after `knownSince`. */
  readonly earliestDemandDays: number
  /** Business days between money arriving and being booked. */
  readonly bookingLagDays: number
  /** Day up to which the payment source has reported; `null`: there is none. */
  readonly paymentsReportedOn: CalendarDate | null
  readonly paused: boolean
  /** Last day of the latest pause, and of the latest gap in the runs. */
  readonly lastPauseEnd: CalendarDate | null
  readonly lastGapEnd: CalendarDate | null
  readonly operations: Readonly<Record<string, OperationTraits>>
  readonly facts: Readonly<Record<string, FactDefinition>>
}

/** Tolerance of a currency in minor units; none configured is zero. */
export const toleranceOf = (context: DecisionContext, currency: string): Minor => context.tolerance[currency] ?? 0n
