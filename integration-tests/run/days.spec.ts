import { setDay } from "../../demo/replay-days"
import { Arena } from "../../harness/arena"
import { FIRST_DAY, runRows, spreadDueDates, tickTogether } from "../../harness/days"
import { randomOf } from "../../harness/random"
import { addDays, date } from "../../src/domain"
import { performDue } from "../../src/modules/arms/run/deliver"
import { wake } from "../../src/modules/arms/run/wake"
import { setTestClock } from "../../src/modules/arms/sql/clock"
import { serverUrl } from "../lib/engine"

jest.setTimeout(600_000)

describe("days, gaps and clocks", () => {
  let arena: Arena

  beforeAll(async () => {
    arena = await Arena.open(serverUrl(), "days", 1)
  })

  afterAll(() => arena.close())

  const turn = async () => {
    const run = await wake(arena.tool.host)
    await performDue(arena.tool.host, arena.ports())
    return run
  }
  const report = () => arena.rows(`update arms_source set payments_reported_on = '2026-12-31'`)

  it("P4 E-43 three processes tick in the same second of six days: six runs, nothing doubled (100 days of 20: npm run crash)", async () => {
    await arena.refill(300)
    await spreadDueDates(arena, 20)
    await tickTogether(arena, 3, 6)
    expect(await runRows(arena)).toEqual({ scheduled: 6, days: 6, open: 0 })
    const { doubled, accepted } = arena.provider.journal.verdict()
    expect([doubled, accepted > 50]).toEqual([[], true])
    expect(await arena.outcome()).toMatchObject({ unmarked: 0, unsent: 0, notices: { sent: accepted } })
  })

  it.each([
    ["1 h", "2026-03-18", "2026-03-19", "09:00", 1],
    ["26 h", "2026-03-18", "2026-03-20", "10:00", 2],
    ["10 d", "2026-03-20", "2026-03-30", "09:00", 10],
  ])(
    "P5 down %s over the run's hour: made up in one tick, one notice per account at most for the gap",
    async (_gap, from, day, time, owed) => {
      await arena.refill(120)
      await spreadDueDates(arena, 12)
      await report()
      await setDay(arena.tool.host, date(from))
      await turn()
      const before = arena.provider.journal.mails.length
      const [{ n }] = await arena.rows<{ n: string }>(`select count(*) as n from arms_run where kind = 'scheduled'`)
      await setDay(arena.tool.host, date(day), time)
      await turn()
      const rows = await arena.rows<{ state: string; days: string }>(
        `select state, count(*) as days from arms_run where kind = 'scheduled' and business_date > ? group by 1 order by 1`,
        [from]
      )
      const sum = rows.reduce((days, row) => days + Number(row.days), 0)
      expect([Number(n), sum]).toEqual([1, owed])
      const per = new Map<string, number>()
      for (const mail of arena.provider.journal.mails.slice(before)) per.set(mail.to, (per.get(mail.to) ?? 0) + 1)
      expect(per.size).toBeGreaterThan(0)
      expect(Math.max(...per.values())).toBe(1)
    }
  )

  it("P5 stopped between planning and sending for ten days: the old notices are withdrawn, one goes out", async () => {
    await arena.refill(50)
    await report()
    await setDay(arena.tool.host, date("2026-03-20"))
    await wake(arena.tool.host)
    await setDay(arena.tool.host, date("2026-03-30"))
    await turn()
    const states = await arena.rows(
      `select state, to_char(business_date, 'MM-DD') as day, count(*)::integer as n from arms_notice group by 1, 2 order by 1, 2`
    )
    expect(states).toEqual([
      { state: "sent", day: "03-30", n: 50 },
      { state: "withdrawn", day: "03-20", n: 50 },
    ])
    expect(arena.provider.journal.verdict()).toMatchObject({ accepted: 50, doubled: [] })
  })

  it("P6 F50 fifty jumps of two hours and of a day: no second run of a date, an alarm, and on the next day it goes on", async () => {
    const random = randomOf(6)
    await arena.refill(60)
    await report()
    await setDay(arena.tool.host, FIRST_DAY)
    await turn()
    for (let jump = 0; jump < 50; jump++) {
      const hours = 7 + Math.floor(random() * 15)
      const day = addDays(FIRST_DAY, random() < 0.4 ? 1 : random() < 0.5 ? -1 : 0)
      await setTestClock(arena.tool.host.db(), "Europe/Berlin", `${day} ${String(hours).padStart(2, "0")}:00`)
      await turn()
    }
    const runs = await arena.rows<{ day: string }>(
      `select to_char(business_date, 'YYYY-MM-DD') as day from arms_run order by 1`
    )
    expect(runs.map((run) => run.day)).toEqual([FIRST_DAY, addDays(FIRST_DAY, 1)])
    expect((await arena.rows(`select kind from arms_alarm`)).length).toBe(1)
    expect(arena.provider.journal.verdict().doubled).toEqual([])
    await setDay(arena.tool.host, addDays(FIRST_DAY, 2))
    await turn()
    expect(await runRows(arena)).toMatchObject({ scheduled: 3 })
    expect(await arena.rows(`select kind from arms_alarm where cleared_at is null`)).toEqual([])
  })
})
