import type { Tool } from "../../demo/tool"
import { addDays, date } from "../../src/domain"
import { execute } from "../../src/modules/arms/commands/funnel"
import { performDue } from "../../src/modules/arms/run/deliver"
import { runToday } from "../../src/modules/arms/run/engine"
import { CALLER, command, freshTool, live, oneReceivable, reportedMorning } from "../lib/engine"

jest.setTimeout(120_000)

const ISSUED = date("2026-03-02")
const DUE = date("2026-03-16")
const DAY = date("2026-03-19")
const REMINDER = { operation: { kind: "send_email", params: { text: "reminder_2" } }, voice: "demand" }

describe("done by hand", () => {
  let tool: Tool

  beforeAll(async () => {
    tool = await freshTool("by_hand")
  })

  beforeEach(() => live(tool, ISSUED))

  afterAll(() => tool.close())

  const rows = <T>(sql: string, bindings: unknown[] = []) => tool.host.db().rows<T>(sql, bindings)
  const written = () =>
    rows<{ step: string; occurrence: string; state: string; actor: string }>(
      `select step, occurrence, state, actor from arms_action where task_id is not null and reason is null and state <> 'history' order by id`
    )
  const notices = () =>
    rows<{ voice: string; state: string; text_key: string }>(
      `select voice, state, text_key from arms_notice order by id`
    )

  it("E-50: goes out once, is in the register as that person's, and the step is not said again by a run", async () => {
    const { accountId, receivableId } = await oneReceivable(tool, { issue_date: ISSUED, due_date: DUE })
    await reportedMorning(tool, DAY)
    const asked = { ...REMINDER, receivable_ids: [receivableId] }
    const once = () => execute(tool.host, "do_now", asked, { ...CALLER, actor: "user:ann", idempotencyKey: "click-1" })
    const answer = await once()
    expect(answer.result).toMatchObject({ done: 1, customers: 1, notices: 1, refused: {}, rehearsed: false })
    expect((await once()).repeated).toBe(true)
    await performDue(tool.host, tool.ports)
    expect(await notices()).toEqual([{ voice: "demand", state: "sent", text_key: "reminder_2" }])
    const [step] = await written()
    expect(step).toMatchObject({ occurrence: "0.1", state: "done", actor: "user:ann" })
    for (let days = 1; days <= 30; days++) {
      await reportedMorning(tool, addDays(DAY, days))
      await runToday(tool.host, "test")
    }
    expect((await written()).filter((row) => row.step === step.step)).toHaveLength(1)
    const { count } = (
      await rows<{ count: number }>(
        `select count(*)::integer as count from arms_notice where account_id = ? and business_date > ? and business_date < ?`,
        [accountId, DAY, addDays(DAY, 5)]
      )
    )[0]
    expect(count).toBe(0)
  })

  it("a dry run says what would be, and leaves nothing", async () => {
    const { receivableId } = await oneReceivable(tool, { issue_date: ISSUED, due_date: DUE })
    await reportedMorning(tool, DAY)
    const call = {
      operation: { kind: "create_calendar_task", params: { kind: "call" } },
      receivable_ids: [receivableId],
    }
    const tried = await execute(tool.host, "do_now", call, { ...CALLER, dryRun: true })
    expect(tried.result).toMatchObject({ done: 1, calendar_tasks: 1, notices: 0 })
    expect(await written()).toEqual([])
    await command(tool, "do_now", call)
    expect(await rows("select kind, state from arms_calendar_task")).toEqual([{ kind: "call", state: "open" }])
    await command(tool, "do_now", call)
    expect(await rows("select kind from arms_calendar_task")).toHaveLength(1)
  })

  it.each([
    [{}, "operation is missing: expected an operation with its kind."],
    [{ ...REMINDER }, "receivable_ids is missing: expected either receivable_ids or account_ids."],
    [{ ...REMINDER, account_ids: ["aracc_none"] }, 'There is no account with id "aracc_none".'],
    [{ ...REMINDER, receivable_ids: ["arrec_none"] }, 'There is no receivable with id "arrec_none".'],
    [
      { ...REMINDER, voice: null, account_ids: ["x"] },
      "voice is missing: expected one of courtesy, reminder, demand for a message.",
    ],
    [
      { operation: { kind: "send_email", params: { txt: "reminder_1" } }, voice: "demand", account_ids: ["x"] },
      'operation.params.txt is "reminder_1": expected only text, recipients, copy, sender.',
    ],
  ])("B: %j is refused in one sentence", async (input, sentence) => {
    await expect((async () => command(tool, "do_now", input))()).rejects.toThrow(sentence)
  })

  it("DESIGN §5: the outcome 'not received, send again' sends the document once more, once; with nobody to send to the task stays open", async () => {
    const before = addDays(DUE, -5)
    const { receivableId } = await oneReceivable(tool, { issue_date: ISSUED, due_date: DUE })
    const silent = await oneReceivable(tool, {
      external_id: "INV-2",
      account: "C2",
      email: undefined,
      issue_date: ISSUED,
      due_date: DUE,
    })
    await reportedMorning(tool, before)
    const call = { kind: "create_calendar_task", params: { kind: "call" } }
    const receivable_ids = [receivableId, silent.receivableId]
    await command(tool, "do_now", { operation: call, receivable_ids })
    const task = async (id: string) =>
      (
        await rows<{ id: string; state: string; outcome: string | null }>(
          "select id, state, outcome from arms_calendar_task where ? = any(receivable_ids)",
          [id]
        )
      )[0]
    const finish = async (id: string) =>
      command(tool, "finish_calendar_task", {
        calendar_task_id: (await task(id)).id,
        outcome: "not_received_send_again",
      })
    expect((await finish(receivableId)).result).toMatchObject({ sent_again: { done: 1, notices: 1 } })
    await expect(finish(receivableId)).rejects.toThrow("The calendar task is done: expected an open one.")
    await performDue(tool.host, tool.ports)
    expect(await notices()).toEqual([{ voice: "courtesy", state: "sent", text_key: "document_copy" }])
    const [mail] = await rows<{ subject: string }>("select subject from arms_message")
    expect(mail.subject).toBe("Your document once more: INV-1")

    await expect(finish(silent.receivableId)).rejects.toThrow("Nothing can be done: no_address.")
    expect(await task(silent.receivableId)).toMatchObject({ state: "open", outcome: null })
  })

  it("blocks, moves and releases several customers at once, and says for whom it was so already", async () => {
    const ids: string[] = []
    for (const account of ["C1", "C2"]) {
      const { accountId } = await oneReceivable(tool, {
        external_id: `INV-${account}`,
        account,
        issue_date: ISSUED,
        due_date: DUE,
      })
      ids.push(accountId)
    }
    const asked = (kind: string, params = {}) =>
      command(tool, "do_now", { account_ids: ids, operation: { kind, params } })
    const [first] = ids
    await command(tool, "place_hold", { account_id: first, strength: "all_orders" })
    expect((await asked("block_ordering")).result).toMatchObject({ done: 1, unchanged: 1, notices: 0 })
    const holds = () => rows("select account_id, strength from arms_hold where state = 'standing' order by strength")
    expect(await holds()).toEqual([
      { account_id: first, strength: "all_orders" },
      { account_id: ids[1], strength: "on_credit" },
    ])
    expect((await asked("set_status", { status: "red" })).result).toMatchObject({ done: 2, unchanged: 0 })
    expect((await asked("set_status", { status: "red" })).result).toMatchObject({ done: 0, unchanged: 2 })
    expect((await asked("release_ordering")).result).toMatchObject({ done: 2 })
    expect(await holds()).toEqual([])
    // Each customer's log says it.
    const told = await rows<{ step: string; n: number }>(
      `select step, count(distinct account_id)::integer as n from arms_action where step like 'by_hand:%' and actor = 'test' group by 1 order by 1`
    )
    expect(told).toEqual([
      { step: "by_hand:block_ordering", n: 1 },
      { step: "by_hand:release_ordering", n: 2 },
      { step: "by_hand:set_status", n: 2 },
    ])
    // A hold of a person that has ended, or is milder, is none.
    await rows(
      `insert into arms_hold (id, account_id, kind, strength, state, from_date, until, reason) values ('arhol_old', ?, 'forced', 'all_orders', 'standing', ?::date - 9, ?::date - 1, 'over')`,
      [first, ISSUED, ISSUED]
    )
    expect((await asked("block_ordering")).result).toMatchObject({ done: 2, unchanged: 0 })
    expect((await asked("block_ordering", { strength: "all_orders" })).result).toMatchObject({ done: 2 })
    await expect(asked("release_ordering", { days: null })).rejects.toThrow(
      "operation.params.days is null: expected a whole number between 1 and 90."
    )
  })

  it("F60 the same click at the same time is one", async () => {
    const { receivableId } = await oneReceivable(tool, { issue_date: ISSUED, due_date: DUE })
    await reportedMorning(tool, DAY)
    const asked = { ...REMINDER, receivable_ids: [receivableId] }
    const once = () => execute(tool.host, "do_now", asked, { ...CALLER, idempotencyKey: "click-2" })
    const answers = await Promise.all([once(), once(), once()])
    expect(answers.map((answer) => answer.repeated).sort()).toEqual([false, true, true])
    expect(await notices()).toHaveLength(1)
  })

  it("R-13 leaves what waits for the account's other steps as it is", async () => {
    const { accountId, receivableId } = await oneReceivable(tool, { issue_date: ISSUED, due_date: DUE })
    await rows(
      `insert into arms_action (id, account_id, subject, subject_id, step, occurrence, operation, state, reason, business_date, first_day, last_day, actor)
       values ('aract_wait', ?, 'receivable', ?, 'another', '0.1', 'send_email', 'waiting', 'quiet_days', ?::date - 1, ?::date - 1, ?::date - 1, 'system')`,
      [accountId, receivableId, DAY, DAY, DAY]
    )
    await reportedMorning(tool, DAY)
    await command(tool, "do_now", { ...REMINDER, receivable_ids: [receivableId] })
    expect(await rows("select state from arms_action where id = 'aract_wait'")).toEqual([{ state: "waiting" }])
  })

  it("what cannot be done for anybody is refused with its reason", async () => {
    const { accountId, receivableId } = await oneReceivable(tool, { issue_date: ISSUED, due_date: DUE })
    await command(tool, "place_dunning_block", { account_id: accountId, until: addDays(DAY, 60) })
    await expect(command(tool, "do_now", { ...REMINDER, receivable_ids: [receivableId] })).rejects.toThrow(
      "Nothing can be done: dunning_block."
    )
    expect(await written()).toEqual([])
  })

  it("R-27 a demand of an account is refused while one of its open receivables is not to be chased", async () => {
    const { accountId, receivableId } = await oneReceivable(tool, { issue_date: ISSUED, due_date: DUE })
    await reportedMorning(tool, DAY)
    await command(tool, "place_dunning_block", {
      account_id: accountId,
      receivable_id: receivableId,
      until: addDays(DAY, 60),
    })
    await expect(command(tool, "do_now", { ...REMINDER, account_ids: [accountId] })).rejects.toThrow(
      "Nothing can be done: dunning_block."
    )
  })

  it("what was done by hand while sending waited is still sent after the next day's run", async () => {
    const { receivableId } = await oneReceivable(tool, { issue_date: ISSUED, due_date: DUE })
    await reportedMorning(tool, DAY)
    await command(tool, "do_now", { ...REMINDER, receivable_ids: [receivableId] })
    await reportedMorning(tool, addDays(DAY, 1))
    await runToday(tool.host, "test")
    await performDue(tool.host, tool.ports)
    expect(await notices()).toEqual([{ voice: "demand", state: "sent", text_key: "reminder_2" }])
  })

  it("what is planned and not tried is cancelled by a person: nothing goes out, and no run plans it again", async () => {
    const { receivableId } = await oneReceivable(tool, { issue_date: ISSUED, due_date: DUE })
    await reportedMorning(tool, DAY)
    await runToday(tool.host, "test")
    const [planned] = await rows<{ id: string; state: string }>("select id, state from arms_notice")
    expect(planned.state).toBe("planned")
    await execute(tool.host, "cancel_notice", { notice_id: planned.id }, { ...CALLER, actor: "user:ann" })
    await performDue(tool.host, tool.ports)
    expect((await notices()).map((one) => one.state)).toEqual(["withdrawn"])
    const of = (step: string) =>
      rows<{ state: string; by: string }>(
        "select state, result->>'cancelled_by' as by from arms_action where subject_id = ? and step = ? and state <> 'history'",
        [receivableId, step]
      )
    const [{ step }] = await rows<{ step: string }>("select step from arms_action where state = 'dismissed'")
    expect(await of(step)).toEqual([{ state: "dismissed", by: "user:ann" }])
    for (let days = 1; days <= 4; days++) {
      await reportedMorning(tool, addDays(DAY, days))
      await runToday(tool.host, "test")
    }
    expect(await of(step)).toEqual([{ state: "dismissed", by: "user:ann" }])
    const again = command(tool, "cancel_notice", { notice_id: planned.id })
    await expect(again).rejects.toThrow("The notice is withdrawn: only one that is planned can be cancelled.")
  })
})
