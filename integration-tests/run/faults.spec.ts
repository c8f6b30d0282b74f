import knexFactory from "knex"
import { stopBeforeSending } from "../../harness/crash"
import { FIRST_DAY } from "../../harness/days"
import { Arena } from "../../harness/arena"
import type { Fault } from "../../harness/provider"
import { hasPooler, Pooler } from "../../harness/pooler"
import { refusals, sendPoisoned, spoil } from "../../harness/poison"
import { addDays } from "../../src/domain"
import { KnexHost } from "../../src/modules/arms/host"
import { runToday } from "../../src/modules/arms/run/engine"
import { performDue } from "../../src/modules/arms/run/deliver"
import { runNow, wake } from "../../src/modules/arms/run/wake"
import { watchSilence } from "../../src/modules/arms/run/watch"
import { takeMailEvent } from "../../src/modules/arms/run/mail-events"
import { claimMails } from "../../src/modules/arms/sql/batches"
import { setTestClock } from "../../src/modules/arms/sql/clock"
import { accountsOfBuyer } from "../../src/modules/arms/sql/holds"
import { tick } from "../../src/modules/arms/sql/installation"
import { command, serverUrl } from "../lib/engine"

jest.setTimeout(300_000)

const ONCE = { doubled: 0, unmarked: 0, unsent: 0, otherBytes: 0 }

