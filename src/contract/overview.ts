import type { FactsAge } from "./receivables"

/** What the overview shows; amounts are decimal text, dates `YYYY-MM-DD`. */

/** Buckets of age, from not yet due to the oldest. */
export const AGEING_BUCKETS = ["not_due", "days_1_30", "days_31_60", "days_61_90", "over_90"] as const

/** What is open in a currency, by days overdue. */
export interface AgeingRow {
  readonly currency: string
  readonly count: number
  readonly overdue_count: number
  readonly open: string
  readonly overdue: string
  readonly not_due: string
  readonly days_1_30: string
  readonly days_31_60: string
  readonly days_61_90: string
  readonly over_90: string
}

/** Accounts of a reliability status. */
export interface StatusCount {
  readonly status: string
  readonly count: number
}

/** Kinds of things a person should look at, the most urgent first. */
export type ExceptionKind =
  | "failed"
  | "uncertain"
  | "proposed"
  | "no_address"
  | "held_accounts"
  | "held_orders"
  | "limits_to_approve"
  | "plans"
  | "order_problems"
  | "refused_rows"
  | "vanished"
  | "work_overdue"

/** How many of a kind there are. */
export interface ExceptionRow {
  readonly kind: ExceptionKind
  readonly count: number
}

/** Answer of `GET overview`. */
export interface OverviewResponse {
  readonly today: string
  readonly ageing: readonly AgeingRow[]
  readonly statuses: readonly StatusCount[]
  readonly exceptions: readonly ExceptionRow[]
  /** The latest run that was not a mere preview, and when the next is due. */
  readonly last_run: {
    readonly id: string
    readonly business_date: string
    readonly state: string
    readonly rehearsal: boolean
    readonly totals: Readonly<Record<string, number>> | null
  } | null
  readonly next_run: { readonly date: string; readonly time: string; readonly paused: boolean }
  readonly facts: readonly FactsAge[]
}
