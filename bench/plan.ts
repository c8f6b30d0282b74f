import { prepare, setDay } from "../demo/replay-days"
import { openTool, type Tool } from "../demo/tool"
import { date } from "../src/domain"
import { runToday } from "../src/modules/arms/run/engine"
import type { Db } from "../src/modules/arms/sql/db"

/**
 * Planning against its floor, as ratios of one interleaved run (performance §7). Floor: `INSERT …
 * SELECT … ON CONFLICT DO NOTHING` of the same, already decided rows into tables with the same
 * columns and indexes. `npm run bench [-- --small]`.
 */

const DAY = date("2026-03-18")
const ROUNDS = Number(process.env.ROUNDS ?? 5)

const out = (line: string) => process.stdout.write(`${line}\n`)
const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]

interface Size {
  readonly receivables: number
  readonly due: number
  readonly accounts: number
}

/** `due` receivables reached two days after due today; the rest is settled or due much later. */
async function build(db: Db, { receivables, due, accounts }: Size): Promise<void> {
  await db.rows(
    `insert into arms_account (id, name) select 'aracc_' || lpad(n::text, 7, '0'), 'Account ' || n from generate_series(1, ?::int) n`,
    [accounts]
  )
  await db.rows(
    `insert into arms_contact (id, account_id, email) select 'arcon_' || id, id, id || '@x.example' from arms_account`
  )
  await db.rows(
    `insert into arms_status_period (id, account_id, status, since, source, reason, is_first)
     select 'arsta_' || a.id, a.id, 'green', '2025-01-01', 'import', 'bench', true from arms_account a`
  )
  await db.rows(
    `insert into arms_receivable (id, account_id, number, issue_date, due_date, original_due_date, currency, amount, open_amount, source, external_id, known_since, state, settled_on, settled_known_on)
     select 'arrec_' || lpad(n::text, 8, '0'), 'aracc_' || lpad((1 + n % ?::int)::text, 7, '0'), 'R' || n, i, d, d, 'EUR', 100, case when s then 0 else 100 end, 'bench', n::text, i,
            case when s then 'settled' else 'open' end, case when s then d end, case when s then d end
       from (select n, n > ?::int and n % 10 < 4 as s, case when n <= ?::int then date '2026-03-02' when n % 10 < 4 then date '2024-06-01' else date '2025-11-01' end as i,
                    case when n <= ?::int then date '2026-03-16' when n % 10 < 4 then date '2024-07-01' else date '2026-05-20' end as d
               from generate_series(1, ?::int) n) x`,
    [accounts, due, due, due, receivables]
  )
  await db.rows(
    `insert into arms_source (id, name, reports_payments, payments_reported_on, opened_on) values ('arsrc_1', 'ledger', true, ?, '2025-01-01')`,
    [DAY]
  )
  await db.rows(`vacuum analyze`)
}

const PLANNED = ["arms_action", "arms_notice"]

async function forget(db: Db): Promise<void> {
  await db.rows(`truncate arms_action, arms_notice, arms_run, arms_calendar_task, arms_hold`)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - start) / 1e6
}

async function makeFloor(db: Db): Promise<void> {
  for (const table of PLANNED) {
    await db.rows(`drop table if exists floor_${table}, decided_${table}`)
    await db.rows(
      `create table decided_${table} as select * from ${table} where ${table === "arms_action" ? "run_id is not null" : "true"}`
    )
    await db.rows(`create table floor_${table} (like ${table} including all)`)
  }
}

async function floor(tool: Tool): Promise<number> {
  const db = tool.host.db()
  for (const table of PLANNED) await db.rows(`truncate floor_${table}`)
  return timed(() =>
    tool.host.transaction(async (trx) => {
      for (const table of PLANNED)
        await trx.rows(`insert into floor_${table} select * from decided_${table} on conflict do nothing`)
    })
  )
}

interface Measured {
  readonly plan: number
  readonly floor: number
  readonly again: number
  readonly acts: number
  readonly rows: number
  readonly statements: number
  readonly memory: number
}

async function measure(tool: Tool, size: Size): Promise<Measured> {
  const db = tool.host.db()
  await db.rows(
    `truncate ${(await db.rows<{ t: string }>(`select tablename as t from pg_tables where tablename like 'arms\\_%'`)).map((row) => row.t).join(", ")}`
  )
  await build(db, size)
  await prepare(tool.host, "standard", date("2026-03-01"))
  await setDay(tool.host, DAY)
  const plans: number[] = []
  const floors: number[] = []
  const again: number[] = []
  let statements = 0
  tool.knex.on("query", () => statements++)
  let memory = 0
  const watch = setInterval(() => (memory = Math.max(memory, process.memoryUsage().rss)), 50)
  for (let round = 0; round <= ROUNDS; round++) {
    await forget(db)
    statements = 0
    plans.push(await timed(() => runToday(tool.host, "bench")))
    const counted = statements
    again.push(await timed(() => runToday(tool.host, "bench")))
    if (round === 0) await makeFloor(db)
    floors.push(await floor(tool))
    statements = counted
  }
  clearInterval(watch)
  const rows = Number(
    (
      await db.rows<{ n: string }>(
        `select (select count(*) from decided_arms_action) + (select count(*) from decided_arms_notice) as n`
      )
    )[0].n
  )
  const acts = Number(
    (await db.rows<{ n: string }>(`select count(*) as n from decided_arms_action where state = 'planned'`))[0].n
  )
  const steady = (list: number[]) => median(list.slice(1))
  return {
    plan: steady(plans),
    floor: steady(floors),
    again: steady(again),
    acts,
    rows,
    statements,
    memory: memory / 1024 / 1024,
  }
}

async function main() {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error("DATABASE_URL is not set.")
  const factor = process.argv.includes("--small") ? 10 : 1
  const due = 100_000 / factor
  const tool = await openTool(url, "arms_bench")
  const results: Record<string, Measured> = {}
  for (const receivables of [1_000_000 / factor, 100_000 / factor + due]) {
    const measured = await measure(tool, { receivables, due, accounts: 20_000 / factor })
    results[receivables] = measured
    out(
      `${receivables} receivables, ${due} due: plan ${measured.plan.toFixed(0)} ms, floor ${measured.floor.toFixed(0)} ms, ratio ${(measured.plan / measured.floor).toFixed(2)}; ` +
        `second run ${((measured.again / measured.plan) * 100).toFixed(1)} %; ${measured.acts} acts, ${measured.rows} rows, ${measured.statements} statements; peak ${measured.memory.toFixed(0)} MB`
    )
  }
  const [large, small] = Object.entries(results)
    .sort((a, b) => Number(b[0]) - Number(a[0]))
    .map(([, measured]) => measured)
  out(`growth per action, large against small: ${(large.plan / large.acts / (small.plan / small.acts)).toFixed(2)}`)
  await tool.close()
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`\n✗ ${error.stack}\n`)
    process.exit(1)
  }
)
