import { feedDay, prepare, setDay, type DayFeed } from "../../demo/replay-days"
import { openTool, type Tool } from "../../demo/tool"
import { emptyTables } from "../../harness/arena"
import type { PaymentInput, ReceivableInput } from "../../src/contract/commands"
import { addDays, formatAmount, type CalendarDate } from "../../src/domain"
import type { LedgerRow } from "../../src/domain/testing/simulate"
import { execute } from "../../src/modules/arms/commands/funnel"
import type { CommandName } from "../../src/contract/commands"
import type { ArmsOptions } from "../../src/modules/arms/options"

export const CALLER = { actor: "test", reason: "test" }

/** Address of the test database server. */
export const serverUrl = () => `postgres://${process.env.DB_USERNAME}@localhost:${process.env.DB_PORT}/postgres`

/** A fresh database with ARMS alone; a session's time zone may be set (F26). */
export const freshTool = (name: string, options: ArmsOptions = {}, session = ""): Promise<Tool> =>
  openTool(serverUrl(), `arms_${name}`, options, session)

export const empty = emptyTables

const push = <T>(map: Map<string, T[]>, day: string, item: T) => map.set(day, [...(map.get(day) ?? []), item])

/** A random ledger as a feed; returned payments are left out. */
export function feedOf(rows: readonly LedgerRow[]): DayFeed {
  const receivables = new Map<string, ReceivableInput[]>()
  const payments = new Map<string, PaymentInput[]>()
  for (const row of rows) {
    const { id, account, currency, issue, due } = row
    push(receivables, issue, {
      external_id: id,
      account,
      email: `${account}@x.test`,
      document_type: "invoice",
      number: id,
      issue_date: issue,
      due_date: due,
      amount: formatAmount(row.amount, currency),
      currency,
    })
    row.payments.forEach((payment, index) => {
      if (payment.amount <= 0n) return
      push(payments, payment.on, {
        external_id: `${id}-${index}`,
        account,
        amount: formatAmount(payment.amount, currency),
        currency,
        value_date: payment.on,
        state: "booked",
        number: id,
      })
    })
  }
  return { receivables, payments }
}

/** A live installation with a preset, on the morning of `day`. */
export async function live(tool: Tool, day: CalendarDate, preset = "standard"): Promise<void> {
  await emptyTables(tool)
  await prepare(tool.host, preset, day)
  await setDay(tool.host, day)
}

/** Feeds the days `from` … `to` without running them. */
export async function feedDays(tool: Tool, feed: DayFeed, from: CalendarDate, to: CalendarDate): Promise<void> {
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (!feed.receivables.has(day) && !feed.payments.has(day)) continue
    await setDay(tool.host, day, "07:00")
    await feedDay(tool.host, feed, day)
  }
}

/** One receivable of a new account; answers both ids. */
export async function oneReceivable(
  tool: Tool,
  over: Partial<ReceivableInput> & { issue_date: CalendarDate }
): Promise<{ accountId: string; receivableId: string }> {
  const row: ReceivableInput = {
    external_id: "INV-1",
    account: "C1",
    email: "c1@x.test",
    document_type: "invoice",
    amount: "100.00",
    currency: "EUR",
    ...over,
  }
  const feed: DayFeed = { receivables: new Map([[row.issue_date, [row]]]), payments: new Map() }
  await feedDay(tool.host, feed, row.issue_date)
  const [found] = await tool.host
    .db()
    .rows<{ id: string; account_id: string }>(`select id, account_id from arms_receivable where external_id = ?`, [
      row.external_id,
    ])
  return { accountId: found.account_id, receivableId: found.id }
}

/** Runs a command. */
export const command = (
  tool: Tool,
  name: CommandName,
  input: unknown,
  over: { idempotencyKey?: string; dryRun?: boolean } = {}
) => execute(tool.host, name, input, { ...CALLER, ...over })

/** Rows of the register that tell of tasks, as short lines. */
export async function registerLines(tool: Tool): Promise<string[]> {
  const rows = await tool.host.db().rows<{ line: string }>(
    `select concat_ws('|', to_char(a.business_date, 'YYYY-MM-DD'), x.name, r.external_id, a.step, a.occurrence, a.state, a.reason) as line
       from arms_action a left join arms_account x on x.id = a.account_id left join arms_receivable r on r.id = a.subject_id
      where a.step not like 'command:%' order by 1`
  )
  return rows.map((row) => row.line)
}

/** The morning of a day, with every payment reported. */
export async function reportedMorning(tool: Tool, day: CalendarDate): Promise<void> {
  await setDay(tool.host, day)
  await command(tool, "confirm_payments", { source: "ledger", up_to: day })
}

/** Adds a task to the policy; what is left out is as in its first task. */
export const addTask = (tool: Tool, task: object) =>
  tool.host
    .db()
    .rows(
      `update arms_policy_version set definition = jsonb_set(definition, '{tasks}', (definition->'tasks') || jsonb_build_array((definition->'tasks'->0) || ?::jsonb))`,
      [JSON.stringify(task)]
    )

/** Demands of the register, one short line each. */
export async function demandLines(tool: Tool): Promise<string[]> {
  const rows = await tool.host.db().rows<{ line: string }>(
    `select concat_ws(' ', to_char(business_date, 'MM-DD'), r.external_id, step, a.state, reason) as line from arms_action a
       join arms_receivable r on r.id = a.subject_id where voice = 'demand' order by 1`
  )
  return rows.map((row) => row.line)
}
