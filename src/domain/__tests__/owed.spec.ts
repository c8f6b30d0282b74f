import { addDays, owedDate, type CalendarDate, type LocalMoment } from "../index"

/** Zones with an hour, half an hour and two hours of summer time, without any, and with midnights that do not exist. */
const ZONES = [
  "Europe/Warsaw",
  "Europe/Berlin",
  "Europe/London",
  "America/New_York",
  "America/Santiago",
  "America/Nuuk",
  "Africa/Cairo",
  "Asia/Beirut",
  "Australia/Lord_Howe",
  "Antarctica/Troll",
  "Pacific/Apia",
  "Asia/Tokyo",
]
const FROM = Date.UTC(2024, 0, 1) - 86_400_000
const TO = Date.UTC(2036, 0, 1) + 86_400_000
/** A tick of the job in this table; the run times lie on its grid. */
const TICK_MS = 15 * 60_000
const RUN_TIMES = Array.from(
  { length: 48 },
  (_, half) => `${String(Math.floor(half / 2)).padStart(2, "0")}:${half % 2 ? "30" : "00"}`
)
const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

function* ticks(zone: string): Generator<LocalMoment> {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" })
  let before = { today: "", time: "23:59" }
  let yesterdayEnd = "23:59"
  for (let at = FROM; at < TO; at += TICK_MS) {
    const text = format.format(at)
    const today = text.slice(0, 10) as CalendarDate
    if (today !== before.today) yesterdayEnd = before.time
    before = { today, time: text.slice(11, 16) }
    yield { today, time: before.time, yesterdayEnd }
  }
}

describe("P7 E-9 F48 F49: one run for every local date", () => {
  it.each(ZONES)("%s, 2024 to 2035, 48 run times", (zone) => {
    const last: (CalendarDate | null)[] = RUN_TIMES.map(() => null)
    const runs = RUN_TIMES.map(() => 0)
    const latest = RUN_TIMES.map(() => 0)
    const dates = new Set<string>()
    for (const moment of ticks(zone)) {
      const counted = moment.today >= "2024-01-01" && moment.today <= "2035-12-31"
      if (counted) dates.add(moment.today)
      for (let which = 0; which < RUN_TIMES.length; which++) {
        const owed = owedDate(moment, RUN_TIMES[which], last[which])
        if (owed === null) continue
        const before = last[which]
        if (before !== null && owed <= before) throw new Error(`${owed} runs twice`)
        last[which] = owed
        if (owed < "2024-01-01" || owed > "2035-12-31") continue
        runs[which]++
        const nextDay = owed < moment.today ? 24 * 60 : 0
        latest[which] = Math.max(latest[which], nextDay + minutes(moment.time) - minutes(RUN_TIMES[which]))
      }
    }
    expect(dates.size).toBe(4383)
    expect(new Set(runs)).toEqual(new Set([4383]))
    expect(Math.max(...latest)).toBeLessThanOrEqual(zone === "Antarctica/Troll" ? 120 : 60)
  })

  it("a clock that goes back to an earlier day owes nothing", () => {
    const today = "2026-03-18" as CalendarDate
    const moment = { today, time: "09:00", yesterdayEnd: "23:59" }
    expect(owedDate(moment, "08:00", addDays(today, 1))).toBe(null)
    expect(owedDate(moment, "08:00", today)).toBe(null)
    expect(owedDate(moment, "08:00", addDays(today, -1))).toBe(today)
    expect(owedDate(moment, "09:01", null)).toBe(null)
  })
})
