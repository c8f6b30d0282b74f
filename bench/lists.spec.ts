import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { setScene, type Scene } from "../integration-tests/lib/checkout"
import { armsOf, type Api } from "../integration-tests/lib/shop"
import { accountList, countAccounts } from "../src/modules/arms/sql/account-list"
import type { Db } from "../src/modules/arms/sql/db"
import { countReceivables, receivableList } from "../src/modules/arms/sql/lists"
import { countPayments, paymentList } from "../src/modules/arms/sql/payments"
import { countRegister, registerPage, type RegisterFilter } from "../src/modules/arms/sql/register"
import { factsAsOf } from "../src/modules/arms/sql/sources"

jest.setTimeout(3_000_000)

const ACTIONS = Number(process.env.ARMS_BENCH_ACTIONS ?? 1_000_000)
const RECEIVABLES = 20_000
const ACCOUNTS = 2_000
/** Rows of the register filled in at once. */
const PART = 100_000
const ROUNDS = 15
const TODAY = "2026-03-02"
const COUNT_LIMIT = 10_000

const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]
const took = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - begun) / 1e6
}

interface Asked {
  readonly sql: string
  readonly bindings: readonly unknown[]
}

/** A shop of some years: everything in the past, a few rows of the rare kinds. */
async function fill(db: Db): Promise<void> {
  await db.rows(
    `insert into arms_account (id, name, kind) select 'aracc_' || lpad(n::text, 8, '0'), 'Customer ' || n, 'company' from generate_series(1, ?::int) n`,
    [ACCOUNTS]
  )
  await db.rows(
    `insert into arms_receivable (id, account_id, document_type, number, issue_date, due_date, original_due_date, currency, amount, open_amount, source, external_id, known_since, state)
     select 'arrec_' || lpad(n::text, 8, '0'), 'aracc_' || lpad((1 + n % ?::int)::text, 8, '0'), 'invoice', 'R-' || n, d.day, d.day + 14, d.day + 14, 'EUR', 100,
            case when n % 5 = 0 then 100 else 0 end, 'bench', 'R-' || n, d.day, case when n % 5 = 0 then 'open' else 'settled' end
       from generate_series(1, ?::int) n, lateral (select date '2022-01-01' + n % 1500 as day) d`,
    [ACCOUNTS, RECEIVABLES]
  )
  for (let from = 1; from <= ACTIONS; from += PART)
    await db.rows(
      `insert into arms_action (id, account_id, subject, subject_id, step, occurrence, operation, state, reason, business_date, first_day, last_day, actor)
     select 'aract_' || lpad(n::text, 10, '0'), 'aracc_' || lpad((1 + r.k % ?::int)::text, 8, '0'), 'receivable', 'arrec_' || lpad(r.k::text, 8, '0'), 'step_' || n % 12, 'b:' || n,
            case when n % 5000 = 0 then 'record_payment' when n % 7 = 0 then 'create_calendar_task' else 'send_email' end, s.state,
            case when s.state = 'skipped' then (array['conditions', 'quiet_days', 'superseded'])[1 + n % 3] end, d.day, d.day, d.day, 'system'
       from generate_series(?::int, ?::int) n, lateral (select 1 + ((n::bigint * 7919) % ?::int)::int as k) r, lateral (select date '2022-01-01' + n / (1 + ?::int / 1500) as day) d,
            lateral (select case when n % 20000 = 0 then 'failed' when n % 3 = 0 then 'skipped' else 'done' end as state) s`,
      [ACCOUNTS, from, Math.min(from + PART - 1, ACTIONS), RECEIVABLES, ACTIONS]
    )
  await db.rows(
    `insert into arms_payment (id, account_id, currency, amount, unapplied_amount, value_date, recorded_on, source, external_id, state)
     select 'arpay_' || lpad(r.k, 8, '0'), r.account_id, 'EUR', 100, 0, r.due_date, r.due_date, 'bench', 'P-' || r.k, 'booked'
       from (select ltrim(right(id, 8), '0') as k, account_id, due_date from arms_receivable where source = 'bench' and state = 'settled') r`
  )
  await db.rows(
    `insert into arms_allocation (id, receivable_id, payment_id, amount, value_date, recorded_on)
     select 'arall_' || right(id, 8), 'arrec_' || right(id, 8), id, 100, value_date, recorded_on from arms_payment where source = 'bench'`
  )
  await db.rows(
    `insert into arms_policy_version (id, policy_id, version, definition, actor)
     values ('arpov_bench', 'arpol_bench', 1, '{"tasks": [{"name": "Task of step 3", "step": "step_3"}]}', 'bench')`
  )
  for (const table of ["arms_account", "arms_receivable", "arms_action", "arms_payment", "arms_allocation"])
    await db.rows(`vacuum analyze ${table}`)
}

/** The same database, and the statements asked of it. */
function listening(db: Db): { db: Db; asked: Asked[] } {
  const asked: Asked[] = []
  const rows = (sql: string, bindings: readonly unknown[] = []) => {
    asked.push({ sql, bindings })
    return db.rows(sql, bindings)
  }
  return { db: { ...db, rows } as Db, asked }
}

/**
 * Lists of the admin on a register of a million rows: no statement reads the register from end to end (asserted from
 * EXPLAIN), and how long the server takes beside the bare statements (printed): `npm run bench -- --lists`.
 */
medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }: { api: Api; getContainer: () => never }) => {
    let scene: Scene
    let db: Db

    beforeAll(async () => {
      scene = await setScene(getContainer(), api)
      db = armsOf(getContainer()).host.db()
      await fill(db)
    })

    const REGISTER: [string, RegisterFilter, string][] = [
      ["everything", {}, ""],
      ["failed", { state: ["failed"] }, "state=failed"],
      ["done", { state: ["done"] }, "state=done"],
      ["a rare operation", { operation: "record_payment" }, "operation=record_payment"],
      ["e-mails", { operation: "send_email" }, "operation=send_email"],
      ["e-mails that failed", { operation: "send_email", state: ["failed"] }, "operation=send_email&state=failed"],
      ["an order", { order_id: "order_unknown" }, "order_id=order_unknown"],
      ["a reason", { reason: "quiet_days" }, "reason=quiet_days"],
      ["a customer", { account_id: "aracc_00000042" }, "account_id=aracc_00000042"],
      ["a receivable", { subject_id: "arrec_00000042" }, "subject_id=arrec_00000042"],
      ["a week of two years ago", { from: "2024-03-04", to: "2024-03-10" }, "from=2024-03-04&to=2024-03-10"],
      ["a quarter of two years ago", { from: "2024-01-01", to: "2024-03-31" }, "from=2024-01-01&to=2024-03-31"],
      [
        "a week, failed",
        { from: "2024-03-04", to: "2024-03-10", state: ["failed"] },
        "from=2024-03-04&to=2024-03-10&state=failed",
      ],
      ["a name", { q: "Customer 77" }, "q=Customer%2077"],
      ["a document", { q: "R-1234" }, "q=R-1234"],
      ["a task's name", { q: "Task of step" }, "q=Task%20of%20step"],
      ["a task", { step: "step_3" }, "step=step_3"],
    ]

    it("asks nothing that reads the register from end to end", async () => {
      const { db: heard, asked } = listening(db)
      const said: string[] = []
      const look = async (name: string, work: () => Promise<unknown>) => {
        asked.length = 0
        await work()
        for (const { sql, bindings } of [...asked]) {
          const plan = await db.rows<{ "QUERY PLAN": string }>(`explain ${sql}`, [...bindings])
          const text = plan.map((row) => row["QUERY PLAN"]).join("\n")
          if (/Seq Scan on arms_action/.test(text)) said.push(`${name}:\n${text}`)
        }
      }
      for (const [name, filter] of REGISTER) {
        await look(name, () => registerPage(heard, filter, undefined, 20))
        await look(`${name}, deep`, () => registerPage(heard, filter, "aract_0000500000", 20))
        if (Object.keys(filter).length > 0)
          await look(`${name}, counted`, () => countRegister(heard, filter, COUNT_LIMIT))
      }
      expect(said).toEqual([])
    })

    it("measures the server beside the bare statements", async () => {
      const bare: Record<string, () => Promise<unknown>> = Object.fromEntries(
        REGISTER.map(([name, filter]) => [
          name,
          async () => {
            await registerPage(db, filter, undefined, 20)
            await countRegister(db, filter, COUNT_LIMIT)
          },
        ])
      )
      const paths: Record<string, string> = Object.fromEntries(
        REGISTER.map(([name, , query]) => [name, `actions?limit=20&${query}`])
      )
      const overdue = { state: "open", overdue: true }
      bare.receivables = async () => {
        await receivableList(db, overdue, TODAY, 20, 0)
        await countReceivables(db, overdue, TODAY)
        await factsAsOf(db)
      }
      paths.receivables = "receivables?state=open&overdue=true&limit=20"
      bare["customers by risk"] = async () => {
        await accountList(db, {}, "risk", TODAY, 20, 0)
        await countAccounts(db, {})
        await factsAsOf(db)
      }
      paths["customers by risk"] = "accounts?order=risk&limit=20"
      bare["receivables by a customer's name"] = async () => {
        await receivableList(db, { q: "Customer 77" }, TODAY, 20, 0)
        await countReceivables(db, { q: "Customer 77" }, TODAY)
        await factsAsOf(db)
      }
      paths["receivables by a customer's name"] = "receivables?q=Customer%2077&limit=20"
      bare["customers by name, by risk"] = async () => {
        await accountList(db, { q: "Customer 77" }, "risk", TODAY, 20, 0)
        await countAccounts(db, { q: "Customer 77" })
        await factsAsOf(db)
      }
      paths["customers by name, by risk"] = "accounts?order=risk&q=Customer%2077&limit=20"
      for (const [name, filter] of [
        ["payments", {}],
        ["payments of a customer", { account_id: "aracc_00000042" }],
      ] as const) {
        bare[name] = async () => {
          await paymentList(db, filter, 20, 0)
          await countPayments(db, filter)
        }
        paths[name] = `payments?limit=20&${new URLSearchParams(filter)}`
      }
      const floor: number[] = []
      for (let round = 0; round < ROUNDS; round++)
        floor.push(await took(() => api.get("/admin/sales-channels?limit=1&fields=id", scene.as)))
      process.stderr.write(
        `a list of Medusa's own with one row of one column: over HTTP ${median(floor).toFixed(1)} ms\n`
      )
      for (const [name, work] of Object.entries(bare)) {
        const [inDatabase, byHttp]: number[][] = [[], []]
        for (let round = 0; round < ROUNDS; round++) {
          inDatabase.push(await took(work))
          byHttp.push(await took(() => api.get(`/admin/arms/${paths[name]}`, scene.as)))
        }
        const [sql, http] = [median(inDatabase), median(byHttp)]
        process.stderr.write(
          `${name}: SQL ${sql.toFixed(1)} ms, over HTTP ${http.toFixed(1)} ms, ${(http / sql).toFixed(2)} ×; without that list's time ${(Math.max(0, http - median(floor)) / sql).toFixed(2)} ×\n`
        )
      }
    })
  },
} as never)
