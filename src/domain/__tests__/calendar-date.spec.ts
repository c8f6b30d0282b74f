import {
  addDays,
  addMonths,
  businessDaysBefore,
  date,
  daysBetween,
  endOfMonth,
  isBusinessDay,
  isoWeekOf,
  lastBusinessDayUpTo,
  parseCalendarDate,
  shiftDay,
  toDayNumber,
  weekdayOf,
} from ".."
import { plainCalendar } from "../testing/builders"

describe("calendar dates", () => {
  it.each([
    ["2024-02-28", 1, "2024-02-29"],
    ["2025-02-28", 1, "2025-03-01"],
    ["2025-12-31", 1, "2026-01-01"],
    ["2026-03-01", -1, "2026-02-28"],
    ["1970-01-01", -1, "1969-12-31"],
    ["2000-02-29", 366, "2001-03-01"],
  ])("%s plus %i days is %s (F52)", (from, days, to) => {
    expect(addDays(date(from), days)).toBe(to)
    expect(daysBetween(date(from), date(to))).toBe(days)
  })

  it.each([
    ["2025-01-31", 1, "2025-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2025-03-31", -1, "2025-02-28"],
    ["2025-12-15", 1, "2026-01-15"],
  ])("E-19 F51: %s plus %i months is %s", (from, months, to) => {
    expect(addMonths(date(from), months)).toBe(to)
  })

  it.each([
    ["2020-12-31", "2020-W53"],
    ["2021-01-03", "2020-W53"],
    ["2021-01-04", "2021-W01"],
    ["2025-12-29", "2026-W01"],
  ])("F52: %s lies in %s", (day, week) => {
    expect(isoWeekOf(date(day))).toBe(week)
  })

  it.each(["2026-02-30", "31/12/2026", "0001-01-01", "2026-1-1", "2026-13-01", "2026-01-01T00:00", ""])(
    "B-A17: %s is no date",
    (text) => {
      expect(parseCalendarDate(text)).toBeNull()
    }
  )

  it("agrees with the platform's own calendar over 200 years", () => {
    for (let day = date("1920-01-01"); day < "2120-01-01"; day = addDays(day, 13)) {
      const at = new Date(`${day}T00:00:00Z`)
      expect(toDayNumber(day)).toBe(at.getTime() / 86_400_000)
      expect(weekdayOf(day)).toBe(at.getUTCDay())
    }
  })

  it("E-19: the end of a month", () => {
    expect(endOfMonth(date("2024-02-10"))).toBe("2024-02-29")
    expect(endOfMonth(date("2025-04-30"))).toBe("2025-04-30")
  })
})

describe("business days", () => {
  const calendar = {
    ...plainCalendar,
    holidays: new Set(["2025-04-18", "2025-04-21"]),
    workdays: new Set(["2025-04-12"]),
  }

  it.each([
    ["2025-04-19", "previous", "2025-04-17"],
    ["2025-04-19", "next", "2025-04-22"],
    ["2025-04-19", "exact", "2025-04-19"],
    ["2025-04-16", "next", "2025-04-16"],
  ] as const)("E-10: %s shifted to the %s business day is %s", (day, shift, expected) => {
    expect(shiftDay(date(day), shift, calendar)).toBe(expected)
  })

  it("E-11: the calendar is data: a Saturday may be worked, a weekday may be off", () => {
    expect(isBusinessDay(date("2025-04-12"), calendar)).toBe(true)
    expect(isBusinessDay(date("2025-04-18"), calendar)).toBe(false)
  })

  it("counts business days backwards over Easter", () => {
    expect(businessDaysBefore(date("2025-04-22"), 1, calendar)).toBe("2025-04-17")
    expect(lastBusinessDayUpTo(date("2025-04-21"), calendar)).toBe("2025-04-17")
  })
})
