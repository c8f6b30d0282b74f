import type { CalendarDate } from "./calendar-date"
import { daysBetween } from "./calendar-date"
import { ofMinor, parseExact, toMinor, type Exact } from "./exact"
import type { Minor } from "./money"

/** No limit, no credit at all, or an amount: never one standing for another (E-98). */
export const LIMIT_MODES = ["none", "zero", "amount"] as const
/** See {@link LIMIT_MODES}. */
export type LimitMode = (typeof LIMIT_MODES)[number]

/** An approved limit of an account or of a customer group. */
export interface CreditLimit {
  readonly id: string
  readonly scope: "account" | "group"
  readonly kind: "base" | "temporary"
  readonly mode: LimitMode
  /** Minor units of `currency`; 0 unless the mode is *amount*. */
  readonly amount: Minor
  readonly currency: string
  readonly from: CalendarDate
  /** Last day; `null`: until another one replaces it. */
  readonly until: CalendarDate | null
  readonly reviewOn: CalendarDate | null
}

/** An exchange rate of the merchant: one `from` is `rate` `to` on a day. */
export interface ExchangeRate {
  readonly from: string
  readonly to: string
  readonly on: CalendarDate
  readonly rate: string
}

const stands = (limit: CreditLimit, today: CalendarDate) =>
  limit.from <= today && (limit.until === null || limit.until >= today)

/** The limits that bind on a day, one per scope: a temporary one before the base, a later one before an earlier. */
export function limitsInForce(limits: readonly CreditLimit[], today: CalendarDate): CreditLimit[] {
  return (["account", "group"] as const).flatMap((scope) => {
    const own = limits
      .filter((limit) => limit.scope === scope && stands(limit, today))
      .sort((a, b) =>
        a.kind !== b.kind
          ? a.kind === "temporary"
            ? -1
            : 1
          : a.from > b.from || (a.from === b.from && a.id > b.id)
            ? -1
            : 1
      )
    return own.slice(0, 1)
  })
}

/** The newest rate on or before a day, not older than allowed; the other direction is turned round. */
function rateOf(
  rates: readonly ExchangeRate[],
  from: string,
  to: string,
  { today, maxAgeDays }: { today: CalendarDate; maxAgeDays: number }
): ExchangeRate | null {
  const usable = rates
    .filter((one) => (one.from === from && one.to === to) || (one.from === to && one.to === from))
    .filter((one) => one.on <= today && daysBetween(one.on, today) <= maxAgeDays)
    .sort((a, b) => (a.on !== b.on ? (a.on > b.on ? -1 : 1) : a.from === from ? -1 : 1))
  return usable[0] ?? null
}

const ONE: Exact = ofMinor(1n, "JPY")

/** An amount in another currency with the rate that was used; `null`: there is no rate that is new enough. */
export function convert(
  amount: Minor,
  from: string,
  to: string,
  rates: readonly ExchangeRate[],
  when: { readonly today: CalendarDate; readonly maxAgeDays: number }
): { readonly amount: Minor; readonly rate: ExchangeRate | null } | null {
  if (from === to) return { amount, rate: null }
  const rate = rateOf(rates, from, to, when)
  const value = rate && parseExact(rate.rate)
  if (!rate || !value) return null
  const exact = ofMinor(amount, from)
  return { amount: toMinor(rate.from === from ? (exact * value) / ONE : (exact * ONE) / value, to), rate }
}

/** What is at risk, per currency, in minor units. */
export interface ExposureSums {
  readonly currency: string
  readonly open: Minor
  /** Ordered, not yet a receivable. */
  readonly notYet: Minor
  readonly reserved: Minor
  readonly unapplied: Minor
}

/** How exposure is counted: the merchant's policy. */
export interface ExposurePolicy {
  /** Share of orders that are not yet receivables, 0–100 (E-106). */
  readonly ordersPercent: number
  /** Money not yet applied frees credit (E-153). */
  readonly unappliedCounts: boolean
  readonly maxRateAgeDays: number
}

/** Exposure in the currency of a limit, each part visible, with the rates that were used. */
export interface Exposure {
  readonly currency: string
  readonly total: Minor
  readonly open: Minor
  readonly notYet: Minor
  readonly reserved: Minor
  readonly unapplied: Minor
  readonly rates: readonly ExchangeRate[]
}

/** It cannot be computed, because this currency has no rate that is new enough. */
export interface NoRate {
  readonly missing: string
}

const PARTS = ["open", "notYet", "reserved", "unapplied"] as const

/**
 * Exposure = open receivables + orders not yet receivable (weighed) + reservations − unapplied cash (by policy). What
 * is in one currency is converted once (E-75).
 */
export function exposureIn(
  currency: string,
  sums: readonly ExposureSums[],
  rates: readonly ExchangeRate[],
  today: CalendarDate,
  policy: ExposurePolicy
): Exposure | NoRate {
  const parts = { open: 0n, notYet: 0n, reserved: 0n, unapplied: 0n }
  const used: ExchangeRate[] = []
  for (const sum of sums) {
    for (const part of PARTS) {
      if (sum[part] === 0n) continue
      const converted = convert(sum[part], sum.currency, currency, rates, { today, maxAgeDays: policy.maxRateAgeDays })
      if (!converted) return { missing: sum.currency }
      parts[part] += converted.amount
      if (converted.rate && !used.includes(converted.rate)) used.push(converted.rate)
    }
  }
  const notYet = (parts.notYet * BigInt(policy.ordersPercent)) / 100n
  const unapplied = policy.unappliedCounts ? parts.unapplied : 0n
  const total = parts.open + notYet + parts.reserved - unapplied
  return { currency, ...parts, notYet, unapplied, total, rates: used }
}

/** What a limit says to an order: it passes, passes with a word of warning, is kept to be looked at, or is refused. */
export type CreditVerdict = "passes" | "warns" | "hold" | "refused"

/** The bands around a limit, in percent of it. */
export interface CreditBands {
  /** From here on the buyer and an employee are told. */
  readonly warningPercent: number
  /** Above the limit by at most this much the order is held instead of refused. */
  readonly tolerancePercent: number
}

/** Would `exposure` with `order` stay within the limit? Exactly equal passes (E-119); zero is no credit (E-98). */
export function verdictOf(limit: CreditLimit, exposure: Minor, order: Minor, bands: CreditBands): CreditVerdict {
  if (limit.mode === "none") return "passes"
  const most = limit.mode === "zero" ? 0n : limit.amount
  const then = exposure + order
  if (then > most) {
    const tolerated = most + (most * BigInt(bands.tolerancePercent)) / 100n
    return limit.mode === "amount" && then <= tolerated ? "hold" : "refused"
  }
  return then * 100n > most * BigInt(bands.warningPercent) ? "warns" : "passes"
}

/** What is left of a limit; `null`: there is none. */
export const availableCredit = (limit: CreditLimit, exposure: Minor): Minor | null =>
  limit.mode === "none" ? null : (limit.mode === "zero" ? 0n : limit.amount) - exposure
