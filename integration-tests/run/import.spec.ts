import { feedDay, setDay } from "../../demo/replay-days"
import type { Tool } from "../../demo/tool"
import type { PaymentInput, ReceivableInput } from "../../src/contract/commands"
import { date, type CalendarDate } from "../../src/domain"
import { wake } from "../../src/modules/arms/run/wake"
import { command, freshTool, live, oneReceivable } from "../lib/engine"

jest.setTimeout(120_000)

const D = date("2026-03-02")
const LATER = date("2026-03-20")

describe("what sources tell again, or all at once", () => {
  let tool: Tool

  beforeAll(async () => {
    tool = await freshTool("import")
  })

  beforeEach(() => live(tool, D))

  afterAll(() => tool.close())

  const rows = <T>(sql: string) => tool.host.db().rows<T>(sql)
  const state = () =>
    rows(
      `select open_amount::float as open, state, to_char(settled_on, 'YYYY-MM-DD') as settled_on from arms_receivable order by external_id`
    )
  const again = async (over: Partial<ReceivableInput>, day: CalendarDate = LATER) => {
    await setDay(tool.host, day)
    const row: ReceivableInput = {
      external_id: "INV-1",
      account: "C1",
      document_type: "invoice",
      issue_date: D,
      amount: "100.00",
      currency: "EUR",
      ...over,
    }
    await feedDay(tool.host, { receivables: new Map([[day, [row]]]), payments: new Map() }, day)
  }
  const payment = (id: string, over: Partial<PaymentInput> = {}): PaymentInput => ({
    external_id: id,
    account: "C1",
    amount: "10.00",
    currency: "EUR",
    value_date: date("2026-03-10"),
    state: "booked",
    ...over,
  })
  const pay = async (payments: PaymentInput[], day: CalendarDate = LATER) => {
    await setDay(tool.host, day)
    await feedDay(tool.host, { receivables: new Map(), payments: new Map([[day, payments]]) }, day)
  }

  it("E-32: an amount raised after everything was paid is owed again, and chased at the next step", async () => {
    const { accountId } = await oneReceivable(tool, { issue_date: D, due_date: date("2026-03-16") })
    await command(tool, "record_payment", { account_id: accountId, amount: "100.00", currency: "EUR", value_date: D })
    expect(await state()).toEqual([{ open: 0, state: "settled", settled_on: "2026-03-02" }])
    await again({ due_date: date("2026-03-16"), amount: "150.00" })
    expect(await state()).toEqual([{ open: 50, state: "open", settled_on: null }])
    await wake(tool.host)
    expect(await rows("select step from arms_action where state = 'planned' and business_date = '2026-03-20'")).toEqual(
      [{ step: "after_due_2" }]
    )
  })

  it("an amount lowered to what was paid settles on the day of that money, and what waited ends", async () => {
    const { accountId, receivableId } = await oneReceivable(tool, { issue_date: D, due_date: date("2026-03-16") })
    await command(tool, "record_payment", {
      account_id: accountId,
      amount: "60.00",
      currency: "EUR",
      value_date: date("2026-03-01"),
    })
    await command(tool, "place_dunning_block", { account_id: accountId, until: "2026-05-01" })
    await setDay(tool.host, date("2026-03-18"))
    await wake(tool.host)
    expect(await rows("select 1 from arms_action where state = 'waiting'")).not.toEqual([])
    await again({ due_date: date("2026-03-16"), amount: "60.00" })
    expect(await state()).toEqual([{ open: 0, state: "settled", settled_on: "2026-03-01" }])
    expect(await rows(`select 1 from arms_action where state = 'waiting' and subject_id = '${receivableId}'`)).toEqual(
      []
    )
  })

  it("E-65 E-70: many payments at once are spread one after the other, as if they had come alone", async () => {
    await oneReceivable(tool, { external_id: "A", issue_date: D, due_date: date("2026-03-12") })
    await oneReceivable(tool, { external_id: "B", issue_date: D, due_date: date("2026-03-11") })
    await oneReceivable(tool, { external_id: "C", issue_date: D, due_date: date("2026-03-10") })
    await oneReceivable(tool, { external_id: "U", issue_date: D, currency: "USD", amount: "5.00" })
    let statements = 0
    tool.knex.on("query", () => statements++)
    await pay([
      payment("P1", { number: "A", amount: "30.00" }),
      payment("P2", { amount: "130.00", value_date: date("2026-03-09") }),
      payment("P3", { amount: "70.00", state: "in_transit" }),
      payment("P4", { amount: "40.00", number: "A" }),
      payment("P5", { amount: "500.00", value_date: date("2026-03-14") }),
      ...Array.from({ length: 200 }, (_, index) => payment(`X${index}`, { currency: "USD", amount: "1.00" })),
    ])
    expect(statements).toBeLessThan(60)
    expect(await state()).toEqual([
      { open: 0, state: "settled", settled_on: "2026-03-14" },
      { open: 0, state: "settled", settled_on: "2026-03-14" },
      { open: 0, state: "settled", settled_on: "2026-03-09" },
      { open: 0, state: "settled", settled_on: "2026-03-10" },
    ])
    expect(
      await rows(
        `select external_id, unapplied_amount::float as rest from arms_payment where currency = 'EUR' order by 1`
      )
    ).toEqual([
      { external_id: "P1", rest: 0 },
      { external_id: "P2", rest: 0 },
      { external_id: "P3", rest: 70 },
      { external_id: "P4", rest: 0 },
      { external_id: "P5", rest: 400 },
    ])
    expect(await rows(`select count(*)::int as n from arms_allocation`)).toEqual([{ n: 11 }])
    await pay([payment("P1", { number: "A", amount: "30.00" })])
    expect(await rows(`select count(*)::int as n from arms_payment`)).toEqual([{ n: 205 }])
  })
})
