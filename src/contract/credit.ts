import type { CalendarDate, ExchangeRate, LimitMode, Terms } from "../domain"

export type { Terms } from "../domain"

/** A limit as it is stored; amounts as decimal text, dates `YYYY-MM-DD`. */
export interface LimitRow {
  id: string
  scope: "account" | "group"
  scope_id: string
  kind: "base" | "temporary"
  mode: LimitMode
  amount: string
  currency: string
  from_date: CalendarDate
  until: CalendarDate | null
  review_on: CalendarDate | null
  state: "proposed" | "approved" | "rejected" | "ended"
  proposed_by: string
  decided_by: string | null
  reason: string
  version: number
}

/** How the credit of an account stands; amounts are decimal text in the currency of the limit. */
export interface CreditStanding {
  /** Limits that bind today: its own, and that of a group above it. */
  readonly in_force: readonly {
    readonly limit_id: string
    readonly scope: string
    readonly kind: string
    readonly mode: string
    readonly amount: string | null
    readonly currency: string
    readonly review_on: string | null
    readonly review_overdue: boolean
    readonly exposure: {
      readonly total: string
      readonly open: string
      readonly not_yet: string
      readonly reserved: string
      readonly unapplied: string
      readonly rates: readonly { from: string; to: string; on: string; rate: string }[]
    } | null
    readonly available: string | null
    /** Currency without a rate that is new enough: it cannot be computed. */
    readonly missing_rate: string | null
  }[]
  /** Every limit there was, is, or is proposed; latest first. */
  readonly history: readonly LimitRow[]
}

/** The newest exchange rate of each pair of currencies. */
export interface RatesResponse {
  readonly rates: readonly ExchangeRate[]
}

/** Payment terms of an account, group or order: its own, and those that are in force. */
export interface TermsResponse {
  readonly own: Terms | null
  readonly in_force: Terms
}
