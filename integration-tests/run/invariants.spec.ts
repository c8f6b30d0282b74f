import fc from "fast-check"
import { feedDay, prepare, setDay } from "../../demo/replay-days"
import type { Tool } from "../../demo/tool"
import type { ReceivableInput } from "../../src/contract/commands"
import { addDays, date, formatAmount, type FactDefinition } from "../../src/domain"
import { LEDGER_START, randomLedger } from "../../src/domain/testing/arbitraries"
import { PermanentFailure, type Ports } from "../../src/operations"
import { performDue } from "../../src/modules/arms/run/deliver"
import { runToday } from "../../src/modules/arms/run/engine"
import { command, empty, feedDays, feedOf, freshTool, live } from "../lib/engine"

jest.setTimeout(900_000)

const ISSUED = date("2026-03-02")
const DUE = date("2026-03-16")
const TODAY = date("2026-03-18")

/** What happens to one account between the plan and the first attempt, and between two attempts. */
const EVENTS = ["nothing", "part", "all", "write_off", "block"] as const
type Event = (typeof EVENTS)[number]

interface Case {
  readonly cents: number
  readonly before: Event
  /** How the first attempt ends. */
  readonly first: "sent" | "refused" | "unclear"
  /** What happens before a second one. */
  readonly between: Event
  /** A fact of another plugin fails for this account. */
  readonly poisoned: boolean
}

const cases = fc.array(
  fc.record<Case>({
    cents: fc.integer({ min: 20_000, max: 90_000 }),
    before: fc.constantFrom<Event>("nothing", "nothing", ...EVENTS),
    first: fc.constantFrom("sent", "sent", "refused", "unclear"),
    between: fc.constantFrom<Event>("nothing", "nothing", ...EVENTS),
    poisoned: fc.nat({ max: 7 }).map((n) => n === 0),
  }),
  { minLength: 25, maxLength: 25 }
)

const PART = 5_000
const euros = (cents: number) => formatAmount(BigInt(cents), "EUR")
const said = (cents: number) => `€${(cents / 100).toFixed(2)}`
const silent = (event: Event) => !["nothing", "part"].includes(event)

