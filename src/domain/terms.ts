import { addDays, addMonths, daysInMonth, endOfMonth, type CalendarDate } from "./calendar-date"
import { minOf, type Minor } from "./money"

/** When something is to be paid, counted from its issue date; calendar arithmetic (E-19). */
export type DueRule =
  /** So many days after the issue date. */
  | { readonly kind: "net"; readonly days: number }
  /** Last day of the month in which issue date + `net_days` lies, and so many days more. */
  | { readonly kind: "end_of_month"; readonly net_days: number; readonly days: number }
  /** The next such day of a month on or after issue date + `net_days`; a shorter month has its last day. */
  | { readonly kind: "day_of_month"; readonly net_days: number; readonly day: number }
  /** Parts in percent, each so many days after the issue date; the last takes what rounding leaves. */
  | {
      readonly kind: "instalments"
      readonly parts: readonly { readonly percent: number; readonly days: number }[]
    }

/** Payment terms: when to pay, and what paying early is worth. */
export interface Terms {
  readonly due: DueRule
  /** Percent off when the whole rest is paid within so many days of the issue date (E-72). */
  readonly discount: { readonly percent: number; readonly days: number } | null
}

/** A part of an amount and the day it is due. */
export interface Instalment {
  readonly dueDate: CalendarDate
  readonly amount: Minor
}

const dayInMonthOf = (of: CalendarDate, day: number): CalendarDate => {
  const last = daysInMonth(+of.slice(0, 4), +of.slice(5, 7))
  return `${of.slice(0, 8)}${String(Math.min(day, last)).padStart(2, "0")}` as CalendarDate
}

function nextDayOfMonth(from: CalendarDate, day: number): CalendarDate {
  const inThis = dayInMonthOf(from, day)
  const firstOfNext = addMonths(`${from.slice(0, 8)}01` as CalendarDate, 1)
  return inThis >= from ? inThis : dayInMonthOf(firstOfNext, day)
}

/** Percent with two decimals of an amount, halves up. */
const shareOf = (amount: Minor, percent: number): Minor =>
  (amount * BigInt(Math.round(percent * 100)) + 5_000n) / 10_000n

/** What is due when, of an amount issued on a day; parts that round to nothing are left out. */
export function instalmentsOf(terms: Terms, issueDate: CalendarDate, amount: Minor): Instalment[] {
  const { due } = terms
  switch (due.kind) {
    case "net":
      return [{ dueDate: addDays(issueDate, due.days), amount }]
    case "end_of_month":
      return [{ dueDate: addDays(endOfMonth(addDays(issueDate, due.net_days)), due.days), amount }]
    case "day_of_month":
      return [{ dueDate: nextDayOfMonth(addDays(issueDate, due.net_days), due.day), amount }]
    case "instalments": {
      let left = amount
      const parts = due.parts.map(({ percent, days }, index) => {
        const share = index === due.parts.length - 1 ? left : minOf(left, shareOf(amount, percent))
        left -= share
        return { dueDate: addDays(issueDate, days), amount: share }
      })
      return parts.filter((part) => part.amount > 0n)
    }
  }
}

/** What may be deducted from an amount that is paid early. */
export const discountOf = (terms: Terms, amount: Minor): Minor =>
  terms.discount ? shareOf(amount, terms.discount.percent) : 0n
