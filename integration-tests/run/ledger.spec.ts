import fc from "fast-check"
import { setDay } from "../../demo/replay-days"
import { date, formatAmount, parseAmount } from "../../src/domain"
import type { Tool } from "../../demo/tool"
import { runInFunnel } from "../../src/modules/arms/commands/funnel"
import { nothingImported } from "../../src/modules/arms/commands/import"
import { importReceivables } from "../../src/modules/arms/commands/import-receivables"
import { runToday } from "../../src/modules/arms/run/engine"
import { command, empty, freshTool, live, oneReceivable } from "../lib/engine"

jest.setTimeout(900_000)

const D = date("2026-03-02")

type Step = {
  do: "pay" | "credit" | "return" | "write_off" | "reverse" | "cancel" | "reopen" | "allocate"
  cents: number
  which: number
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    do: fc.constantFrom(
      "pay",
      "pay",
      "pay",
      "credit",
      "return",
      "write_off",
      "reverse",
      "cancel",
      "reopen",
      "allocate" as const
    ) as fc.Arbitrary<Step["do"]>,
    cents: fc.integer({ min: 1, max: 30_000 }),
    which: fc.nat({ max: 5 }),
  }),
  { minLength: 1, maxLength: 10 }
)

describe("commands on the ledger", () => {
  let tool: Tool

  beforeAll(async () => {
    tool = await freshTool("ledger")
  })

  afterAll(() => tool.close())

  const rows = <T>(sql: string, bindings: unknown[] = []) => tool.host.db().rows<T>(sql, bindings)

  async function ledger(currency: string, which = ""): Promise<{ accountId: string; receivables: string[] }> {
    const amount = (minor: bigint) => formatAmount(minor, currency)
    const first = await oneReceivable(tool, {
      external_id: `A${which}`,
      account: `C${which}`,
      issue_date: D,
      due_date: date("2026-03-10"),
      currency,
      amount: amount(10_000n),
    })
    await oneReceivable(tool, {
      external_id: `B${which}`,
      account: `C${which}`,
      issue_date: D,
      due_date: date("2026-03-12"),
      currency,
      amount: amount(7_777n),
    })
    const receivables = await rows<{ id: string }>(
      `select id from arms_receivable where account_id = ? order by external_id`,
      [first.accountId]
    )
    return { accountId: first.accountId, receivables: receivables.map((row) => row.id) }
  }

  /** What the books must always say (DESIGN 3.9), read from the rows themselves. */
  async function balanced(accountId: string): Promise<void> {
    const wrong = await rows(
      `select r.id from arms_receivable r left join arms_allocation l on l.receivable_id = r.id where r.account_id = ? group by r.id
        having r.open_amount <> r.amount - coalesce(sum(l.amount), 0) or r.open_amount < 0 or (r.state = 'open') <> (r.open_amount > 0 and r.state <> 'cancelled')`,
      [accountId]
    )
    const overspent = await rows(
      `select p.id from arms_payment p left join arms_allocation l on l.payment_id = p.id where p.account_id = ? group by p.id
        having coalesce(sum(l.amount), 0) > p.amount or (p.state = 'booked' and p.unapplied_amount <> p.amount - coalesce(sum(l.amount), 0))
       union all select c.id from arms_credit c left join arms_allocation l on l.credit_id = c.id where c.account_id = ? group by c.id having coalesce(sum(l.amount), 0) > c.amount`,
      [accountId, accountId]
    )
    expect([wrong, overspent]).toEqual([[], []])
  }

  it("P12 DESIGN 3.9: random sequences of commands keep the books exact, in currencies of 0, 2, 3 and 4 decimals", async () => {
    await live(tool, D)
    let cases = 0
    let accounts = 0
    await fc.assert(
      fc.asyncProperty(steps, fc.constantFrom("EUR", "JPY", "KWD", "HUF", "CLF"), async (sequence, currency) => {
        // Each case has an account of its own: emptying the tables took longer than the case.
        const { accountId, receivables } = await ledger(currency, `${++accounts}`)
        const pick = (list: readonly string[], which: number) => list[which % Math.max(1, list.length)]
        for (const step of sequence) {
          const amount = formatAmount(BigInt(step.cents), currency)
          const payments = (
            await rows<{ id: string }>(`select id from arms_payment where account_id = ? order by id`, [accountId])
          ).map((row) => row.id)
          const receivable_id = pick(receivables, step.which)
          const run: Record<Step["do"], () => Promise<unknown>> = {
            pay: () =>
              command(tool, "record_payment", {
                account_id: accountId,
                amount,
                currency,
                value_date: "2026-03-05",
                ...(step.which % 2 ? { receivable_id } : {}),
              }),
            credit: () =>
              command(tool, "credit_note", {
                account_id: accountId,
                amount,
                currency,
                issue_date: "2026-03-05",
                receivable_id,
              }),
            return: () => command(tool, "return_payment", { payment_id: pick(payments, step.which) ?? "none" }),
            allocate: () =>
              command(tool, "allocate", { payment_id: pick(payments, step.which) ?? "none", receivable_id }),
            write_off: () => command(tool, "write_off", { receivable_id }),
            reverse: () => command(tool, "reverse_write_off", { receivable_id }),
            cancel: () => command(tool, "cancel_receivable", { receivable_id }),
            reopen: () => command(tool, "reopen_receivable", { receivable_id }),
          }
          // A refusal is an answer; anything else is a defect.
          await run[step.do]().catch((error: { __isMedusaError?: boolean }) => {
            if (!error.__isMedusaError) throw error
          })
          cases++
        }
        await balanced(accountId)
      }),
      { numRuns: 1000 }
    )
    expect(cases).toBeGreaterThan(1000)
  })

  it("Formance: 20 workers apply one payment twice each: one wins, nineteen are refused", async () => {
    await live(tool, D)
    const { accountId, receivables } = await ledger("EUR")
    await command(tool, "record_payment", {
      account_id: accountId,
      amount: "300.00",
      currency: "EUR",
      value_date: "2026-03-05",
    })
    await command(tool, "return_payment", {
      payment_id: (await rows<{ id: string }>("select id from arms_payment"))[0].id,
    })
    await command(tool, "record_payment", {
      account_id: accountId,
      amount: "50.00",
      currency: "EUR",
      value_date: "2026-03-05",
      state: "in_transit",
    })
    const [{ id }] = await rows<{ id: string }>("select id from arms_payment where state = 'in_transit'")
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, () => command(tool, "book_payment", { payment_id: id }))
    )
    expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(1)
    expect(receivables).toHaveLength(2)
    await balanced(accountId)
  })

  it("P2: the same idempotency key answers the same, with another input it is refused; a dry run keeps nothing", async () => {
    await live(tool, D)
    const { accountId } = await ledger("EUR")
    const pay = (amount: string, over = {}) =>
      command(
        tool,
        "record_payment",
        { account_id: accountId, amount, currency: "EUR", value_date: "2026-03-05" },
        over
      )
    const first = await pay("10.00", { idempotencyKey: "k1" })
    const second = await pay("10.00", { idempotencyKey: "k1" })
    expect([second.repeated, second.result.payment_id]).toEqual([true, first.result.payment_id])
    await expect(pay("11.00", { idempotencyKey: "k1" })).rejects.toThrow(
      'idempotency_key "k1" was used for another request.'
    )
    const dry = await pay("99.00", { dryRun: true })
    expect([dry.dry_run, dry.result.on_account]).toEqual([true, "0.00"])
    expect(await rows("select 1 from arms_payment")).toHaveLength(1)
  })

  it("E-65 E-70: oldest due first in the currency, the rest on account; E-72 an overpayment is a credit", async () => {
    await live(tool, D)
    const { accountId } = await ledger("EUR")
    const paid = await command(tool, "record_payment", {
      account_id: accountId,
      amount: "200.00",
      currency: "EUR",
      value_date: "2026-03-05",
    })
    expect(paid.result.on_account).toBe("22.23")
    expect(await rows("select external_id, state from arms_receivable order by external_id")).toEqual([
      { external_id: "A", state: "settled" },
      { external_id: "B", state: "settled" },
    ])
  })

  it("E-25 R-4: a returned payment opens the receivable again, with its due date and what was done", async () => {
    await live(tool, D)
    const { accountId, receivables } = await ledger("EUR")
    const { result } = await command(tool, "record_payment", {
      account_id: accountId,
      amount: "100.00",
      currency: "EUR",
      value_date: "2026-03-05",
      receivable_id: receivables[0],
    })
    await setDay(tool.host, date("2026-03-20"))
    await command(tool, "return_payment", { payment_id: result.payment_id })
    expect(
      await rows(
        `select state, open_amount::text, to_char(due_date, 'YYYY-MM-DD') as due, to_char(reopened_on, 'YYYY-MM-DD') as reopened from arms_receivable where id = ?`,
        [receivables[0]]
      )
    ).toEqual([{ state: "open", open_amount: "100.0000", due: "2026-03-10", reopened: "2026-03-20" }])
  })

  it("E-40: merging accounts moves everything; the buyer of the merged one is found", async () => {
    await live(tool, D)
    const one = await oneReceivable(tool, { external_id: "A", account: "one", issue_date: D })
    const two = await oneReceivable(tool, { external_id: "B", account: "two", issue_date: D })
    await command(tool, "link_customer", { account_id: one.accountId, customer_id: "cus_1" })
    await command(tool, "merge_accounts", { from: one.accountId, into: two.accountId })
    expect(await rows("select distinct account_id from arms_receivable")).toEqual([{ account_id: two.accountId }])
    expect(await rows("select account_id from arms_account_customer")).toEqual([{ account_id: two.accountId }])
    await expect(command(tool, "merge_accounts", { from: two.accountId, into: two.accountId })).rejects.toThrow(
      "expected two"
    )
    await runToday(tool.host, "test")
    expect(await rows("select distinct account_id from arms_notice")).toEqual([{ account_id: two.accountId }])
  })

  it("E-41: a missing due date follows from the default terms and is flagged", async () => {
    await live(tool, D)
    await oneReceivable(tool, { issue_date: D })
    expect(await rows("select to_char(due_date, 'YYYY-MM-DD') as due, due_date_assumed from arms_receivable")).toEqual([
      { due: "2026-03-16", due_date_assumed: true },
    ])
  })

  it("R-2: an extension raises the round, a correction does not; both need an open receivable", async () => {
    await live(tool, D)
    const { receivableId } = await oneReceivable(tool, { issue_date: D })
    await command(tool, "correct_due_date", { receivable_id: receivableId, due_date: "2026-03-20" })
    await command(tool, "extend_due_date", { receivable_id: receivableId, due_date: "2026-03-30" })
    expect(
      await rows("select round, to_char(original_due_date, 'YYYY-MM-DD') as original from arms_receivable")
    ).toEqual([{ round: 1, original: "2026-03-20" }])
    await expect(
      command(tool, "extend_due_date", { receivable_id: receivableId, due_date: "2026-03-30" })
    ).rejects.toThrow("expected a date after the present due date 2026-03-30")
    await expect(
      command(tool, "correct_due_date", { receivable_id: receivableId, due_date: "2026-03-01" })
    ).rejects.toThrow("expected a date on or after the issue date 2026-03-02")
  })

  /** What an ERP's ledger held before ARMS came. */
  const opening = (account: string, due_date: string) =>
    runInFunnel(tool.host, "opening_import", {}, { actor: "test", reason: "test" }, async (context) => {
      const row = {
        external_id: `OLD-${account}`,
        account,
        email: "c@x.test",
        document_type: "invoice" as const,
        issue_date: date("2026-02-01"),
        due_date: date(due_date),
        amount: "5000.00",
        currency: "EUR",
      }
      const terms = { source: "ledger", opening: true, createAccounts: true }
      await importReceivables(context, terms, [{ line: 2, row }], nothingImported())
      return { accountId: null, subject: "system", subjectId: "x", result: {} }
    })
  const proposals = () =>
    rows<{ id: string; account_id: string; said: string }>(
      `select a.id, a.account_id, x.name || ' ' || a.step || ' ' || a.occurrence || ' ' || a.state as said
         from arms_action a join arms_account x on x.id = a.account_id where a.step like 'proposal:%' order by x.name, a.id`
    )
  const said = async () => (await proposals()).map((one) => one.said)

  it("R-10: an opening import mails nobody, proposes statuses and holds, and binds once accepted", async () => {
    await live(tool, date("2026-05-20"))
    await opening("C", "2026-03-01")
    await runToday(tool.host, "test")
    expect(await rows("select 1 from arms_notice")).toHaveLength(0)
    expect(await said()).toEqual(["C proposal:status red proposed"])
    await command(tool, "accept_all_proposals", {})
    expect(await rows("select status from arms_status_period where until is null")).toEqual([{ status: "red" }])
    expect(await rows("select kind, strength from arms_hold where state = 'standing'")).toEqual([
      { kind: "automatic", strength: "on_credit" },
    ])
    await empty(tool)
  })

  it("R-10: a proposal that a later run does not make is withdrawn; accepting one accepts what stands for the customer", async () => {
    await live(tool, date("2026-05-20"))
    await opening("LATE", "2026-05-01")
    await opening("PAID", "2026-03-01")
    await runToday(tool.host, "test")
    expect(await said()).toEqual(["LATE proposal:status yellow proposed", "PAID proposal:status red proposed"])
    const [late, paid] = await proposals()

    const [document] = await rows<{ id: string }>("select id from arms_receivable where account_id = ?", [
      paid.account_id,
    ])
    await command(tool, "record_payment", {
      account_id: paid.account_id,
      amount: "5000.00",
      currency: "EUR",
      value_date: "2026-05-20",
      receivable_id: document.id,
    })
    await setDay(tool.host, date("2026-07-20"))
    await runToday(tool.host, "test")
    expect(await said()).toEqual([
      "LATE proposal:status yellow withdrawn",
      "LATE proposal:status red proposed",
      "PAID proposal:status red withdrawn",
    ])
    await expect(command(tool, "accept_proposal", { action_id: late.id })).rejects.toThrow("open proposal")

    const [, red] = await proposals()
    expect(red.account_id).toBe(late.account_id)
    await command(tool, "accept_proposal", { action_id: red.id })
    expect(await said()).toContain("LATE proposal:status red done")
    expect(
      await rows("select status from arms_status_period where until is null and account_id = ?", [red.account_id])
    ).toEqual([{ status: "red" }])
    await empty(tool)
  })

  it("R-10 E-40: a dismissed proposal is not made again, and those of a merged account are withdrawn", async () => {
    await live(tool, date("2026-05-20"))
    for (const account of ["A", "B", "C"]) await opening(account, "2026-03-01")
    await runToday(tool.host, "test")
    const [a, b, c] = await proposals()
    await command(tool, "dismiss_proposal", { action_id: a.id })
    await command(tool, "merge_accounts", { from: b.account_id, into: c.account_id })
    await setDay(tool.host, date("2026-05-21"))
    await runToday(tool.host, "test")
    const stand = [
      "A proposal:status red dismissed",
      "B proposal:status red withdrawn",
      "C proposal:status red proposed",
    ]
    expect(await said()).toEqual(stand)
    await command(tool, "accept_all_proposals", {})
    expect(await said()).toEqual([...stand.slice(0, 2), "C proposal:status red done"])
    await empty(tool)
  })

  it("amounts are stored and read to the last unit", () => {
    expect(parseAmount("9007199254740993.0000", "EUR")).toBe(900719925474099300n)
  })
})