describe("invariants of the design, on PostgreSQL", () => {
  let tool: Tool
  let poisoned = new Set<string>()

  beforeAll(async () => {
    const fact: FactDefinition = {
      name: "acme/mood",
      subject: "account",
      type: "text",
      label: { en: "mood", pl: "nastrój", de: "Laune" },
      read: ({ view }) => {
        if (poisoned.has(view.account.id)) throw new Error("The mood service is away.")
        return "good"
      },
    }
    tool = await freshTool("invariants", { facts: [fact] })
  })

  afterAll(() => tool.close())

  const rows = <T>(sql: string, bindings: unknown[] = []) => tool.host.db().rows<T>(sql, bindings)

  /** Every account has one receivable, two days overdue today; everyone is asked for the foreign fact. */
  async function overdue(list: readonly Case[]): Promise<string[]> {
    await live(tool, ISSUED)
    await rows(
      `update arms_policy_version set definition = jsonb_set(definition, '{tasks}', (select jsonb_agg(case when t->>'step' = 'after_due_2'
          then jsonb_set(t, '{conditions}', t->'conditions' || '[{"fact": "acme/mood", "operator": "is", "value": "good"}]') else t end)
          from jsonb_array_elements(definition->'tasks') t))`
    )
    const receivables = list.map((one, index): ReceivableInput => {
      const id = String(index).padStart(2, "0")
      const common = { document_type: "invoice" as const, issue_date: ISSUED, due_date: DUE, currency: "EUR" }
      return { external_id: id, account: id, email: `${id}@x.test`, amount: euros(one.cents), ...common }
    })
    await setDay(tool.host, TODAY)
    await feedDay(tool.host, { receivables: new Map([[TODAY, receivables]]), payments: new Map() }, TODAY)
    // Long known, else it would be too early to ask for the money.
    await rows(`update arms_receivable set known_since = ?`, [ISSUED])
    const accounts = await rows<{ account_id: string }>(`select account_id from arms_receivable order by external_id`)
    return accounts.map((row) => row.account_id)
  }

  async function happen(event: Event, accountId: string, open: number): Promise<number> {
    if (open === 0) return 0
    const account_id = accountId
    const pay = async (cents: number) => {
      const money = { amount: euros(cents), currency: "EUR", value_date: TODAY }
      await command(tool, "record_payment", { account_id, ...money })
      return open - cents
    }
    if (event === "part") return pay(PART)
    if (event === "all") return pay(open)
    if (event === "write_off") {
      const [{ id }] = await rows<{ id: string }>(`select id from arms_receivable where account_id = ?`, [accountId])
      await command(tool, "write_off", { receivable_id: id })
      return 0
    }
    if (event === "block") await command(tool, "place_dunning_block", { account_id, until: addDays(TODAY, 9) })
    return open
  }

  it("3.5 3.12: 1,000 random notices: every attempt sees the money of its moment; what is poisoned or fails does so alone", async () => {
    let seen = 0
    await fc.assert(
      fc.asyncProperty(cases, async (list) => {
        seen += list.length
        poisoned = new Set()
        const accounts = await overdue(list)
        poisoned = new Set(accounts.filter((_, index) => list[index].poisoned))
        await runToday(tool.host, "test")
        const open: number[] = []
        for (const [index, one] of list.entries()) open.push(await happen(one.before, accounts[index], one.cents))

        const heard = new Map<string, string[]>()
        let attempt = 1
        const ports: Ports = {
          ...tool.ports,
          deliver: async (work, message) => {
            const index = accounts.indexOf(work.accountId)
            heard.set(work.accountId, [...(heard.get(work.accountId) ?? []), message.subject])
            if (attempt === 1 && list[index].first === "refused") throw new PermanentFailure("No such mailbox.")
            if (attempt === 1 && list[index].first === "unclear") throw new Error("The line broke.")
            return { via: "test", providerId: "1" }
          },
        }
        await performDue(tool.host, ports)
        attempt = 2
        const later = [...open]
        for (const [index, one] of list.entries())
          later[index] = await happen(one.between, accounts[index], open[index])
        await rows(`update arms_notice set not_before = null`)
        await performDue(tool.host, ports)

        const states = new Map(
          (
            await rows<{ account_id: string; state: string; error: string | null }>(
              `select account_id, state, result->>'error' as error from arms_action where run_id is not null and step in ('after_due_2', 'plan')`
            )
          ).map((row) => [row.account_id, row])
        )
        list.forEach((one, index) => {
          const { state, error } = states.get(accounts[index])!
          const subjects = heard.get(accounts[index]) ?? []
          // After an unclear first attempt a second one may only repeat its bytes or not happen.
          const first = `Reminder: ${said(open[index])} open`
          const expected = ((): [string, string[], string | null] => {
            if (one.poisoned) return ["failed", [], "The mood service is away."]
            if (silent(one.before)) return [one.before === "block" ? "ended" : "settled", [], null]
            if (one.first === "sent") return ["done", [first], null]
            if (one.first === "refused") return ["failed", [first], "No such mailbox."]
            if (one.between !== "nothing")
              return ["uncertain", [first], "What it says has changed since an attempt that may have been accepted."]
            return ["done", [first, first], null]
          })()
          expect([state, subjects, error]).toEqual(expected)
        })
      }),
      { numRuns: 40 }
    )
    expect(seen).toBeGreaterThanOrEqual(1000)
  })

  it("3.14: whatever a rehearsal sees, nothing leaves, nobody is held or moved, and its days are history", async () => {
    const count = async (from: string) => Number((await rows<{ n: string }>(`select count(*) as n from ${from}`))[0].n)
    await fc.assert(
      fc.asyncProperty(
        randomLedger,
        fc.integer({ min: 5, max: 110 }),
        fc.constantFrom("friendly", "standard", "strict"),
        async (ledger, after, preset) => {
          await empty(tool)
          const start = addDays(LEDGER_START, -1)
          await prepare(tool.host, preset, start)
          await rows(`update arms_settings set live_since = null`)
          const day = addDays(LEDGER_START, after)
          await feedDays(tool, feedOf(ledger), LEDGER_START, day)
          await setDay(tool.host, day)
          const statuses = await count("arms_status_period")
          const planned = await runToday(tool.host, "test")
          expect(planned).toMatchObject({ rehearsal: true, state: "done" })
          expect(await performDue(tool.host, tool.ports)).toBe(0)
          expect([
            await count("arms_notice"),
            await count("arms_hold"),
            await count("arms_calendar_task"),
            (await count("arms_status_period")) - statuses,
            await count("arms_action where run_id is not null and state <> 'rehearsed'"),
          ]).toEqual([0, 0, 0, 0, 0])
          await command(tool, "finish_set_up", {})
          await setDay(tool.host, addDays(day, 1))
          await runToday(tool.host, "test")
          expect(
            await rows(
              `select step, due_day from arms_action where state in ('planned', 'done') and task_id is not null and subject = 'receivable' and due_day <= ?`,
              [day]
            )
          ).toEqual([])
        }
      ),
      { numRuns: 1000 }
    )
  })
})
