import { feedDay, setDay } from "../../demo/replay-days"
import type { Tool } from "../../demo/tool"
import type { CommandName, ReceivableInput } from "../../src/contract/commands"
import { addDays, date, type CalendarDate } from "../../src/domain"
import { updateSettings } from "../../src/modules/arms/commands/settings"
import { runInFunnel } from "../../src/modules/arms/commands/funnel"
import { performDue } from "../../src/modules/arms/run/deliver"
import { runToday } from "../../src/modules/arms/run/engine"
import { preview } from "../../src/modules/arms/run/preview"
import { addTask, CALLER, command, demandLines, freshTool, live, oneReceivable, reportedMorning } from "../lib/engine"

jest.setTimeout(120_000)

const ISSUED = date("2026-03-02")
const DUE = date("2026-03-16")
const LATE = date("2026-03-18")

/** Cases of the field (E-…) and of peers (O, L) that need the register and money. */
describe("cases on PostgreSQL", () => {
  let tool: Tool

  beforeAll(async () => {
    tool = await freshTool("cases")
  })

  beforeEach(() => live(tool, ISSUED))

  afterAll(() => tool.close())

  const rows = <T>(sql: string, bindings: unknown[] = []) => tool.host.db().rows<T>(sql, bindings)
  const run = (name: CommandName, input: unknown) => command(tool, name, input)
  const perform = () => performDue(tool.host, tool.ports)
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
  const morning = (day: CalendarDate) => reportedMorning(tool, day)
  const demands = () => demandLines(tool)
  const ids = async () =>
    Object.fromEntries(
      (await rows<{ external_id: string; id: string }>("select external_id, id from arms_receivable")).map((row) => [
        row.external_id,
        row.id,
      ])
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
    await addTask(tool, {
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
    await addTask(tool, {
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
})
