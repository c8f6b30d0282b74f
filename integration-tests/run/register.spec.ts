import type { Tool } from "../../demo/tool"
import { command, freshTool, live, oneReceivable, reportedMorning } from "../lib/engine"
import { date } from "../../src/domain"
import { performDue } from "../../src/modules/arms/run/deliver"
import { runToday } from "../../src/modules/arms/run/engine"

const TODAY = date("2026-03-18")

describe("3.10 the register is append-only, for its owner too", () => {
  let tool: Tool

  beforeAll(async () => {
    tool = await freshTool("register")
    await live(tool, date("2026-03-02"))
    await oneReceivable(tool, { issue_date: date("2026-03-02"), due_date: date("2026-03-16") })
    await reportedMorning(tool, TODAY)
    await runToday(tool.host, "test")
  })

  afterAll(() => tool.close())

  const rows = <T>(sql: string, bindings: unknown[] = []) => tool.host.db().rows<T>(sql, bindings)
  const refused = (sql: string) => expect(rows(sql)).rejects.toThrow("The register is append-only")
  const one = async (state: string) => {
    await rows(
      `insert into arms_action (id, subject, subject_id, step, occurrence, operation, state, business_date, first_day, last_day, actor)
       values (?, 'system', 'x', ?, '1', 'test', ?, ?, ?, ?, 'test') on conflict do nothing`,
      [`row_${state}`, `step_${state}`, state, TODAY, TODAY, TODAY]
    )
    return `row_${state}`
  }

  it.each(["done", "skipped", "settled", "history", "rehearsed", "dismissed", "withdrawn"])(
    "a row that is %s is neither changed nor deleted",
    async (state) => {
      const id = await one(state)
      await refused(`update arms_action set actor = 'me' where id = '${id}'`)
      await refused(`update arms_action set state = 'planned' where id = '${id}'`)
      await refused(`delete from arms_action where id = '${id}'`)
      expect(await rows(`select actor, state from arms_action where id = ?`, [id])).toEqual([{ actor: "test", state }])
    }
  )

  it.each(["planned", "waiting", "failed", "uncertain", "proposed"])(
    "a row that is %s can still end",
    async (state) => {
      const id = await one(state)
      await rows(`update arms_action set state = 'done' where id = ?`, [id])
      await refused(`update arms_action set state = '${state}' where id = '${id}'`)
    }
  )

  it("P1 R-1 one occurrence is taken once, whoever writes it", async () => {
    const row = (id: string) =>
      rows(
        `insert into arms_action (id, subject, subject_id, step, occurrence, operation, state, business_date, first_day, last_day, actor)
         values (?, 'account', 'acc', 'step', '0.1', 'test', 'planned', ?, ?, ?, 'test')`,
        [id, TODAY, TODAY, TODAY]
      )
    await row("first")
    await expect(row("second")).rejects.toThrow(/arms_action_once/)
  })

  it("it cannot be emptied", () => refused(`truncate arms_action`))

  it("a settled row stays as it is; after a reopening the occurrence gets a new one", async () => {
    const states = () => rows(`select state from arms_action where step = 'after_due_2' order by id`)
    const [{ id, account_id }] = await rows<{ id: string; account_id: string }>(
      `select id, account_id from arms_receivable`
    )
    const paid = { account_id, amount: "100.00", currency: "EUR", value_date: TODAY, receivable_id: id }
    expect(await states()).toEqual([{ state: "planned" }])
    const { result } = await command(tool, "record_payment", paid)
    await performDue(tool.host, tool.ports)
    expect(await states()).toEqual([{ state: "settled" }])
    await command(tool, "return_payment", { payment_id: String(result.payment_id) })
    await runToday(tool.host, "test")
    await performDue(tool.host, tool.ports)
    expect(await states()).toEqual([{ state: "settled" }, { state: "done" }])
  })

  it("a message may be erased; its hash stays", async () => {
    const [before] = await rows<{ sha256: string }>(`select sha256 from arms_message`)
    await rows(`update arms_message set subject = null, html = null, text = null, recipient = null, erased_at = now()`)
    expect(await rows(`select sha256, html from arms_message`)).toEqual([{ sha256: before.sha256, html: null }])
  })
})
