import { openTool } from "../demo/tool"
import { claimNotices } from "../src/modules/arms/sql/notices"
import { runToday } from "../src/modules/arms/run/engine"
import { holdsOfCustomer } from "../src/modules/arms/sql/holds"
import { buildLedger } from "./ledger"

/**
 * How PostgreSQL answers the questions a run asks, on a ledger of 100,000 receivables of which 2,000
 * have a step due: `npm run bench -- --explain`. What stands in `docs/data-model.md` comes from here.
 */

interface Asked {
  readonly sql: string
  readonly bindings: readonly unknown[]
}

const QUESTIONS: readonly [name: string, like: RegExp][] = [
  ["accounts a run must look at (candidates.ts)", /^select a\.id from arms_account a/],
  ["everything a decision reads, 400 accounts (load-snapshots.ts)", /^with\s+waits as/],
  ["notices to be sent (notices.ts)", /^update arms_notice n set state = 'sending'/],
  ["may this customer order (holds.ts)", /arms_account_customer/],
]

async function main() {
  const tool = await openTool(process.env.DATABASE_URL ?? "", "arms_bench_explain")
  await buildLedger(tool, { receivables: 100_000, due: 2000, accounts: 400 })
  const asked: Asked[] = []
  tool.knex.on("query", ({ sql, bindings }: Asked) => asked.push({ sql: sql.trim(), bindings }))
  await runToday(tool.host, "bench")
  await tool.host.db().rows(`vacuum analyze`)
  await claimNotices(tool.host.db(), "bench", 60, 25)
  await holdsOfCustomer(tool.host.db(), "cus_1")
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
    for (const row of plan.rows as Record<string, string>[]) process.stdout.write(`${row["QUERY PLAN"]}\n`)
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
