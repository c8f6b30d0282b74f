import fc from "fast-check"
import { setDay } from "../../demo/replay-days"
import { addDays, date, type CalendarDate } from "../../src/domain"
import { LEDGER_START, randomLedger } from "../../src/domain/testing/arbitraries"
import { decideAccounts } from "../../src/modules/arms/run/decide-accounts"
import { performDue } from "../../src/modules/arms/run/deliver"
import { runToday, type EngineHost } from "../../src/modules/arms/run/engine"
import { preview } from "../../src/modules/arms/run/preview"
import { wake } from "../../src/modules/arms/run/wake"
import { horizonOf, wholeAccount } from "../../src/modules/arms/run/horizon"
import { readWorld } from "../../src/modules/arms/run/world"
import { candidateChunks } from "../../src/modules/arms/sql/candidates"
import type { Db } from "../../src/modules/arms/sql/db"
import type { Tool } from "../../demo/tool"
import { command, empty, feedDays, feedOf, freshTool, live, oneReceivable, registerLines } from "../lib/engine"

jest.setTimeout(600_000)

const D = date("2026-03-02")

describe("the daily run on PostgreSQL", () => {
  let tool: Tool

  beforeAll(async () => {
    tool = await freshTool("engine")
  })

  afterAll(() => tool.close())

  const perform = () => performDue(tool.host, tool.ports)
  const count = async (sql: string, bindings: unknown[] = []) =>
    Number((await tool.host.db().rows<{ n: string }>(`select count(*) as n from ${sql}`, bindings))[0].n)

  it("DESIGN 3.1: candidates are a superset of the decisions, on random ledgers and days", async () => {
    await fc.assert(
      fc.asyncProperty(
        randomLedger,
        fc.integer({ min: 5, max: 110 }),
        fc.constantFrom("friendly", "standard", "strict"),
        async (rows, after, preset) => {
          // Long terms: what is due was issued before any step that counts from the issue date.
          const start = addDays(LEDGER_START, -80)
          const longTerms = rows.map((row, index) => (index % 2 ? row : { ...row, issue: addDays(row.issue, -80) }))
          await live(tool, start, preset)
          const day = addDays(LEDGER_START, after)
          await feedDays(tool, feedOf(longTerms), start, day)
          await setDay(tool.host, day)
          const world = await readWorld(tool.host.db(), tool.host.catalog)
          const narrow = horizonOf(world, day)
          const everyone = (await tool.host.db().rows<{ id: string }>(`select id from arms_account order by id`)).map(
            (row) => row.id
          )
          const chunks = candidateChunks(tool.host.db(), narrow, 1000)
          const candidates = [...((await chunks.next()).value ?? [])]
          const decide = async (ids: string[], horizon: typeof narrow) =>
            (await decideAccounts(tool.host.db(), world, ids, day, horizon))
              .flatMap(({ plan }) => plan.acts.map((act) => `${act.task.step}|${act.subjectId}|${act.occurrence}`))
              .sort()
          expect(await decide(candidates, narrow)).toEqual(await decide(everyone, wholeAccount(day)))
        }
      ),
      { numRuns: 1000 }
    )
  })

  it("E-4 E-5: a second run of the day does nothing; preview and run have the same hash", async () => {
    await live(tool, D)
    await oneReceivable(tool, { issue_date: D, due_date: date("2026-03-16") })
    const seen = await preview(tool.host, null)
    const run = await runToday(tool.host, "test")
    expect(run?.plan_hash).toBe(seen.plan_hash)
    await perform()
    const before = await registerLines(tool)
    const again = await runToday(tool.host, "test")
    expect([again?.kind, again?.totals]).toEqual(["follow_up", {}])
    expect(await registerLines(tool)).toEqual(before)
    expect(before).toEqual(["2026-03-02|C1|INV-1|thanks|0.1|done"])
  })

  it("DESIGN 4: what is recorded after the run's hour is evaluated the same day, once", async () => {
    await live(tool, D)
    await runToday(tool.host, "test")
    await oneReceivable(tool, { issue_date: D, due_date: date("2026-03-16") })
    expect((await wake(tool.host))?.kind).toBe("follow_up")
    expect(await wake(tool.host)).toBeNull()
    expect(await count("arms_action where step = 'thanks'")).toBe(1)
  })

  it("F11 E-43: ten instances that tick together make one run", async () => {
    await live(tool, D)
    await oneReceivable(tool, { issue_date: D, due_date: date("2026-03-16") })
    await Promise.all(Array.from({ length: 10 }, () => wake(tool.host)))
    expect(await count("arms_run where kind = 'scheduled'")).toBe(1)
    expect(await count("arms_notice")).toBe(1)
  })

  it("P5: after ten days down the owed dates are closed as made up, and the account hears once", async () => {
    await live(tool, D)
    await oneReceivable(tool, { issue_date: D, due_date: date("2026-03-10") })
    await runToday(tool.host, "test")
    await setDay(tool.host, date("2026-03-26"))
    await command(tool, "confirm_payments", { source: "ledger", up_to: "2026-03-26" })
    await wake(tool.host)
    await perform()
    expect(await count("arms_run where state = 'made_up'")).toBe(23)
    expect(await count("arms_notice where business_date = '2026-03-26'")).toBe(1)
    expect((await registerLines(tool)).filter((line) => line.startsWith("2026-03-26"))).toEqual([
      "2026-03-26|C1|INV-1|after_due_14|0.1|done",
      "2026-03-26|C1|INV-1|after_due_2|0.1|skipped|superseded",
      "2026-03-26|C1|INV-1|after_due_7|0.1|skipped|superseded",
      "2026-03-26|C1|INV-1|call_after_due_3|0.1|waiting|conditions",
      expect.stringMatching(/^2026-03-26\|C1\|status:to_yellow_15\|.*\|done$/),
    ])
  })

  it("F5: a worker that dies in the middle of planning leaves whole chunks; another goes on, nothing is lost or doubled", async () => {
    await live(tool, D)
    for (const account of ["A", "B", "C", "D"])
      await oneReceivable(tool, {
        external_id: account,
        account,
        email: `${account}@x.test`,
        issue_date: D,
        due_date: date("2026-03-16"),
      })
    let chunks = 0
    const dying: EngineHost = {
      ...tool.host,
      catalog: tool.host.catalog,
      leaseSeconds: 0,
      chunkSize: 1,
      db: () => tool.host.db(),
      publish: async () => undefined,
      transaction: <T>(work: (db: Db) => Promise<T>) =>
        tool.host.transaction(async (db) => {
          const result = await work(db)
          if (chunks++ === 3) throw new Error("killed")
          return result
        }),
    }
    await expect(runToday(dying, "test")).rejects.toThrow("killed")
    expect(await count("arms_notice")).toBe(2)
    await wake(tool.host)
    await perform()
    expect(await count("arms_notice where state = 'sent'")).toBe(4)
    expect(await count("arms_run")).toBe(1)
  })

  it("E-23 F56: paid between plan and send: no attempt, the action ends as settled", async () => {
    await live(tool, D)
    const { accountId } = await oneReceivable(tool, { issue_date: D, due_date: date("2026-03-09") })
    await setDay(tool.host, date("2026-03-11"))
    await command(tool, "confirm_payments", { source: "ledger", up_to: "2026-03-11" })
    await runToday(tool.host, "test")
    await command(tool, "record_payment", {
      account_id: accountId,
      amount: "100.00",
      currency: "EUR",
      value_date: "2026-03-11",
    })
    await perform()
    expect(await count("arms_notice where state = 'settled'")).toBe(1)
    expect(await count("arms_message")).toBe(0)
    expect(await registerLines(tool)).toContain("2026-03-11|C1|INV-1|after_due_2|0.1|settled|settled")
  })

  it("DESIGN 3.5: a notice shows the open amount at its freezing", async () => {
    await live(tool, D)
    const { accountId } = await oneReceivable(tool, { issue_date: D, due_date: date("2026-03-09") })
    await setDay(tool.host, date("2026-03-11"))
    await command(tool, "confirm_payments", { source: "ledger", up_to: "2026-03-11" })
    await runToday(tool.host, "test")
    await command(tool, "record_payment", {
      account_id: accountId,
      amount: "60.00",
      currency: "EUR",
      value_date: "2026-03-11",
    })
    await perform()
    const [{ subject }] = await tool.host.db().rows<{ subject: string }>("select subject from arms_message")
    expect(subject).toBe("Reminder: €40.00 open")
  })

  it("DESIGN 3.14: a rehearsal sends nothing, holds nobody, takes no occurrence; after set-up every day before is history", async () => {
    await empty(tool)
    await tool.host.db().rows(`insert into arms_settings (id, value) values ('arms', '{}')`)
    await setDay(tool.host, D)
    await command(tool, "choose_preset", { preset: "standard" })
    await oneReceivable(tool, { issue_date: D, due_date: date("2026-03-16") })
    await runToday(tool.host, "test")
    expect([
      await count("arms_notice"),
      await count("arms_hold"),
      await count("arms_action where state = 'rehearsed'"),
    ]).toEqual([0, 0, 1])
    await command(tool, "finish_set_up", {})
    await setDay(tool.host, addDays(D, 1))
    await runToday(tool.host, "test")
    await perform()
    expect(await count("arms_notice")).toBe(0)
    expect((await registerLines(tool)).filter((line) => line.includes("thanks"))).toEqual([
      "2026-03-02|C1|INV-1|thanks|0.1|rehearsed",
      "2026-03-03|C1|INV-1|thanks|0.1|history|history",
    ])
  })

  it("E-52: a pause stops claims; its end is the start of the windows", async () => {
    await live(tool, D)
    await oneReceivable(tool, { issue_date: D, due_date: date("2026-03-16") })
    await runToday(tool.host, "test")
    await tool.host.db().rows(`update arms_settings set value = value || '{"paused": true}'`)
    expect(await perform()).toBe(0)
    await tool.host.db().rows(`update arms_settings set value = value || '{"resume_on": "2026-03-03"}'`)
    expect(await perform()).toBe(0)
    await setDay(tool.host, addDays(D, 1))
    expect((await readWorld(tool.host.db(), tool.host.catalog)).contextFor(addDays(D, 1)).lastPauseEnd).toBe(D)
    expect(await perform()).toBe(1)
  })

  it("F59 DESIGN 8: a foreign operation and a foreign fact act like our own; a failing one fails alone", async () => {
    const done: string[] = []
    const foreign = await freshTool("foreign", {
      operations: [
        {
          kind: "acme/ping",
          group: "other",
          channel: null,
          subjects: ["receivable"],
          params: {},
          label: { en: "Ping", pl: "Ping", de: "Ping" },
          perform: async (work) => {
            done.push(work.key)
            if (done.length === 1) throw Object.assign(new Error("The pinger is out of order."), { permanent: true })
            return { via: "acme", providerId: "1" }
          },
        },
      ],
      facts: [
        {
          name: "acme/moon",
          subject: "account",
          type: "text",
          label: { en: "moon", pl: "księżyc", de: "Mond" },
          read: () => "full",
        },
      ],
    })
    try {
      await live(foreign, D)
      await foreign.host.db().rows(
        `update arms_policy_version set definition = jsonb_set(definition, '{tasks}', (definition->'tasks') || jsonb_build_array((definition->'tasks'->0) ||
           '{"id": "x", "name": "Ping", "step": "ping", "status": "green", "position": 99, "voice": null, "concerns_settled": false, "operation": {"kind": "acme/ping", "params": {}},
             "conditions": [{"fact": "acme/moon", "operator": "is", "value": "full"}]}'::jsonb))`
      )
      for (const id of ["INV-1", "INV-2"])
        await oneReceivable(foreign, { external_id: id, issue_date: D, due_date: date("2026-03-16") })
      await runToday(foreign.host, "test")
      await performDue(foreign.host, foreign.ports)
      const states = await foreign.host
        .db()
        .rows<{ state: string }>(`select state from arms_action where step = 'ping' order by state`)
      expect(states.map((row) => row.state)).toEqual(["done", "failed"])
      expect(await foreign.host.db().rows(`select 1 from arms_run where state = 'done_with_errors'`)).toHaveLength(1)
    } finally {
      await foreign.close()
    }
  })

  it("F26: the same ledger gives the same register in Tokyo with a database session in Los Angeles", async () => {
    expect(process.env.TZ).toBe("Asia/Tokyo")
    const days = async (one: Tool): Promise<string[]> => {
      await live(one, D)
      await oneReceivable(one, { issue_date: D, due_date: date("2026-03-16") })
      for (const day of ["2026-03-16", "2026-03-17", "2026-03-18"] as CalendarDate[]) {
        await setDay(one.host, day, "23:30")
        await command(one, "confirm_payments", { source: "ledger", up_to: day })
        await runToday(one.host, "test")
        await performDue(one.host, one.ports)
      }
      const [{ html }] = await one.host
        .db()
        .rows<{ html: string }>(
          "select string_agg(md5(concat(subject, html, text)), ',' order by id) as html from arms_message"
        )
      return [...(await registerLines(one)), html]
    }
    const western = await freshTool("losangeles", {}, "-c TimeZone=America/Los_Angeles")
    try {
      expect(await western.host.db().rows("show timezone")).toEqual([{ TimeZone: "America/Los_Angeles" }])
      expect(await days(western)).toEqual(await days(tool))
    } finally {
      await western.close()
    }
  })
})
