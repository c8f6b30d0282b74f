import { createHash } from "crypto"
import { Arena } from "../../harness/arena"
import type { Fault, ProviderOptions } from "../../harness/provider"
import { payWhileSending } from "../../harness/payments"
import { performDue } from "../../src/modules/arms/run/deliver"
import { runToday, type CrashPoint } from "../../src/modules/arms/run/engine"
import type { MailSender } from "../../src/operations"
import { Stop } from "../../src/modules/arms/run/stop"
import {
  claimBatch,
  endBatch,
  holdBatch,
  keepBatch,
  postponeBatch,
  releaseBatch,
} from "../../src/modules/arms/sql/batches"
import { resumeSender } from "../../src/modules/arms/sql/senders"
import { command, serverUrl } from "../lib/engine"

jest.setTimeout(600_000)

/** The first requests go wrong in these ways, one after the other. */
const first = (...faults: Fault[]): ProviderOptions => ({ fault: ({ number }) => faults[number - 1] ?? null })

const ONCE = { doubled: 0, unmarked: 0, unsent: 0, otherBytes: 0 }
const allSent = (mails: number) => ({ notices: { sent: mails }, accepted: mails, ...ONCE })

describe("sending through a provider with a journal", () => {
  let arena: Arena

  beforeAll(async () => {
    arena = await Arena.open(serverUrl(), "sending", 1)
  })

  afterAll(() => arena.close())

  async function planned(mails: number, options: ProviderOptions = {}) {
    await arena.refill(mails, options)
    await runToday(arena.tool.host, "test")
  }

  const outcomes = () => arena.provider.journal.entries.map((entry) => entry.outcome)
  const gap = (from: number) => {
    const { entries } = arena.provider.journal
    return (entries[from + 1].at - entries[from].at) / 1000
  }
  const alarms = async () => (await arena.rows<{ kind: string }>(`select kind from arms_alarm`)).map((row) => row.kind)
  const batches = () =>
    arena.rows<{ state: string; attempts: number; members: number }>(
      `select state, attempts, members from arms_batch order by members desc, id`
    )

  /** Does `what` when a worker of this process is at `point` for the first time. */
  async function performWith(point: CrashPoint, what: (stop: Stop) => unknown) {
    let once = true
    const stop = new Stop()
    const host = Object.assign(Object.create(arena.tool.host) as typeof arena.tool.host, {
      reached: async (at: CrashPoint) => {
        if (at !== point || !once) return
        once = false
        await what(stop)
      },
    })
    await performDue(host, arena.ports(1500), stop)
  }

  /** One attempt, of which nobody learns how it ended. */
  const attemptOnce = () => performWith("after_send", (stop) => stop.ask())

  const pay = async (position: number, amount = "100.00") => {
    const [row] = await arena.rows<{ account_id: string }>(
      `select account_id from arms_notice order by id offset ? limit 1`,
      [position]
    )
    await command(arena.tool, "record_payment", {
      account_id: row.account_id,
      amount,
      currency: "EUR",
      value_date: "2026-03-18",
    })
  }

  it("every notice once, in batches of 100, one to one with the register", async () => {
    await planned(250)
    await arena.perform()
    expect(await arena.outcome()).toEqual(allSent(250))
    expect(outcomes()).toEqual(["accepted", "accepted", "accepted"])
    expect(arena.provider.journal.mails[0]).toMatchObject({ to: expect.stringContaining("@x.example") })
  })

  const REPEATED: [string, Fault][] = [
    ["F37 500 before it accepts", { kind: "500", accepts: false }],
    ["F37 500 after it has accepted", { kind: "500", accepts: true }],
    ["F38 accepts and is silent", { kind: "silence", accepts: true }],
    ["F38 is silent", { kind: "silence", accepts: false }],
    ["F39 accepts and breaks the line", { kind: "reset", accepts: true }],
    ["F39 breaks the line", { kind: "reset", accepts: false }],
    ["F39 half an answer", { kind: "truncated" }],
    ["F39 a web page with 200", { kind: "html" }],
    ["F39 200 without an id", { kind: "no_id" }],
    ["F43 409 concurrent", { kind: "concurrent" }],
    ["F44 one byte a second", { kind: "drip" }],
  ]

  it.each(REPEATED)("%s: repeated with the same key and bytes, one message each", async (_name, fault) => {
    await planned(3, first(fault))
    await arena.perform(400)
    expect(await arena.outcome()).toEqual(allSent(3))
    expect(new Set(arena.provider.journal.entries.map((entry) => entry.key)).size).toBe(1)
    expect(outcomes().length).toBe(2)
    expect(await batches()).toEqual([{ state: "sent", attempts: 2, members: 3 }])
  })

  it("F34 429 with retry-after 7: the next request 6.3 to 7.7 s later, everybody waits, no attempt is used up", async () => {
    await planned(150, first({ kind: "throttle", retryAfter: 7 }))
    await arena.perform()
    expect(gap(0)).toBeGreaterThan(6.3)
    expect(gap(0)).toBeLessThan(7.7)
    expect(await arena.outcome()).toEqual(allSent(150))
    expect(await batches()).toEqual([
      { state: "sent", attempts: 1, members: 100 },
      { state: "sent", attempts: 1, members: 50 },
    ])
  })

  it("F35 429 without headers: waits longer each time", async () => {
    await planned(3, first({ kind: "throttle" }, { kind: "throttle" }))
    await arena.perform()
    expect(gap(0)).toBeGreaterThan(0.74)
    expect(gap(1)).toBeGreaterThan(1.49)
    expect(await arena.outcome()).toEqual(allSent(3))
  })

  it.each(["daily_quota_exceeded", "monthly_quota_exceeded"] as const)(
    "F36 %s: sending pauses until it begins anew, attempts untouched, one alarm",
    async (name) => {
      await planned(150, first({ kind: "quota", name }, { kind: "quota", name }, { kind: "quota", name }))
      await arena.perform()
      expect(outcomes().length).toBeLessThanOrEqual(3)
      expect((await batches()).map((batch) => [batch.state, batch.attempts])).toEqual([
        ["sending", 0],
        ["sending", 0],
      ])
      expect(await alarms()).toEqual(["sending_quota"])
      const [{ hours }] = await arena.rows<{ hours: number }>(
        `select extract(epoch from paused_until - now())::float / 3600 as hours from arms_sender`
      )
      expect(hours).toBeLessThanOrEqual(name === "daily_quota_exceeded" ? 24 : 31 * 24)
      arena.provider.options = {}
      await resumeSender(arena.tool.host.db(), "resend")
      await arena.perform()
      expect(await arena.outcome()).toEqual(allSent(150))
    }
  )

  const STOPPING: [string, ProviderOptions][] = [
    ["F40 key revoked", { fault: () => ({ kind: "error", status: 401, name: "invalid_api_key" }) }],
    [
      "F41 domain not verified",
      {
        fault: () => ({ kind: "error", status: 403, name: "validation_error", message: "The domain is not verified" }),
      },
    ],
  ]

  it.each(STOPPING)("%s: stops after at most 3 requests, one alarm, the rest untouched", async (_name, options) => {
    await planned(800, options)
    await arena.perform()
    await arena.perform()
    expect(outcomes().length).toBeLessThanOrEqual(3)
    expect(await alarms()).toEqual(["sending_stopped"])
    expect((await batches()).every((batch) => batch.state === "sending" && batch.attempts === 0)).toBe(true)
    arena.provider.options = {}
    await resumeSender(arena.tool.host.db(), "resend")
    await arena.perform()
    expect(await arena.outcome()).toEqual(allSent(800))
  })

  it("F42 one bad address in a batch of 100: 99 sent, one failed with the provider's sentence", async () => {
    await planned(100, { badAddress: (to) => to.includes("0000042") })
    await arena.perform()
    expect(await arena.outcome()).toEqual({ notices: { sent: 99, failed: 1 }, accepted: 99, ...ONCE })
    const [failed] = await arena.rows(`select result->>'error' as error from arms_action where state = 'failed'`)
    expect(failed).toEqual({ error: "Invalid `to` field" })
  })

  it("a batch refused as a whole is dissolved, and only the member at fault fails", async () => {
    await planned(5, {
      fault: ({ path }) => (path === "/emails/batch" ? { kind: "error", status: 422, name: "validation_error" } : null),
      badAddress: (to) => to.includes("0000003"),
    })
    await arena.perform()
    expect(await arena.outcome()).toEqual({ notices: { sent: 4, failed: 1 }, accepted: 4, ...ONCE })
  })

  it("F45 the edge of the provider's memory: repeated after 22 h 59 min, uncertain after 23 h 01 min", async () => {
    for (const [passed, state, seen] of [
      ["22:59", "sent", 2],
      ["23:01", "uncertain", 1],
    ] as const) {
      await planned(3, first({ kind: "silence", accepts: true }))
      await attemptOnce()
      await arena.rows(`update arms_batch set not_before = null, first_try_at = clock_timestamp() - ?::interval`, [
        passed,
      ])
      await arena.perform()
      expect(outcomes().length).toBe(seen)
      expect((await arena.outcome()).notices).toEqual({ [state]: 3 })
      expect(arena.provider.journal.verdict()).toMatchObject({ accepted: 3, doubled: [], otherBytes: [] })
    }
  })

  it("F17 the last commits are lost: the same members get the same key and bytes, and the provider sends nothing twice", async () => {
    await planned(120)
    await attemptOnce()
    await arena.rows(
      `update arms_notice set state = 'planned', batch_id = null, provider_id = null, sent_at = null, attempts = 0`
    )
    await arena.rows(
      `update arms_action set state = 'planned', result = null where notice_id is not null and state <> 'done'`
    )
    await arena.rows(`alter table arms_action disable trigger arms_action_closed_update`)
    await arena.rows(`update arms_action set state = 'planned', result = null where notice_id is not null`)
    await arena.rows(`alter table arms_action enable trigger arms_action_closed_update`)
    await arena.rows(`delete from arms_batch`)
    await arena.rows(`delete from arms_message`)
    await arena.perform()
    expect(await arena.outcome()).toEqual(allSent(120))
    expect(outcomes()).toContain("repeated")
  })

  it("P2 a message whose stored bytes were changed behind ARMS's back is not sent, and says so", async () => {
    await planned(3)
    await performWith("after_freeze", (stop) => stop.ask())
    await arena.rows(`update arms_message set html = html || '!' where id = (select min(id) from arms_message)`)
    await arena.perform()
    expect((await arena.outcome()).notices).toEqual({ failed: 3 })
    expect(
      await arena.rows(`select distinct result->>'error' as error from arms_action where state = 'failed'`)
    ).toEqual([{ error: "Its stored bytes are not those it was frozen with." }])
    expect(arena.provider.journal.entries).toEqual([])
  })

  it("P17 what need not be sent can be unsubscribed with one click, demands cannot; who has does not get the former", async () => {
    const headers: (object | undefined)[] = []
    const perform = async () => {
      const ports = arena.ports()
      const sender: MailSender = {
        name: "resend",
        from: ports.mailSender!.from,
        domains: () => ports.mailSender!.domains(),
        send: async (mails, key) => {
          headers.push(...mails.map((mail) => mail.headers))
          return ports.mailSender!.send(mails, key)
        },
      }
      await performDue(arena.tool.host, {
        ...ports,
        mailSender: sender,
        unsubscribeUrl: (id) => `https://shop.example/u/${id}`,
      })
    }
    await planned(2)
    await arena.rows(`update arms_notice set voice = 'reminder' where id = (select min(id) from arms_notice)`)
    await perform()
    const [{ id }] = await arena.rows<{ id: string }>(
      `select c.id from arms_contact c join arms_notice n on n.account_id = c.account_id where n.voice = 'reminder'`
    )
    expect(headers).toEqual([
      { "List-Unsubscribe": `<https://shop.example/u/${id}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
      undefined,
    ])
    await planned(2)
    await arena.rows(`update arms_contact set unsubscribed_at = now()`)
    await arena.rows(`update arms_notice set voice = 'reminder' where id = (select min(id) from arms_notice)`)
    await perform()
    expect(headers.slice(2)).toEqual([undefined])
    expect(await arena.rows(`select state, reason from arms_action where reason = 'unsubscribed'`)).toEqual([
      { state: "skipped", reason: "unsubscribed" },
    ])
  })

  it("F22 another session holds the lock of a notice: it is passed over, and sent when it is free", async () => {
    await planned(5)
    const holder = await arena.tool.knex.transaction()
    await holder.raw(`select id from arms_notice order by id limit 1 for update`)
    await arena.perform()
    expect((await arena.outcome()).notices).toEqual({ planned: 1, sent: 4 })
    await holder.rollback()
    await arena.perform()
    expect(await arena.outcome()).toEqual(allSent(5))
  })

  it("P9 with a token that is not its own a worker can neither begin, keep, put back nor end a batch", async () => {
    await planned(3, first({ kind: "throttle", retryAfter: 1 }))
    await attemptOnce()
    const db = arena.tool.host.db()
    await arena.rows(`update arms_batch set not_before = null`)
    const mine = (await claimBatch(db, "mine", 60))!
    const zombie = { ...mine, token: "zombie" }
    const before = await arena.rows(`select * from arms_batch`)
    expect(await holdBatch(db, zombie, "resend")).toBe(null)
    expect(await keepBatch(db, zombie, 60)).toBe(false)
    expect(await endBatch(db, zombie, "sent")).toBe(false)
    await releaseBatch(db, zombie)
    await postponeBatch(db, zombie, { seconds: 9, error: "late", certain: true, counted: true })
    expect(await arena.rows(`select * from arms_batch`)).toEqual(before)
    expect(await holdBatch(db, mine, "resend")).not.toBe(null)
  })

  describe("F56 3.5 the facts of every attempt", () => {
    it("paid after freezing, before the first attempt: dissolved, the others go in a new batch with a new key", async () => {
      await planned(5)
      await performWith("after_freeze", () => pay(2))
      expect(await arena.outcome()).toEqual({ notices: { sent: 4, settled: 1 }, accepted: 4, ...ONCE })
      expect((await batches()).map((batch) => [batch.state, batch.members])).toEqual([
        ["dissolved", 5],
        ["sent", 4],
      ])
      const [action] = await arena.rows(
        `select a.state, a.reason from arms_action a join arms_notice n on n.id = a.notice_id where n.state = 'settled'`
      )
      expect(action).toEqual({ state: "settled", reason: "settled" })
    })

    it("paid after a certain refusal: dissolved too", async () => {
      await planned(5, first({ kind: "throttle", retryAfter: 1 }))
      await performWith("after_send", () => pay(2))
      expect(await arena.outcome()).toEqual({ notices: { sent: 4, settled: 1 }, accepted: 4, ...ONCE })
    })

    it("paid after an attempt that may have been accepted: not repeated, all members uncertain", async () => {
      await planned(5, first({ kind: "500", accepts: true }))
      await performWith("after_send", () => pay(2))
      expect(outcomes()).toEqual(["accepted"])
      expect((await arena.outcome()).notices).toEqual({ uncertain: 5 })
      const states = await arena.rows(
        `select distinct state, result->>'error' as error from arms_action where notice_id is not null`
      )
      expect(states).toEqual([
        { state: "uncertain", error: "What it says has changed since an attempt that may have been accepted." },
      ])
    })

    it("an amount that has changed is frozen anew, with the key of the notice, while nothing can have been accepted", async () => {
      await planned(1, first({ kind: "throttle", retryAfter: 1 }))
      await performWith("after_send", () => pay(0, "40.00"))
      expect(await arena.outcome()).toEqual({ ...allSent(1), otherBytes: 1 })
      expect(arena.provider.journal.mails[0].subject).toBe("Reminder: €60.00 open")
      expect(new Set(arena.provider.journal.entries.map((entry) => entry.key)).size).toBe(1)
    })

    it("F62 an order cancelled before its thanks are sent is not thanked for, and nothing goes round in circles", async () => {
      await planned(3)
      await arena.rows(
        `update arms_action set facts = facts || '{"concerns_settled": true}' where notice_id is not null`
      )
      await arena.rows(
        `update arms_receivable set state = 'cancelled', open_amount = 0 where account_id = (select min(account_id) from arms_notice)`
      )
      await arena.perform()
      expect(await arena.outcome()).toEqual({ notices: { sent: 2, settled: 1 }, accepted: 2, ...ONCE })
    })

    it("E-48 a copy for an employee whose own address bounced is left out, the mail goes", async () => {
      await planned(2)
      await arena.rows(`update arms_account set owner_id = 'user_1'`)
      await arena.rows(`update arms_notice set params = params || '{"copy": "owner"}'`)
      const bounced = createHash("sha256").update("eva@shop.test").digest("hex")
      await arena.rows(`insert into arms_suppression (id, reason) values (?, 'bounced')`, [bounced])
      const employees = async () => new Map([["user_1", { name: "Eva", email: "Eva@shop.test" }]])
      await performDue(arena.tool.host, { ...arena.ports(), employees })
      expect(await arena.outcome()).toEqual(allSent(2))
      expect(await arena.rows(`select envelope->'cc' as cc from arms_message`)).toEqual([{ cc: null }, { cc: null }])
    })

    it("P14 forty payments at random moments of a run: no reminder is accepted more than a second after its payment", async () => {
      await arena.refill(600, { perSecond: 3 })
      const { payments, late } = await payWhileSending(arena, 40, 14)
      expect([payments, late]).toEqual([40, 0])
      expect(arena.provider.journal.verdict().doubled).toEqual([])
    })

    it("a pause in mid-run stops the next attempt; afterwards it goes on", async () => {
      await planned(350)
      const paused = (value: boolean) =>
        arena.rows(`update arms_settings set value = jsonb_set(value, '{paused}', to_jsonb(?::boolean))`, [value])
      await performWith("after_mark", () => paused(true))
      const sent = arena.provider.journal.mails.length
      expect(sent).toBeLessThanOrEqual(300)
      await paused(false)
      await arena.perform()
      expect(await arena.outcome()).toEqual(allSent(350))
    })
  })
})
