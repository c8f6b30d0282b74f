import { setDay } from "../../demo/replay-days"
import type { Tool } from "../../demo/tool"
import type { ReceivableSource, SourcePage } from "../../src/contract/source"
import { addDays, date } from "../../src/domain"
import { runToday } from "../../src/modules/arms/run/engine"
import { Readings } from "../../src/modules/arms/run/readings"
import { Stop } from "../../src/modules/arms/run/stop"
import { wake } from "../../src/modules/arms/run/wake"
import { syncSource } from "../../src/modules/arms/run/sync-sources"
import { allSources } from "../../src/modules/arms/sql/sources"
import { command, freshTool, live, oneReceivable } from "../lib/engine"

jest.setTimeout(120_000)

const D = date("2026-03-02")

/** A ledger of another plugin that plays back pages; a string among them is what goes wrong there. */
const ledger = (pages: (SourcePage | string)[], asked: (string | null)[] = []): ReceivableSource => ({
  name: "acme/erp",
  async *read(cursor) {
    asked.push(cursor)
    for (const page of pages) {
      if (typeof page === "string") throw new Error(page)
      yield page
    }
  },
})

const invoice = (external_id: string, over: object = {}) => ({
  external_id,
  account: "C1",
  email: "c1@x.test",
  issue_date: "2026-02-01",
  due_date: "2026-02-10",
  amount: "100.00",
  currency: "EUR",
  ...over,
})

