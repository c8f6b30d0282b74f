import { feedDay, setDay } from "../../demo/replay-days"
import type { Tool } from "../../demo/tool"
import type { CommandName, ReceivableInput } from "../../src/contract/commands"
import { addDays, date, type CalendarDate } from "../../src/domain"
import { updateSettings } from "../../src/modules/arms/commands/settings"
import { runInFunnel } from "../../src/modules/arms/commands/funnel"
import { performDue } from "../../src/modules/arms/run/deliver"
import { runToday } from "../../src/modules/arms/run/engine"
import { preview } from "../../src/modules/arms/run/preview"
import type { Ports } from "../../src/operations"
import { CALLER, command, freshTool, live, oneReceivable } from "../lib/engine"

jest.setTimeout(120_000)

const ISSUED = date("2026-03-02")
const DUE = date("2026-03-16")
const LATE = date("2026-03-18")

/** Cases of the field (E-…) and of peers (T, O, L) that need the register, money or sending. */
describe("cases on PostgreSQL", () => {
  let tool: Tool

  beforeAll(async () => {
    tool = await freshTool("cases")
  })

  beforeEach(() => live(tool, ISSUED))

  afterAll(() => tool.close())

  const rows = <T>(sql: string, bindings: unknown[] = []) => tool.host.db().rows<T>(sql, bindings)
  const run = (name: CommandName, input: unknown) => command(tool, name, input)
  const perform = (over: Partial<Ports> = {}) => performDue(tool.host, { ...tool.ports, ...over })
  const subjects = async () =>
    (await rows<{ subject: string }>("select subject from arms_message order by id")).map((row) => row.subject)
  const feed = (day: CalendarDate, list: Partial<ReceivableInput>[]) => {
    const common = { account: "C1", email: "c1@x.test", document_type: "invoice" as const, issue_date: ISSUED }
    const receivables = list.map((over, n) => ({
      external_id: `INV-${n + 1}`,
      due_date: DUE,
      amount: "100.00",
      currency: "EUR",
      ...common,
      ...over,
    }))
    return feedDay(tool.host, { receivables: new Map([[day, receivables]]), payments: new Map() }, day)
  }
  /** The morning of a day, with every payment reported. */
  const morning = async (day: CalendarDate) => {
    await setDay(tool.host, day)
    await run("confirm_payments", { source: "ledger", up_to: day })
  }
  const demands = () =>
    rows<{ line: string }>(
      `select concat_ws(' ', to_char(business_date, 'MM-DD'), r.external_id, step, a.state, reason) as line from arms_action a
         join arms_receivable r on r.id = a.subject_id where voice = 'demand' order by 1`
    ).then((list) => list.map((row) => row.line))
  const ids = async () =>
    Object.fromEntries(
      (await rows<{ external_id: string; id: string }>("select external_id, id from arms_receivable")).map((row) => [
        row.external_id,
        row.id,
      ])
    )
  const addTask = (task: object) =>
    rows(
      `update arms_policy_version set definition = jsonb_set(definition, '{tasks}', (definition->'tasks') || jsonb_build_array((definition->'tasks'->0) || ?::jsonb))`,
      [JSON.stringify(task)]
    )

  it("E-6: a run that passes midnight stays on the day it began", async () => {
    for (const account of ["C1", "C2", "C3"])
      await oneReceivable(tool, { external_id: account, account, issue_date: ISSUED, due_date: DUE })
    const slow = Object.create(tool.host, {
      chunkSize: { value: 1 },
      publish: { value: () => setDay(tool.host, addDays(ISSUED, 1), "00:01") },
    })
    await runToday(slow, "test")
    expect(
      await rows("select step, to_char(business_date, 'YYYY-MM-DD') as day from arms_action where run_id is not null")
    ).toEqual(Array(3).fill({ step: "thanks", day: ISSUED }))
  })

  it("E-7 O3: a past date is simulation: it writes nothing", async () => {
    await oneReceivable(tool, { issue_date: ISSUED, due_date: DUE })
    await setDay(tool.host, addDays(LATE, 30))
    expect((await preview(tool.host, ISSUED)).totals).toMatchObject({ "act.thanks": 1 })
    expect(await rows("select 1 from arms_run")).toEqual([])
  })

  it("E-12: age may count from the next business day", async () => {
    const saturday = date("2026-03-14")
    await oneReceivable(tool, { issue_date: ISSUED, due_date: saturday })
    await morning(date("2026-03-16"))
    const acts = async () => (await preview(tool.host, null)).totals["act.after_due_2"]
    expect(await acts()).toBe(1)
    const value = { age_counts_from: "next_business_day" as const }
    await runInFunnel(tool.host, "update_settings", value, CALLER, (context) => updateSettings(context, { value }))
    expect(await acts()).toBeUndefined()
    await morning(date("2026-03-18"))
    expect(await acts()).toBe(1)
  })

  it("E-28 R-6: who pays is thanked, who is credited is not", async () => {
    await addTask({
      id: "paid",
      name: "Thanks for paying",
      step: "thanks_for_paying",
      status: "green",
      position: 99,
      voice: "courtesy",
      concerns_settled: true,
      conditions: [],
      trigger: { kind: "anchor", anchor: "settled_date", offset_days: 0 },
    })
    await feed(ISSUED, [{ account: "C1" }, { account: "C2" }])
    await runToday(tool.host, "test")
    await morning(date("2026-03-10"))
    const accounts = await rows<{ id: string }>("select account_id as id from arms_receivable order by external_id")
    const money = { amount: "100.00", currency: "EUR" }
    await run("record_payment", { account_id: accounts[0].id, ...money, value_date: "2026-03-10" })
    const receivable_id = (await ids())["INV-2"]
    await run("credit_note", { account_id: accounts[1].id, receivable_id, ...money, issue_date: "2026-03-10" })
    await runToday(tool.host, "test")
    expect(await rows("select account_id as id from arms_action where step = 'thanks_for_paying'")).toEqual([
      accounts[0],
    ])
  })

  it("E-31 E-32 O8 O9: cancelled before the mail goes nothing is said; cancelled after it both stay in the register", async () => {
    await feed(ISSUED, [{}, { account: "C2" }])
    await runToday(tool.host, "test")
    await perform()
    await morning(LATE)
    await runToday(tool.host, "test")
    const known = await ids()
    await run("cancel_receivable", { receivable_id: known["INV-1"] })
    await perform()
    await run("cancel_receivable", { receivable_id: known["INV-2"] })
    await morning(addDays(LATE, 10))
    await runToday(tool.host, "test")
    expect(await demands()).toEqual(["03-18 INV-1 after_due_2 settled settled", "03-18 INV-2 after_due_2 done"])
    expect(await rows("select 1 from arms_action where step = 'command:cancel_receivable'")).toHaveLength(2)
  })

  it("E-34 O10: under another policy what was done stays done, and the next step is the new policy's", async () => {
    const { accountId } = await oneReceivable(tool, { issue_date: ISSUED, due_date: DUE })
    await runToday(tool.host, "test")
    await morning(LATE)
    await runToday(tool.host, "test")
    await perform()
    await run("choose_preset", { preset: "strict", name: "Hard" })
    const [{ id }] = await rows<{ id: string }>("select id from arms_policy where name = 'Hard'")
    await run("assign_policy", { policy_id: id, scope: "account", scope_id: accountId })
    for (let day = addDays(LATE, 1); day <= date("2026-03-24"); day = addDays(day, 1)) {
      await morning(day)
      await runToday(tool.host, "test")
      await perform()
    }
    expect((await demands()).filter((line) => line.endsWith("done"))).toEqual([
      "03-18 INV-1 after_due_2 done",
      "03-23 INV-1 after_due_7 done",
    ])
    expect(
      await rows("select distinct policy_id from arms_action where step = 'after_due_7' and state = 'done'")
    ).toEqual([{ policy_id: id }])
  })

  it("L12 L13: an account's own policy decides, not the default", async () => {
    const { accountId } = await oneReceivable(tool, { issue_date: ISSUED, due_date: DUE })
    await oneReceivable(tool, { external_id: "INV-2", account: "C2", issue_date: ISSUED, due_date: DUE })
    await run("choose_preset", { preset: "friendly", name: "Soft" })
    await rows(
      "update arms_policy_version set definition = jsonb_set(definition, '{tasks}', '[]') where definition->>'name' = 'Soft'"
    )
    const [{ id }] = await rows<{ id: string }>("select id from arms_policy where name = 'Soft'")
    await run("assign_policy", { policy_id: id, scope: "account", scope_id: accountId })
    await morning(LATE)
    await runToday(tool.host, "test")
    expect(await demands()).toEqual(["03-18 INV-2 after_due_2 planned"])
  })

  it("E-61: a blocked receivable stays out of the notice and out of the amount demanded", async () => {
    await feed(ISSUED, [{ amount: "70.00" }, { amount: "30.00" }])
    await morning(LATE)
    const receivable_id = (await ids())["INV-2"]
    const [{ id }] = await rows<{ id: string }>("select id from arms_account")
    await run("place_dunning_block", { account_id: id, receivable_id, until: "2026-04-30" })
    await runToday(tool.host, "test")
    await perform()
    expect(await subjects()).toEqual(["Reminder: €70.00 open"])
    expect(await demands()).toContain("03-18 INV-2 after_due_2 waiting dunning_block")
  })

  it("E-68: of a notice about three, two are paid: it speaks of the third, and ends with all of them only", async () => {
    await feed(ISSUED, [{ amount: "10.00" }, { amount: "20.00" }, { amount: "40.00" }])
    await morning(LATE)
    await runToday(tool.host, "test")
    const known = await ids()
    const [{ id }] = await rows<{ id: string }>("select id from arms_account")
    const pay = (receivable_id: string, amount: string) =>
      run("record_payment", { account_id: id, receivable_id, amount, currency: "EUR", value_date: LATE })
    await pay(known["INV-1"], "10.00")
    await pay(known["INV-3"], "40.00")
    await perform()
    expect(await subjects()).toEqual(["Reminder: €20.00 open"])
    expect(await rows("select state from arms_notice where voice = 'demand'")).toEqual([{ state: "sent" }])
    expect(await demands()).toEqual([
      "03-18 INV-1 after_due_2 settled settled",
      "03-18 INV-2 after_due_2 done",
      "03-18 INV-3 after_due_2 settled settled",
    ])
  })

  it("E-71: a write-off that is reversed is chased again at the next step, with the date it had", async () => {
    const { receivableId } = await oneReceivable(tool, { issue_date: ISSUED, due_date: DUE })
    await runToday(tool.host, "test")
    await morning(LATE)
    await runToday(tool.host, "test")
    await perform()
    await run("write_off", { receivable_id: receivableId })
    await morning(date("2026-03-23"))
    await runToday(tool.host, "test")
    expect(await demands()).toEqual(["03-18 INV-1 after_due_2 done"])
    await run("reverse_write_off", { receivable_id: receivableId })
    await morning(date("2026-03-30"))
    await runToday(tool.host, "test")
    expect((await demands()).filter((line) => line.includes("planned"))).toEqual(["03-30 INV-1 after_due_7 planned"])
  })

  it("E-144: a payment returned after the promotion brings the worse status back", async () => {
    const { accountId } = await oneReceivable(tool, { issue_date: ISSUED, due_date: DUE, amount: "5000.00" })
    await run("set_status", { account_id: accountId, status: "green" })
    const money = { account_id: accountId, amount: "5000.00", currency: "EUR", value_date: "2026-03-16" }
    const { result } = await run("record_payment", money)
    await morning(date("2026-04-20"))
    await runToday(tool.host, "test")
    const status = () => rows("select status from arms_status_period where until is null")
    expect(await status()).toEqual([{ status: "green" }])
    await run("return_payment", { payment_id: result.payment_id })
    await morning(date("2026-04-21"))
    await runToday(tool.host, "test")
    expect(await status()).not.toEqual([{ status: "green" }])
  })

  it("R-15 DESIGN 3.1: what waited long for the end of a block is still looked at, however long ago it was issued", async () => {
    await addTask({
      id: "early",
      name: "Early word",
      step: "early_word",
      status: "green",
      position: 99,
      voice: "reminder",
      conditions: [],
      trigger: { kind: "anchor", anchor: "issue_date", offset_days: 5 },
      window_days: 10,
    })
    const { accountId } = await oneReceivable(tool, { issue_date: ISSUED, due_date: date("2026-09-01") })
    await run("place_dunning_block", { account_id: accountId, until: "2026-05-31" })
    await morning(date("2026-03-09"))
    await runToday(tool.host, "test")
    await morning(date("2026-06-02"))
    await runToday(tool.host, "test")
    expect(
      await rows(
        "select state, to_char(last_day, 'MM-DD') as day from arms_action where step = 'early_word' order by id"
      )
    ).toEqual([
      { state: "ended", day: "03-09" },
      { state: "planned", day: "06-02" },
    ])
  })

  it("T3 T4 L16: what could not be sent is not shown as sent; it is tried again with the same key, and sent on its day", async () => {
    await oneReceivable(tool, { issue_date: ISSUED, due_date: DUE })
    await morning(LATE)
    await runToday(tool.host, "test")
    const keys: string[] = []
    const deliver =
      (fails: boolean): Ports["deliver"] =>
      async (work) => {
        keys.push(work.key)
        if (fails) throw new Error("The line broke.")
        return { via: "test", providerId: "m-1" }
      }
    await perform({ deliver: deliver(true) })
    const state = () =>
      rows("select state, attempts, sent_at is not null as sent from arms_notice where voice = 'demand'")
    expect(await state()).toEqual([{ state: "sending", attempts: 1, sent: false }])
    expect(await demands()).toEqual(["03-18 INV-1 after_due_2 planned"])
    await rows("update arms_notice set not_before = null")
    await perform({ deliver: deliver(false) })
    expect(await state()).toEqual([{ state: "sent", attempts: 2, sent: true }])
    expect(new Set(keys).size).toBe(1)
    expect(
      await rows("select result->>'provider_id' as id from arms_action where state = 'done' and voice = 'demand'")
    ).toEqual([{ id: "m-1" }])
  })

  it("DESIGN 5: a calendar task goes to the owner's substitute, is handed on when untouched, and the register says why", async () => {
    await addTask({
      id: "call",
      name: "Call",
      step: "call",
      status: "green",
      position: 95,
      voice: null,
      conditions: [],
      concerns_settled: false,
      trigger: { kind: "anchor", anchor: "due_date", offset_days: 2 },
      operation: { kind: "create_calendar_task", params: { kind: "call", text: "call_after_due" } },
    })
    const { accountId } = await oneReceivable(tool, { issue_date: ISSUED, due_date: DUE })
    await run("assign_owner", { account_id: accountId, owner_id: "user_ann" })
    const value = {
      employees: ["user_ann", "user_ben", "user_cid"],
      absences: [{ employee_id: "user_ann", from: ISSUED, until: LATE }],
      substitutes: { user_ann: "user_ben", user_ben: "user_cid" },
      untouched_days: 3,
    }
    await runInFunnel(tool.host, "update_settings", value, CALLER, (context) => updateSettings(context, { value }))
    const task = () => rows("select assignee_id, assigned_because from arms_calendar_task")
    await morning(LATE)
    await runToday(tool.host, "test")
    expect(await task()).toEqual([{ assignee_id: "user_ben", assigned_because: "owner, away: substitute of user_ann" }])
    for (const days of [2, 3, 4]) {
      await morning(addDays(LATE, days))
      await runToday(tool.host, "test")
      expect(await task()).toMatchObject([{ assignee_id: days < 3 ? "user_ben" : "user_cid" }])
    }
    expect(
      await rows(
        "select step, result->>'assignee_id' as to, result->>'because' as because from arms_action where step like 'calendar_task:%' order by id"
      )
    ).toEqual([
      { step: "calendar_task:assigned", to: "user_ben", because: "owner, away: substitute of user_ann" },
      { step: "calendar_task:handed_on", to: "user_cid", because: "untouched by user_ben" },
    ])
  })

  it("DESIGN 5: an SMS and a webhook go the way of an e-mail: same key, same register", async () => {
    const common = {
      status: "green",
      conditions: [],
      concerns_settled: false,
      trigger: { kind: "anchor", anchor: "due_date", offset_days: 3 },
    }
    await addTask({
      id: "s",
      name: "SMS",
      step: "sms",
      position: 90,
      voice: "demand",
      quiet_days: 0,
      operation: { kind: "send_message", params: { text: "reminder_1" } },
      ...common,
    })
    await addTask({
      id: "h",
      name: "Hook",
      step: "hook",
      position: 91,
      voice: "demand",
      quiet_days: 0,
      operation: { kind: "call_webhook", params: { url: "https://hook.arms.test/x" } },
      ...common,
      trigger: { kind: "anchor", anchor: "due_date", offset_days: 4 },
    })
    await oneReceivable(tool, { issue_date: ISSUED, due_date: DUE })
    await rows("update arms_contact set phone = '+49301234567'")
    const heard: string[] = []
    for (const days of [3, 4]) {
      await morning(addDays(DUE, days))
      await runToday(tool.host, "test")
      await perform({
        deliver: async (work, message) => {
          heard.push(`${work.channel} ${message.recipient} ${message.subject}`)
          return { via: "sms", providerId: "s-1" }
        },
        post: async (url, key, body) => {
          heard.push(`${url} ${key.slice(0, 5)} ${Object.keys(body as object).join()}`)
          return { via: "hook.arms.test", providerId: null }
        },
      })
    }
    expect(heard).toEqual([
      "sms +49301234567 Reminder: €100.00 open",
      "https://hook.arms.test/x arms/ noticeId,accountId,businessDate,actionIds,text",
    ])
    expect(
      await rows(
        "select step, state, result->>'via' as via from arms_action where step in ('sms', 'hook') order by step"
      )
    ).toEqual([
      { step: "hook", state: "done", via: "hook.arms.test" },
      { step: "sms", state: "done", via: "sms" },
    ])
  })
})
