import { setDay } from "../../demo/replay-days"
import { Arena } from "../../harness/arena"
import { date } from "../../src/domain"
import { performDue } from "../../src/modules/arms/run/deliver"
import { runToday } from "../../src/modules/arms/run/engine"
import { takeMailEvent } from "../../src/modules/arms/run/mail-events"
import { checkPlace } from "../../src/modules/arms/run/place"
import { watchSilence } from "../../src/modules/arms/run/watch"
import { wake } from "../../src/modules/arms/run/wake"
import { alarm } from "../../src/modules/arms/run/alarm"
import { tick } from "../../src/modules/arms/sql/installation"
import { pauseSender, resumeAfterStart } from "../../src/modules/arms/sql/senders"
import { command, serverUrl } from "../lib/engine"

jest.setTimeout(120_000)

describe("what a person must confirm, settle or be told", () => {
  let arena: Arena

  beforeAll(async () => {
    arena = await Arena.open(serverUrl(), "trust", 1)
  })

  beforeEach(() => arena.refill(5))
  afterAll(() => arena.close())

  const { rows } = { rows: <T>(sql: string, values: unknown[] = []) => arena.rows<T>(sql, values) }
  const alarms = async () =>
    (await rows<{ kind: string }>(`select kind from arms_alarm where cleared_at is null order by 1`)).map(
      (row) => row.kind
    )
  const host = () => arena.tool.host

  describe("F18 3.14 a database that was copied or restored", () => {
    it.each(["system_identifier", "database_oid"])(
      "another %s: it rehearses, nothing leaves, until a person confirms; then the same day goes out",
      async (part) => {
        await checkPlace(host())
        expect(await alarms()).toEqual([])
        await runToday(host(), "test")
        await rows(`update arms_settings set installation = installation || jsonb_build_object(?::text, 'elsewhere')`, [
          part,
        ])
        await checkPlace(host())
        expect(await alarms()).toEqual(["moved"])
        expect(await arena.perform()).toBe(0)
        expect(arena.provider.journal.entries).toEqual([])
        expect((await runToday(host(), "test"))?.rehearsal).toBe(true)
        await expect(command(arena.tool, "finish_set_up", {})).rejects.toThrow(/was moved or restored/)
        await command(arena.tool, "confirm_installation", {})
        expect(await alarms()).toEqual([])
        await expect(command(arena.tool, "confirm_installation", {})).rejects.toThrow(/nothing to confirm/)
        await arena.perform()
        expect(arena.provider.journal.verdict()).toMatchObject({ accepted: 5, doubled: [] })
      }
    )

    it("the provider reports a mail with our id that the database does not know: it rehearses", async () => {
      await checkPlace(host())
      const [{ id }] = await rows<{ id: string }>(`select installation->>'id' as id from arms_settings`)
      const report = (shop: string) =>
        JSON.stringify({
          type: "email.sent",
          data: { email_id: "e", to: ["a@b.test"], tags: { arms_notice: "unknown", arms_shop: shop } },
        })
      await takeMailEvent(host(), "other", report("another shop"))
      expect(await alarms()).toEqual([])
      await takeMailEvent(host(), "ours", report(id))
      expect(await alarms()).toEqual(["moved"])
      expect(await arena.perform()).toBe(0)
    })
  })

  describe("P3 a notice nobody knows the fate of", () => {
    const uncertain = async () => {
      await runToday(host(), "test")
      arena.provider.options = { fault: () => ({ kind: "error", status: 409, name: "invalid_idempotent_request" }) }
      await arena.perform()
      arena.provider.options = {}
      return (await rows<{ id: string }>(`select id from arms_notice where state = 'uncertain' order by id`)).map(
        (row) => row.id
      )
    }
    const states = () =>
      rows(
        `select a.state, a.result->>'settled_by' as by from arms_action a join arms_notice n on n.id = a.notice_id order by n.id`
      )

    it("D4 the provider has other content under our key: uncertain, and nothing more is tried", async () => {
      expect((await uncertain()).length).toBe(5)
      await performDue(host(), arena.ports())
      expect(arena.provider.journal.entries.length).toBe(1)
    })

    it("it arrived: done, by that person; send again: once more, under another key", async () => {
      const [first, second, ...rest] = await uncertain()
      await command(arena.tool, "settle_notice", { notice_id: first, outcome: "arrived" })
      await command(arena.tool, "settle_notice", { notice_id: second, outcome: "send_again" })
      const again = { notice_id: first, outcome: "send_again" }
      await expect(command(arena.tool, "settle_notice", again)).rejects.toThrow(
        /The notice is sent: expected one that is/
      )
      await arena.perform()
      const open = rest.map(() => ({ state: "uncertain", by: null }))
      expect(await states()).toEqual([{ state: "done", by: "test" }, { state: "done", by: null }, ...open])
      const keys = arena.provider.journal.entries.map((entry) => entry.key)
      expect(new Set(keys).size).toBe(2)
      expect(arena.provider.journal.verdict()).toMatchObject({ accepted: 1 })
    })
  })

  it("P3 a late report of the first mail, after a person had it sent again, is about the same notice: nothing stops", async () => {
    await checkPlace(host())
    await runToday(host(), "test")
    arena.provider.options = { fault: () => ({ kind: "error", status: 409, name: "invalid_idempotent_request" }) }
    await arena.perform()
    arena.provider.options = {}
    const [{ id, key }] = await rows<{ id: string; key: string }>(`select id, key from arms_notice order by id limit 1`)
    const [{ shop }] = await rows<{ shop: string }>(`select installation->>'id' as shop from arms_settings`)
    await command(arena.tool, "settle_notice", { notice_id: id, outcome: "send_again" })
    await arena.perform()
    const data = { email_id: "first", to: ["a@b.test"], tags: { arms_notice: key, arms_shop: shop } }
    const report = JSON.stringify({ type: "email.delivered", data })
    expect(await takeMailEvent(host(), "late", report)).toMatchObject({ outcome: "applied" })
    expect(await alarms()).toEqual([])
    expect(await rows(`select state, delivery from arms_notice where id = ?`, [id])).toEqual([
      { state: "sent", delivery: "email.delivered" },
    ])
  })

  describe("P33 what a start may resume", () => {
    const pausedFor = async () => (await rows(`select 1 from arms_sender where paused_until > now()`)).length === 1
    const stop = async (kind: string) => {
      await pauseSender(host().db(), "resend", null, kind)
      await alarm(host().db(), kind, "stopped")
    }

    it("a key that was refused is tried again; a bad reputation is for a person to judge", async () => {
      await stop("sending_stopped")
      await resumeAfterStart(host().db(), "resend")
      expect([await pausedFor(), await alarms()]).toEqual([false, []])
      await stop("sending_reputation")
      await resumeAfterStart(host().db(), "resend")
      expect([await pausedFor(), await alarms()]).toEqual([true, ["sending_reputation"]])
      await stop("sending_stopped")
      await resumeAfterStart(host().db(), "resend")
      expect(await pausedFor()).toBe(true)
    })

    it("a quota that ends at midnight does not shorten a stop", async () => {
      await stop("sending_reputation")
      await pauseSender(host().db(), "resend", "2030-01-01T00:00:00Z", "quota")
      expect(await rows(`select pause_reason from arms_sender where paused_until = 'infinity'`)).toEqual([
        { pause_reason: "sending_reputation" },
      ])
    })
  })

  it("F13 work with a key whose workers died five times in mid-attempt is uncertain, not tried for ever", async () => {
    await runToday(host(), "test")
    await rows(
      `update arms_notice set operation = 'call_webhook', maybe_accepted = true, crashes = 5, first_try_at = now()`
    )
    await performDue(host(), arena.ports())
    expect(await rows(`select distinct state from arms_notice`)).toEqual([{ state: "uncertain" }])
  })

  describe("P31 silence is noticed", () => {
    it("F14 no worker looks: an alarm after ten minutes, gone when one does", async () => {
      await watchSilence(host())
      expect(await alarms()).toContain("no_worker")
      await tick(host().db())
      await watchSilence(host())
      expect(await alarms()).not.toContain("no_worker")
      await rows(`update arms_settings set ticked_at = now() - interval '11 minutes'`)
      await watchSilence(host())
      expect(await alarms()).toContain("no_worker")
    })

    it("no run is closed two hours after its time: one alarm, gone when the run is done", async () => {
      await tick(host().db())
      // The day before was run; of a run at 23:00 the end is due at one in the morning.
      await rows(`update arms_settings set live_since = '2026-03-17'`)
      await setDay(host(), date("2026-03-18"), "09:59")
      await watchSilence(host())
      expect(await alarms()).toEqual([])
      const runAt = (time: string) =>
        rows(`update arms_settings set value = value || jsonb_build_object('run_at', ?::text)`, [time])
      await runAt("23:00")
      for (const [time, expected] of [
        ["00:59", []],
        ["01:00", ["no_run"]],
      ] as const) {
        await setDay(host(), date("2026-03-19"), time)
        await watchSilence(host())
        expect(await alarms()).toEqual(expected)
      }
      await runAt("08:00")
      await rows(`delete from arms_alarm`)
      await setDay(host(), date("2026-03-18"), "10:00")
      await watchSilence(host())
      await watchSilence(host())
      expect(await alarms()).toEqual(["no_run"])
      expect((await rows(`select id from arms_alarm`)).length).toBe(1)
      await wake(host())
      await arena.perform()
      await watchSilence(host())
      expect(await alarms()).toEqual([])
    })
  })
})