describe("sources of other plugins, and what ARMS tells other modules", () => {
  let tool: Tool
  const told: string[] = []

  beforeAll(async () => {
    tool = await freshTool("sources")
    tool.host.publish = async (events) => {
      told.push(...events.map(({ name, data }) => `${name} ${data.receivable_id ?? data.account_id}`))
    }
  })

  beforeEach(async () => {
    await live(tool, D)
    told.length = 0
  })

  afterAll(() => tool.close())

  const rows = <T>(sql: string) => tool.host.db().rows<T>(sql)

  it("R-10: the first reading is an opening import and mails nobody; what comes later is chased", async () => {
    const first = await syncSource(
      tool.host,
      ledger([
        { receivables: [invoice("OLD")], cursor: "1" },
        { receivables: [invoice("OLD-2")], cursor: "2" },
      ])
    )
    expect(first).toMatchObject({ error: null, imported: { inserted: 2 } })
    await runToday(tool.host, "test")
    expect(await rows("select 1 from arms_notice")).toEqual([])
    const asked: (string | null)[] = []
    const later = ledger(
      [{ receivables: [invoice("NEW", { due_date: undefined, issue_date: "2026-03-02" })], cursor: "3" }],
      asked
    )
    expect((await syncSource(tool.host, later)).imported).toBeNull()
    expect((await syncSource(tool.host, later, { atOnce: true })).imported).toMatchObject({ inserted: 1 })
    expect(asked).toEqual(["2"])
    expect(await rows("select external_id, opening from arms_receivable order by 1")).toEqual([
      { external_id: "NEW", opening: false },
      { external_id: "OLD", opening: true },
      { external_id: "OLD-2", opening: true },
    ])
  })

  it("E-38 P: a source that breaks in the middle keeps its pages, says why, and goes on behind them, still opening", async () => {
    const broken = await syncSource(
      tool.host,
      ledger([{ receivables: [invoice("A")], cursor: "1" }, "The ERP is away."])
    )
    expect(broken.error).toBe("The ERP is away.")
    expect(await allSources(tool.host.db())).toMatchObject([
      { name: "acme/erp", cursor: "1", error: "The ERP is away.", synced_at: null },
    ])
    const asked: (string | null)[] = []
    await syncSource(tool.host, ledger([{ receivables: [invoice("B")], cursor: "2" }], asked))
    expect(asked).toEqual(["1"])
    expect(await rows("select distinct opening from arms_receivable")).toEqual([{ opening: true }])
    expect(await allSources(tool.host.db())).toMatchObject([{ cursor: "2", error: null }])
  })

  it("B-C: a bad row is refused alone with a sentence, a page of another shape as a whole; the last of a repeated id counts", async () => {
    const page = {
      receivables: [
        invoice("A", { amount: "1.00" }),
        invoice("X", { amount: "1.001" }),
        invoice("A", { amount: "2.00" }),
      ],
      payments: [{ external_id: "P", account: "C1", amount: "0.50", currency: "EUR", value_date: "2026-02-20" }],
      reported_up_to: "2026-03-01",
      cursor: "1",
    }
    const { imported, error } = await syncSource(tool.host, ledger([page]))
    expect(error).toBeNull()
    expect(imported?.refused).toEqual([
      { line: 2, sentence: 'amount is "1.001": expected a positive amount with the decimals of EUR.' },
    ])
    expect(await rows("select amount::float as amount, open_amount::float as open from arms_receivable")).toEqual([
      { amount: 2, open: 1.5 },
    ])
    expect(await allSources(tool.host.db())).toMatchObject([{ payments_reported_on: "2026-03-01" }])
    const wrong = await syncSource(tool.host, ledger([{ cursor: 7 } as never]), { atOnce: true })
    expect(wrong.error).toBe("cursor is 7: expected text of 1 to 2000 characters.")
  })

  it("D5: a source that never answers is given up and said; the run goes on", async () => {
    const silent: ReceivableSource = {
      name: "acme/silent",
      read: () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }) }),
    }
    const impatient = Object.create(tool.host, { leaseSeconds: { value: 0.2 } })
    const { error } = await syncSource(impatient, silent)
    expect(error).toBe("The source acme/silent did not answer in 0.2 s.")
    expect(await runToday(tool.host, "test")).toMatchObject({ kind: "scheduled" })
  })

  it("F11: two instances that ask at once read once", async () => {
    const asked: (string | null)[] = []
    const source = ledger([{ receivables: [invoice("A")], cursor: "1" }], asked)
    await Promise.all(Array.from({ length: 5 }, () => syncSource(tool.host, source)))
    expect(asked).toEqual([null])
  })

  it("P21: before the day's run every source is asked, later when its time has come; one that is slow delays itself alone", async () => {
    const asked: string[] = []
    let answer: () => void = () => undefined
    const late = new Promise<void>((resolve) => (answer = resolve))
    const quick: ReceivableSource = {
      name: "acme/quick",
      every_minutes: 60,
      async *read() {
        asked.push("quick")
        yield { receivables: [invoice("Q")], cursor: "1" }
      },
    }
    const slow: ReceivableSource = {
      name: "acme/slow",
      async *read() {
        asked.push("slow")
        await late
        yield { receivables: [invoice("S")], cursor: "1" }
      },
    }
    const readings = new Readings(tool.host, console, new Stop(), 300)
    // The day's hour has not come: what was read ten minutes ago is new enough, before the run it is not.
    await setDay(tool.host, D, "07:00")
    await readings.askDue([quick])
    await rows("update arms_source set synced_at = now() - interval '10 minutes'")
    await readings.askDue([quick])
    expect(asked).toEqual(["quick"])
    await setDay(tool.host, D)
    await readings.askDue([quick, slow])
    expect(asked).toEqual(["quick", "quick", "slow"])
    expect(await runToday(tool.host, "test")).toMatchObject({ kind: "scheduled" })
    // The next tick does not ask again what is still being read.
    await readings.askDue([quick, slow])
    expect(asked).toHaveLength(3)
    answer()
    await readings.close()
    expect(await rows("select external_id from arms_receivable order by 1")).toEqual([
      { external_id: "Q" },
      { external_id: "S" },
    ])
    expect(await allSources(tool.host.db())).toMatchObject([{ error: null }, { error: null }])
  })

  it("P29: a process that ends stops behind the page; the next one goes on there", async () => {
    const stop = new Stop()
    const told: (string | null)[] = []
    const source: ReceivableSource = {
      name: "acme/erp",
      async *read(cursor) {
        told.push(cursor)
        yield { receivables: [invoice("A")], cursor: "1" }
        yield { receivables: [invoice("B")], cursor: "2" }
      },
    }
    stop.ask()
    expect(await syncSource(tool.host, source, { stop })).toMatchObject({
      imported: { inserted: 1 },
      error: "The process ended while it was read: another one goes on.",
    })
    await syncSource(tool.host, source)
    expect(told).toEqual([null, "1"])
  })

  it("P9: a worker whose run has been taken over tells nobody; the one that has it does", async () => {
    for (const account of ["C1", "C2", "C3"])
      await oneReceivable(tool, { external_id: account, account, issue_date: D, due_date: date("2026-03-16") })
    await runToday(tool.host, "test")
    await setDay(tool.host, date("2026-03-17"))
    told.length = 0
    const fenced = Object.create(tool.host, {
      chunkSize: { value: 1 },
      publish: {
        value: async (events: Parameters<typeof tool.host.publish>[0]) => {
          await tool.host.publish(events)
          await rows(`update arms_run set token = 'another', lease_until = now() where state = 'planning'`)
        },
      },
    })
    await runToday(fenced, "test")
    expect(told).toEqual([])
    await wake(tool.host)
    expect(told.filter((line) => line.startsWith("arms.receivable.overdue"))).toHaveLength(3)
  })

  it("DESIGN 6: due soon and overdue are told once each, on the first run that sees the day, after a gap too", async () => {
    const { receivableId } = await oneReceivable(tool, { issue_date: D, due_date: date("2026-03-16") })
    for (const day of [0, 5, 10, 11, 12, 13, 14, 20, 21]) {
      await setDay(tool.host, addDays(D, day))
      const before = told.length
      await runToday(tool.host, "test")
      const names = told.slice(before).filter((line) => line.includes(receivableId))
      const expected = day === 11 ? ["arms.receivable.due_soon"] : day === 20 ? ["arms.receivable.overdue"] : []
      expect([day, names]).toEqual([day, expected.map((name) => `${name} ${receivableId}`)])
    }
    told.length = 0
    await command(tool, "correct_due_date", { receivable_id: receivableId, due_date: "2026-03-20" })
    expect(told).toEqual([`arms.receivable.overdue ${receivableId}`])
    const late = await oneReceivable(tool, { external_id: "L", issue_date: addDays(D, 21), due_date: addDays(D, 22) })
    expect(told.slice(1)).toEqual([`arms.receivable.due_soon ${late.receivableId}`])
  })
})
