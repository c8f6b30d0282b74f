import { addDays, weekdayOf, type CalendarDate, type Weekday } from "./calendar-date"

/** How a day that is not a business day is moved. */
export const SHIFTS = ["exact", "previous", "next"] as const
/** See {@link SHIFTS}. */
export type Shift = (typeof SHIFTS)[number]

/** Which days the merchant works; data, editable (E-11). */
export interface BusinessCalendar {
  /** Weekdays without business, 0 = Sunday. */
  readonly weekend: readonly Weekday[]
  /** Days off besides the weekend. */
  readonly holidays: ReadonlySet<string>
  /** Days that are worked although they are a weekend day or a holiday. */
  readonly workdays: ReadonlySet<string>
}

/** Furthest a day is moved: a month without one business day is a mistake in the calendar. */
export const MAX_SHIFT_DAYS = 31

/** Is this a day on which the merchant works? */
export const isBusinessDay = (day: CalendarDate, calendar: BusinessCalendar): boolean =>
  calendar.workdays.has(day) || (!calendar.weekend.includes(weekdayOf(day)) && !calendar.holidays.has(day))

function nearest(day: CalendarDate, step: 1 | -1, calendar: BusinessCalendar): CalendarDate {
  let candidate = day
  for (let tried = 0; tried < MAX_SHIFT_DAYS; tried++) {
    if (isBusinessDay(candidate, calendar)) return candidate
    candidate = addDays(candidate, step)
  }
  return day
}

/** The business day a trigger day acts on. */
export const shiftDay = (day: CalendarDate, shift: Shift, calendar: BusinessCalendar): CalendarDate =>
  shift === "exact" ? day : nearest(day, shift === "next" ? 1 : -1, calendar)

/** The last business day on or before `day`. */
export const lastBusinessDayUpTo = (day: CalendarDate, calendar: BusinessCalendar): CalendarDate =>
  nearest(day, -1, calendar)

/** `count` business days before `day`; `count` 0 is `day` itself. */
export function businessDaysBefore(day: CalendarDate, count: number, calendar: BusinessCalendar): CalendarDate {
  let result = day
  for (let left = count; left > 0; left--) result = nearest(addDays(result, -1), -1, calendar)
  return result
}
