import type { Tool } from "../../demo/tool"
import { addDays, date } from "../../src/domain"
import { updateSettings } from "../../src/modules/arms/commands/settings"
import { runInFunnel } from "../../src/modules/arms/commands/funnel"
import { performDue } from "../../src/modules/arms/run/deliver"
import { runToday } from "../../src/modules/arms/run/engine"
import type { Ports } from "../../src/operations"
import { addTask, CALLER, command, demandLines, freshTool, live, oneReceivable, reportedMorning } from "../lib/engine"

jest.setTimeout(120_000)

const ISSUED = date("2026-03-02")
const DUE = date("2026-03-16")
const LATE = date("2026-03-18")

describe("what tasks do: mail, SMS, webhook, work for employees", () => {
  let tool: Tool

  beforeAll(async () => {
    tool = await freshTool("operations")
  })

  beforeEach(() => live(tool, ISSUED))

  afterAll(() => tool.close())

  const rows = <T>(sql: string, bindings: unknown[] = []) => tool.host.db().rows<T>(sql, bindings)
  const perform = (over: Partial<Ports> = {}) => performDue(tool.host, { ...tool.ports, ...over })

  it("T3 T4 L16: what could not be sent is not shown as sent; it is tried again with the same key, and sent on its day", async () => {
    await oneReceivable(tool, { issue_date: ISSUED, due_date: DUE })
    await reportedMorning(tool, LATE)
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
    expect(await demandLines(tool)).toEqual(["03-18 INV-1 after_due_2 planned"])
    await rows("update arms_notice set not_before = null")
    await perform({ deliver: deliver(false) })
    expect(await state()).toEqual([{ state: "sent", attempts: 2, sent: true }])
    expect(new Set(keys).size).toBe(1)
    expect(
      await rows("select result->>'provider_id' as id from arms_action where state = 'done' and voice = 'demand'")
    ).toEqual([{ id: "m-1" }])
  })

  it("DESIGN 5: a calendar task goes to the owner's substitute, is handed on when untouched, and the register says why", async () => {
    await addTask(tool, {
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
    await command(tool, "assign_owner", { account_id: accountId, owner_id: "user_ann" })
    const value = {
      employees: ["user_ann", "user_ben", "user_cid"],
      absences: [{ employee_id: "user_ann", from: ISSUED, until: LATE }],
      substitutes: { user_ann: "user_ben", user_ben: "user_cid" },
      untouched_days: 3,
    }
    await runInFunnel(tool.host, "update_settings", value, CALLER, (context) => updateSettings(context, { value }))
    const task = () => rows("select assignee_id, assigned_because from arms_calendar_task")
    await reportedMorning(tool, LATE)
    await runToday(tool.host, "test")
    expect(await task()).toEqual([{ assignee_id: "user_ben", assigned_because: "owner, away: substitute of user_ann" }])
    for (const days of [2, 3, 4]) {
      await reportedMorning(tool, addDays(LATE, days))
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
    await addTask(tool, {
      id: "s",
      name: "SMS",
      step: "sms",
      position: 90,
      voice: "demand",
      quiet_days: 0,
      operation: { kind: "send_message", params: { text: "reminder_1" } },
      ...common,
    })
    await addTask(tool, {
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
      await reportedMorning(tool, addDays(DUE, days))
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
