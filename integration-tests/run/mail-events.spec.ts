import { Arena } from "../../harness/arena"
import { forget, reportsOf, shuffled, standing, take } from "../../harness/mail-events"
import { date } from "../../src/domain"
import { wholeAccount } from "../../src/modules/arms/run/horizon"
import { loadSnapshotRows } from "../../src/modules/arms/sql/load-snapshots"
import { recipientsOf } from "../../src/modules/arms/sql/messages"
import { runToday } from "../../src/modules/arms/run/engine"
import { takeMailEvent } from "../../src/modules/arms/run/mail-events"
import { serverUrl } from "../lib/engine"

jest.setTimeout(600_000)

describe("what the provider reports of our mails", () => {
  let arena: Arena

  beforeAll(async () => {
    arena = await Arena.open(serverUrl(), "mail_events", 60)
    await runToday(arena.tool.host, "test")
    await arena.perform()
  })

  beforeEach(() => forget(arena))
  afterAll(() => arena.close())

  const report = (type: string, over: Record<string, unknown> = {}, at = 0) => {
    const mail = arena.provider.journal.mails[at]
    const data = { email_id: mail.id, to: [mail.to], tags: [{ name: "arms_notice", value: mail.notice }], ...over }
    return JSON.stringify({ type, created_at: "2026-03-18T10:00:00Z", data })
  }
  const say = (id: string, body: string) => takeMailEvent(arena.tool.host, id, body)
  const noticeOf = async (at = 0) => {
    const [row] = await arena.rows<{ state: string; delivery: string | null; account_id: string }>(
      `select state, delivery, account_id from arms_notice where key = ?`,
      [arena.provider.journal.mails[at].notice]
    )
    return row
  }
  const number = async (from: string) =>
    Number((await arena.rows<{ n: string }>(`select count(*) as n from ${from}`))[0].n)

  it("P15 F46 shuffled, three in ten doubled: the end is that of the right order", async () => {
    const reports = reportsOf(arena, 800, 15)
    await take(arena, reports)
    const inOrder = await standing(arena)
    await forget(arena)
    await take(arena, shuffled(reports, 0.3, 16))
    expect(await standing(arena)).toEqual(inOrder)
    expect(inOrder).toMatchObject({ kept: 800 })
  })

  it("P16 a lasting bounce: no further mail to that address, one call to make, reliability unchanged", async () => {
    const status = () => arena.rows(`select account_id, status from arms_status_period order by 1`)
    const before = await status()
    await say("b1", report("email.bounced", { bounce: { type: "Permanent" } }))
    await say("b2", report("email.bounced", { bounce: { type: "Permanent" } }))
    await say("c1", report("email.complained"))
    expect(await number("arms_suppression")).toBe(1)
    const calls = await arena.rows(`select kind, text_key, account_id from arms_calendar_task`)
    const { account_id } = await noticeOf()
    expect(calls).toEqual([{ kind: "call", text_key: "address_does_not_work", account_id }])
    expect(await status()).toEqual(before)
  })

  it("P16 a passing bounce stops nothing, the third in 90 days does", async () => {
    for (const [n, calls] of [
      [1, 0],
      [2, 0],
      [3, 1],
    ]) {
      await say(`t${n}`, report("email.bounced", { bounce: { type: "Transient" } }))
      expect(await number("arms_calendar_task")).toBe(calls)
    }
  })

  it("D4 a report settles what was uncertain: it has been sent", async () => {
    const { notice } = arena.provider.journal.mails[1]
    await arena.rows(`update arms_notice set state = 'uncertain', provider_id = null where key = ?`, [notice])
    await say("u1", report("email.delivered", { email_id: "other-id" }, 1))
    expect(await noticeOf(1)).toMatchObject({ state: "sent", delivery: "email.delivered" })
  })

  it("B-W6 unknown types and unknown mails are counted and change nothing", async () => {
    expect(await say("x1", report("email.opened"))).toMatchObject({ outcome: "ignored" })
    const foreign = report("email.bounced", { email_id: "nobody", tags: [] })
    expect(await say("x2", foreign)).toMatchObject({ outcome: "unknown_mail" })
    expect([await number("arms_suppression"), await number("arms_mail_event")]).toEqual([0, 2])
  })

  it("B-W7 no data, an address that is a number, no JSON: quarantined with a sentence", async () => {
    const bad = ['{"type":"email.sent"}', report("email.sent", { to: [7] }), "nonsense"]
    for (const [n, body] of bad.entries())
      expect(await say(`q${n}`, body)).toMatchObject({
        outcome: "quarantined",
        error: expect.stringMatching(/expected|JSON/),
      })
    expect(await number("arms_mail_event where outcome = 'quarantined'")).toBe(3)
  })

  it("B-W8 the same id with another body: the first wins, and there is an alarm", async () => {
    await say("same", report("email.sent"))
    expect(await say("same", report("email.complained"))).toMatchObject({ outcome: "repeated" })
    expect(await number("arms_suppression")).toBe(0)
    expect(await number("arms_alarm where kind = 'webhook_id_reused'")).toBe(1)
  })

  it("P33 four in a hundred bounce, of 200 at least: sending stops at that report, with one alarm", async () => {
    const paused = () => number("arms_sender where paused_until > now()")
    const reports = Array.from({ length: 200 }, (_, n) => ({
      id: `g${n}`,
      body: report(
        n % 26 === 0 ? "email.bounced" : "email.delivered",
        n % 26 === 0 ? { bounce: { type: "Permanent" } } : {},
        n % 60
      ),
    }))
    await take(arena, reports.slice(0, 199))
    expect(await paused()).toBe(0)
    await say("last", report("email.bounced", { bounce: { type: "Permanent" } }, 3))
    expect(await paused()).toBe(1)
    expect(await number("arms_alarm where kind = 'sending_reputation'")).toBe(1)
  })

  it("E-48 an address that bounced is not planned for; the next contact is", async () => {
    await say("e1", report("email.bounced", { bounce: { type: "Permanent" } }, 5))
    const { account_id } = await noticeOf(5)
    const reach = async () => {
      const [row] = await loadSnapshotRows(arena.tool.host.db(), [account_id], wholeAccount(date("2026-03-18")))
      return row.reachable
    }
    expect(await reach()).toEqual([])
    await arena.rows(
      `insert into arms_contact (id, account_id, role, email) values ('second', ?, 'sales', 'Second@x.example')`,
      [account_id]
    )
    expect(await reach()).toEqual(["email"])
    const [, second] = await recipientsOf(arena.tool.host.db(), [account_id])
    expect(second).toMatchObject({ email: "Second@x.example", role: "sales" })
  })
})
