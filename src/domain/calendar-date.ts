/**
 * A calendar date without a clock, `YYYY-MM-DD`. Two dates compare with `<` and `===`.
 * Arithmetic works on day numbers (days since 1970-01-01, proleptic Gregorian), never on
 * milliseconds: a day is not always 86,400 seconds long (F52).
 */
export type CalendarDate = string & { readonly __calendarDate: true }

/** 0 = Sunday … 6 = Saturday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/
const dayNumbers = new Map<string, number>()
const dates = new Map<number, CalendarDate>()
const CACHE_LIMIT = 200_000

/** Days since 1970-01-01 of a civil date (algorithm: era arithmetic over 400-year cycles). */
function dayNumberOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

function civilOf(dayNumber: number): [year: number, month: number, day: number] {
  const z = dayNumber + 719_468
  const era = Math.floor(z / 146_097)
  const doe = z - era * 146_097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return [yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - Math.floor((153 * mp + 2) / 5) + 1]
}

const pad = (value: number, width: number) => String(value).padStart(width, "0")

/** Days since 1970-01-01. */
export function toDayNumber(date: CalendarDate): number {
  const known = dayNumbers.get(date)
  if (known !== undefined) return known
  const number = dayNumberOf(+date.slice(0, 4), +date.slice(5, 7), +date.slice(8, 10))
  if (dayNumbers.size > CACHE_LIMIT) dayNumbers.clear()
  dayNumbers.set(date, number)
  return number
}

/** The date `dayNumber` days after 1970-01-01. */
export function fromDayNumber(dayNumber: number): CalendarDate {
  const known = dates.get(dayNumber)
  if (known !== undefined) return known
  const [year, month, day] = civilOf(dayNumber)
  const date = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as CalendarDate
  if (dates.size > CACHE_LIMIT) dates.clear()
  dates.set(dayNumber, date)
  return date
}

/** Accepts exactly `YYYY-MM-DD` of an existing day between 1900 and 9999, else `null` (B-A17). */
export function parseCalendarDate(text: string): CalendarDate | null {
  const match = SHAPE.exec(text)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return text as CalendarDate
}

/** A date literal in code and tests; asserts that it exists. */
export function date(text: string): CalendarDate {
  const parsed = parseCalendarDate(text)
  if (parsed === null) throw new RangeError(`"${text}" is not a calendar date YYYY-MM-DD`)
  return parsed
}

/** 28 … 31. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** `days` may be negative. */
export const addDays = (from: CalendarDate, days: number): CalendarDate => fromDayNumber(toDayNumber(from) + days)

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => toDayNumber(to) - toDayNumber(from)

/** Adds months without overflow: 31 January + 1 month = 28 or 29 February (E-19). */
export function addMonths(from: CalendarDate, months: number): CalendarDate {
  const index = +from.slice(0, 4) * 12 + (+from.slice(5, 7) - 1) + months
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1]
  const day = Math.min(+from.slice(8, 10), daysInMonth(year, month))
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as CalendarDate
}

/** Last day of the month `of` lies in. */
export function endOfMonth(of: CalendarDate): CalendarDate {
  return `${of.slice(0, 8)}${pad(daysInMonth(+of.slice(0, 4), +of.slice(5, 7)), 2)}` as CalendarDate
}

/** 0 = Sunday … 6 = Saturday. */
export const weekdayOf = (of: CalendarDate): Weekday => {
  const remainder = (toDayNumber(of) + 4) % 7
  return ((remainder + 7) % 7) as Weekday
}

/** ISO 8601 week of a date, e.g. `2026-W53` (F52). */
export function isoWeekOf(of: CalendarDate): string {
  const thursday = addDays(of, 4 - (weekdayOf(of) || 7))
  const firstOfYear = `${thursday.slice(0, 4)}-01-01` as CalendarDate
  return `${thursday.slice(0, 4)}-W${pad(Math.floor(daysBetween(firstOfYear, thursday) / 7) + 1, 2)}`
}

/** The later of the dates given; `null` entries are skipped. */
export function latestOf(first: CalendarDate, ...others: (CalendarDate | null | undefined)[]): CalendarDate {
  let latest = first
  for (const other of others) if (other && other > latest) latest = other
  return latest
}
