import { openTool } from "../demo/tool"
import { claimNotices } from "../src/modules/arms/sql/notices"
import { runToday } from "../src/modules/arms/run/engine"
import { accountsOfBuyer } from "../src/modules/arms/sql/holds"
import { buildLedger } from "./ledger"

/**
 * How PostgreSQL reads tables for the questions a run and a checkout ask, on a ledger of 100,000
 * receivables and 20,000 accounts, of which 2,000 have a step due and 200 are held: `npm run bench -- --explain`. What stands in `docs/data-model.md` comes from here.
 */

interface Asked {
  readonly sql: string
  readonly bindings: readonly unknown[]
}

const QUESTIONS: readonly [name: string, like: RegExp][] = [
  ["accounts a run must look at (candidates.ts)", /^select a\.id from arms_account a/],
  ["everything a decision reads, of up to 1,000 accounts (load-snapshots.ts)", /^with\s+waits as/],
  ["notices to be sent (notices.ts)", /^update arms_notice n set state = 'sending'/],
  ["may this customer order (holds.ts)", /arms_account_customer/],
]

const CUSTOMERS = `insert into arms_account_customer (id, account_id, customer_id)
  select 'aracu_' || id, id, 'cus_' || right(id, 5) from arms_account`

const HOLDS = `insert into arms_hold (id, account_id, kind, strength, state, from_date, reason, causes)
  select 'arhol_' || id, id, 'forced', 'on_credit', 'standing', '2026-03-10', 'bench', '{}' from arms_account
   where right(id, 2) = '99'`

/** How tables are read, and what was left out for it; long lists of ids are cut. */
function readsOf(lines: readonly string[]): string[] {
  const told = new Map<string, number>()
  lines.forEach((line, index) => {
    const node =
      /((?:Parallel )?(?:Seq|Index(?: Only)?|Bitmap Index) Scan .*?on \S+)(?: \S+)? \((never executed|actual rows=\S+ loops=\d+)\)/.exec(
        line
      )
    if (!node || node[2] === "never executed") return
    const condition = /Index Cond: (.*)/.exec(lines[index + 1] ?? "")?.[1].replace(/'\{[^']*\}'/g, "'{…}'") ?? ""
    const text = `${node[1]}${condition ? `  ${condition}` : ""}`
    told.set(text, (told.get(text) ?? 0) + 1)
  })
  return [...told.keys()]
}

async function main() {
  const tool = await openTool(process.env.DATABASE_URL ?? "", "arms_bench_explain")
  await buildLedger(tool, { receivables: 100_000, due: 2000, accounts: 20_000 })
  await tool.host.db().rows(CUSTOMERS)
  await tool.host.db().rows(HOLDS)
  const asked: Asked[] = []
  tool.knex.on("query", ({ sql, bindings }: Asked) => asked.push({ sql: sql.trim(), bindings }))
  await runToday(tool.host, "bench")
  await tool.host.db().rows(`vacuum analyze`)
  await claimNotices(tool.host.db(), "bench", 60, 25, { oneByOne: ["send_email"], inBatches: [] })
  await accountsOfBuyer(tool.host.db(), { customerId: "cus_00099", email: null, collectionId: null })
  for (const [name, like] of QUESTIONS) {
    const question = asked.findLast(({ sql }) => like.test(sql))
    if (!question) throw new Error(`Nobody asked: ${name}.`)
    process.stdout.write(`\n-- ${name}\n`)
    const trx = await tool.knex.transaction()
    const text = question.sql.replace(/\$\d+/g, "?")
    const plan = await trx.raw(`explain (analyze, buffers, costs off, timing off, summary off) ${text}`, [
      ...question.bindings,
    ] as never)
    await trx.rollback()
    const lines = (plan.rows as Record<string, string>[]).map((row) => row["QUERY PLAN"])
    for (const line of readsOf(lines)) process.stdout.write(`${line}\n`)
  }
  await tool.close()
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`\n✗ ${error.stack}\n`)
    process.exit(1)
  }
)
