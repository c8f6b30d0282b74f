import Holidays from "date-holidays"
import type { BusinessCalendar, CalendarDate, Weekday } from "../../domain"
import type { Settings } from "../../contract/settings"

/** Countries whose holidays the library knows, ISO 3166. */
export const holidayCountries: ReadonlySet<string> = new Set(Object.keys(new Holidays().getCountries()))

const remembered = new Map<string, readonly string[]>()

/** Public holidays of a country or region in a year; `bank` days count where shops close on them. */
function publicHolidays(country: string, region: string | null, year: number): readonly string[] {
  const key = `${country}-${region ?? ""}-${year}`
  const known = remembered.get(key)
  if (known) return known
  const calendar = region ? new Holidays(country, region) : new Holidays(country)
  const types = country === "GB" || country === "US" ? ["public", "bank"] : ["public"]
  const days = (calendar.getHolidays(year) ?? [])
    .filter((holiday) => types.includes(holiday.type))
    .map((holiday) => holiday.date.slice(0, 10))
  remembered.set(key, days)
  return days
}

/** The merchant's calendar around a day: library, weekend, and what he changed himself (E-11). */
export function businessCalendarOf(settings: Settings, around: CalendarDate): BusinessCalendar {
  const year = Number(around.slice(0, 4))
  const holidays = new Set<string>(settings.extra_holidays)
  for (const each of [year - 1, year, year + 1]) {
    for (const day of publicHolidays(settings.country, settings.region, each)) holidays.add(day)
  }
  return { weekend: settings.weekend as Weekday[], holidays, workdays: new Set(settings.extra_workdays) }
}