describe("faults of processes, database, time and data", () => {
  let arena: Arena

  beforeAll(async () => {
    arena = await Arena.open(serverUrl(), "faults", 1)
  })
  afterAll(() => arena.close())

  const host = () => arena.tool.host
  const planned = async (mails: number) => {
    await arena.refill(mails)
    await runToday(host(), "test")
  }
  const alarms = async () =>
    (
      await arena.rows<{ sentence: string }>(
        `select sentence from arms_alarm where kind = 'no_reports' and cleared_at is null`
      )
    ).map((row) => row.sentence)

  it("F8 a worker whose event loop stands still while it fills mails is fenced: one message each, it changes nothing", async () => {
    await arena.refill(120)
    expect(await stopBeforeSending(arena, "after_claim")).toEqual({ changed: false })
    expect(await arena.outcome()).toEqual({ notices: { sent: 120 }, accepted: 120, ...ONCE })
  })

  it("F12 a kind of operation this version does not know is left to one that does; after a day it fails with a sentence", async () => {
    await planned(4)
    await arena.rows(`update arms_notice set operation = 'newer/letter' where id = (select min(id) from arms_notice)`)
    await arena.perform()
    expect((await arena.outcome()).notices).toEqual({ sent: 3, planned: 1 })
    await arena.rows(`update arms_notice set created_at = now() - interval '25 hours' where state = 'planned'`)
    await arena.perform()
    expect((await arena.outcome()).notices).toEqual({ sent: 3, failed: 1 })
    expect(await arena.rows(`select result->>'error' as error from arms_action where state = 'failed'`)).toEqual([
      { error: "The operation newer/letter is not installed." },
    ])
  })

  it("F21 deadlocks and serialisation failures are tried again, three times at most", async () => {
    await arena.rows(`create sequence if not exists flaky`)
    const failing = (times: number) =>
      host().transaction((db) =>
        db.rows(
          `do $$ begin if nextval('flaky') <= ${times} then raise exception 'could not serialize' using errcode = '40001'; end if; end $$`
        )
      )
    // A sequence is not taken back with its transaction: it counts the tries.
    const tries = async () => Number((await arena.rows<{ n: string }>(`select last_value as n from flaky`))[0].n)
    await arena.rows(`alter sequence flaky restart`)
    await expect(failing(2)).resolves.toBeDefined()
    expect(await tries()).toBe(3)
    await arena.rows(`alter sequence flaky restart`)
    await expect(failing(99)).rejects.toThrow("could not serialize")
    expect(await tries()).toBe(3)
  })

  /** Makes every session refuse to write, or write again; waits until it is so. */
  async function readOnly(value: "on" | "off") {
    await arena.rows(`alter system set default_transaction_read_only = ${value}`)
    await arena.rows(`select pg_reload_conf()`)
    for (;;) {
      const [row] = await arena.rows<Record<string, string>>(`show default_transaction_read_only`)
      if (row.default_transaction_read_only === value) return
    }
  }

  it("F23 a database that cannot be written: no request to the provider, afterwards everything goes out", async () => {
    await planned(150)
    await readOnly("on")
    try {
      await expect(arena.perform()).rejects.toThrow(/read-only transaction/)
      expect(arena.provider.journal.entries).toEqual([])
    } finally {
      await readOnly("off")
    }
    await arena.perform()
    expect(await arena.outcome()).toEqual({ notices: { sent: 150 }, accepted: 150, ...ONCE })
  })

  // On a machine without PgBouncer there is nothing to try; CI installs it.
  if (hasPooler())
    it("F24 through PgBouncer in transaction mode two workers send everything, once", async () => {
      await arena.refill(450)
      const pooler = await Pooler.start(arena.databaseUrl)
      try {
        const workers = [1, 2].map(() => arena.worker({ databaseUrl: pooler.url, env: { ARMS_TURNS: "told" } }))
        for (const worker of workers) await worker.until("ready")
        await Promise.all(workers.map((worker) => worker.turn("go")))
        expect(workers.flatMap((worker) => worker.lines.filter((line) => line.startsWith("error")))).toEqual([])
        await Promise.all(workers.map((worker) => worker.kill()))
        expect(await arena.outcome()).toEqual({ notices: { sent: 450 }, accepted: 450, ...ONCE })
      } finally {
        await pooler.stop()
      }
    })

  if (hasPooler())
    it("F24 the question of every checkout is kept by the database where it can be, and asked as any other behind PgBouncer", async () => {
      const pooler = await Pooler.start(arena.databaseUrl)
      const knex = knexFactory({ client: "pg", connection: pooler.url, pool: { min: 4, max: 4 } })
      try {
        const behind = new KnexHost(knex, {}, console)
        const nobody = { customerId: "cus_nobody", email: null, collectionId: null }
        const many = Array.from({ length: 60 }, () => accountsOfBuyer(behind.keptDb(), nobody))
        expect((await Promise.all(many)).flat()).toEqual([])
      } finally {
        await knex.destroy()
        await pooler.stop()
      }
    })

  it("F27 sixteen claim at once: no notice has two", async () => {
    await planned(4000)
    const taken: string[] = []
    const claimer = async (name: string) => {
      for (let round = 0; ; round++) {
        const claim = { token: `${name}.${round}`, leaseSeconds: 60, operations: ["send_email"] }
        const tier = { leastCrashes: 0, mostCrashes: 2, limit: 25, alone: false }
        const claimed = await claimMails(host().db(), claim, tier)
        if (claimed.length === 0) return
        taken.push(...claimed.map((notice) => notice.id))
      }
    }
    await Promise.all(Array.from({ length: 16 }, (_, n) => claimer(`w${n}`)))
    expect([taken.length, new Set(taken).size]).toEqual([4000, 4000])
  })

  it("F47 mails go out and nothing is reported for a day: one alarm, which ends with the next report", async () => {
    await planned(2)
    await arena.perform()
    await tick(host().db())
    await watchSilence(host())
    expect(await alarms()).toEqual([])
    await arena.rows(`update arms_batch set updated_at = now() - interval '30 hours'`)
    await watchSilence(host())
    await watchSilence(host())
    expect(await alarms()).toEqual([
      expect.stringMatching(/^No delivery reports since \d{4}-.* UTC, though mails were sent/),
    ])
    const data = { email_id: arena.provider.journal.mails[0].id, to: [arena.provider.journal.mails[0].to] }
    await takeMailEvent(host(), "late", JSON.stringify({ type: "email.delivered", data }))
    await watchSilence(host())
    expect(await alarms()).toEqual([])
  })

  it("F53 the hour of the run is moved, the zone is changed at noon: one run for each date, none left out", async () => {
    await arena.refill(10)
    await arena.rows(`update arms_source set payments_reported_on = '2026-12-31'`)
    const at = async (zone: string, now: string) => {
      await setTestClock(host().db(), zone, now)
      await wake(host())
      await performDue(host(), arena.ports())
    }
    const settings = (value: object) =>
      arena.rows(`update arms_settings set value = value || ?::jsonb`, [JSON.stringify(value)])
    const next = addDays(FIRST_DAY, 1)
    await settings({ run_at: "08:00" })
    await at("Europe/Berlin", `${FIRST_DAY} 07:00`)
    await settings({ run_at: "06:00" })
    await at("Europe/Berlin", `${FIRST_DAY} 07:01`)
    await settings({ run_at: "08:00" })
    await at("Europe/Berlin", `${FIRST_DAY} 08:30`)
    await settings({ time_zone: "Asia/Tokyo" })
    await at("Europe/Berlin", `${FIRST_DAY} 12:00`)
    await at("Asia/Tokyo", `${next} 09:00`)
    await settings({ time_zone: "America/Los_Angeles" })
    await at("Asia/Tokyo", `${next} 12:00`)
    await at("America/Los_Angeles", `${addDays(FIRST_DAY, 2)} 09:00`)
    const runs = await arena.rows<{ day: string; kind: string; n: number }>(
      `select to_char(business_date, 'YYYY-MM-DD') as day, kind, count(*)::integer as n from arms_run
        where kind = 'scheduled' group by 1, 2 order by 1`
    )
    expect(runs).toEqual([FIRST_DAY, next, addDays(FIRST_DAY, 2)].map((day) => ({ day, kind: "scheduled", n: 1 })))
  })

  it("F61 an address that changes after a mail was filled: it goes to the new one", async () => {
    await planned(3)
    let moved: Promise<{ email: string }[]> | undefined
    const fault = ({ number }: { number: number }): Fault | null => {
      if (number > 1) return null
      moved = arena.rows(
        `update arms_contact set email = 'new@y.example' where id = (select min(id) from arms_contact) returning email`
      )
      return { kind: "throttle", retryAfter: 1 }
    }
    arena.provider.options = { fault }
    await arena.perform()
    const [{ email }] = (await moved)!
    expect(arena.provider.journal.mails.map((mail) => mail.to).filter((to) => to === email)).toEqual([email])
    expect(await arena.outcome()).toMatchObject({ notices: { sent: 3 }, accepted: 3, doubled: 0, unsent: 0 })
  })

  it("F63 'run now' five times and the cron at once: one run, every notice once", async () => {
    await arena.refill(40)
    await Promise.all([1, 2, 3, 4, 5].map((n) => runNow(host(), `user:${n}`)).concat(wake(host())))
    await arena.perform()
    const [{ n }] = await arena.rows<{ n: number }>(
      `select count(*)::integer as n from arms_run where business_date = ? and kind = 'scheduled'`,
      [FIRST_DAY]
    )
    expect(n).toBe(1)
    expect(await arena.outcome()).toEqual({ notices: { sent: 40 }, accepted: 40, ...ONCE })
  })

  it("F64 green to red and back on one day: tasks of the status at evaluation, no second set of mails", async () => {
    await arena.refill(5)
    await runToday(host(), "test")
    await arena.perform()
    const [{ account_id }] = await arena.rows<{ account_id: string }>(
      `select min(account_id) as account_id from arms_notice`
    )
    for (const status of ["red", "green"]) {
      await command(arena.tool, "set_status", { account_id, status })
      await runToday(host(), "test")
      await arena.perform()
    }
    const mails = await arena.rows(`select id from arms_notice where account_id = ? and state = 'sent'`, [account_id])
    expect(mails.length).toBe(1)
    expect((await arena.outcome()).doubled).toBe(0)
  })

  it("P10 F66 F74 one account in a hundred is rotten: all others get their mail, each of these is named with a sentence", async () => {
    await arena.refill(800)
    expect(await spoil(arena)).toBe(8)
    await sendPoisoned(arena)
    expect(await arena.outcome()).toEqual({ notices: { sent: 792, failed: 4 }, accepted: 792, ...ONCE })
    expect(await refusals(arena)).toEqual({
      "Invalid `to` field": 2,
      "The text could not be filled.": 2,
      "An amount is NaN: expected one with the decimals of EUR.": 2,
    })
    expect(await arena.rows(`select distinct state from arms_run`)).toEqual([{ state: "done_with_errors" }])
    expect(await arena.rows(`select kind, text_key from arms_calendar_task`)).toEqual(
      [1, 2].map(() => ({ kind: "call", text_key: "address_does_not_work" }))
    )
  })

  it("F67 one account with 50,000 open receivables: one mail of 50 lines under 100 kB, the rest counted", async () => {
    await arena.refill(1)
    await arena.rows(
      `insert into arms_receivable select x.* from arms_receivable r, generate_series(1, 49999) n,
         jsonb_populate_record(r, to_jsonb(r) || jsonb_build_object('id', 'many_' || n, 'external_id', 'many_' || n, 'number', 'M' || n)) x`
    )
    await runToday(host(), "test")
    await arena.perform()
    expect(await arena.outcome()).toEqual({ notices: { sent: 1 }, accepted: 1, ...ONCE })
    const [{ html }] = await arena.rows<{ html: string }>(`select html from arms_message`)
    expect(Buffer.byteLength(html)).toBeLessThan(100_000)
    expect(html.match(/<tr/g)!.length).toBeLessThanOrEqual(55)
    expect(html).toContain("49950")
  })
})
