import fc from "fast-check"
import { feedDay, setDay } from "../../demo/replay-days"
import type { Tool } from "../../demo/tool"
import type { TaskInput } from "../../src/contract/task"
import { addDays, type Task } from "../../src/domain"
import { LEDGER_START, randomLedger } from "../../src/domain/testing/arbitraries"
import { updateTask } from "../../src/modules/arms/commands/policy-tasks"
import { performDue } from "../../src/modules/arms/run/deliver"
import { runToday } from "../../src/modules/arms/run/engine"
import { tryLookBack } from "../../src/modules/arms/run/try-task"
import { readWorld } from "../../src/modules/arms/run/world"
import { CALLER, command, feedOf, freshTool, live } from "../lib/engine"

jest.setTimeout(300_000)

const DAYS = 89

describe("what a task would have done in 90 days", () => {
  let tool: Tool

  beforeAll(async () => {
    tool = await freshTool("look_back")
  })

  afterAll(() => tool.close())

  const rows = <T>(sql: string, bindings: unknown[] = []) => tool.host.db().rows<T>(sql, bindings)
  const policy = async () => (await readWorld(tool.host.db(), tool.host.catalog)).defaultPolicy!
  const back = (policyId: string, task: Task, change: Partial<TaskInput> = {}) => {
    const { id, version: _version, position: _position, on_since: _onSince, ...draft } = task
    const input = { task: { ...draft, ...change } as TaskInput }
    return tryLookBack(tool.host, "update_task", input, CALLER, (context) => updateTask(context, policyId, id, input))
  }

  it("DESIGN 3.1: says of every task what the runs of those days have done, and stores nothing", async () => {
    const [ledger] = fc.sample(fc.array(randomLedger, { minLength: 6, maxLength: 6 }), { seed: 7, numRuns: 1 })
    const feeds = ledger.map((part, n) =>
      feedOf(part.map((row) => ({ ...row, id: `${n}-${row.id}`, account: `${n}-${row.account}` })))
    )
    await live(tool, addDays(LEDGER_START, -1))
    for (let day = LEDGER_START, n = 0; n < DAYS; day = addDays(day, 1), n++) {
      await setDay(tool.host, day, "07:00")
      for (const feed of feeds) await feedDay(tool.host, feed, day)
      await command(tool, "confirm_payments", { source: "ledger", up_to: day })
      await runToday(tool.host, "test")
      await performDue(tool.host, tool.ports)
    }
    await setDay(tool.host, addDays(LEDGER_START, DAYS))
    const { id, tasks } = await policy()
    const found: Record<string, number> = {}
    for (const task of tasks.filter((one) => one.operation.kind === "send_email")) {
      const { look_back } = await back(id, task)
      if (look_back.acts > 0) found[task.id] = look_back.acts
    }
    const done = await rows<{ task_id: string; count: number }>(
      `select task_id, count(*)::integer as count from arms_action where state = 'done' and operation = 'send_email' and task_id is not null group by 1`
    )
    expect(found).toEqual(Object.fromEntries(done.map(({ task_id, count }) => [task_id, count])))
    expect(Object.keys(found).length).toBeGreaterThan(3)
    expect((await policy()).version).toBe(1)
  })

  it("shows three examples, the latest first, with what has become of them", async () => {
    const { id, tasks } = await policy()
    const task = tasks.find((one) => one.step === "after_due_2")!
    const { look_back } = await back(id, task, { trigger: { kind: "anchor", anchor: "due_date", offset_days: 1 } })
    const days = look_back.examples.map((one) => one.day)
    expect(days).toEqual([...days].sort().reverse())
    expect(look_back.examples).toHaveLength(3)
    for (const { day, due_date, number, settled_on } of look_back.examples) {
      expect(day > due_date!).toBe(true)
      const [row] = await rows<{ settled_on: string | null }>(
        `select to_char(settled_on, 'YYYY-MM-DD') as settled_on from arms_receivable where number = ?`,
        [number]
      )
      expect(settled_on).toBe(row.settled_on)
    }
    expect(look_back).toMatchObject({ days: 90, looked_at: look_back.of_customers })
  })

  it("a task that nothing meets has done nothing", async () => {
    const { id, tasks } = await policy()
    const never = [{ fact: "open_amount", operator: "at_least", value: { "*": "99999999" } }]
    const { look_back } = await back(
      id,
      tasks.find((one) => one.step === "after_due_2")!,
      { conditions: never }
    )
    expect(look_back).toMatchObject({ acts: 0, customers: 0, examples: [] })
  })
})
