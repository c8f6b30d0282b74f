import { openTool } from "../demo/tool"
import { runToday } from "../src/modules/arms/run/engine"
import { buildLedger } from "./ledger"

/**
 * What planning one ledger adds to the resident memory of a process that has already planned a small
 * one. Node collects garbage when it likes: the parent limits the heap, so that what is seen is what
 * is needed. Arguments: receivables, due, accounts.
 */
async function main() {
  const [receivables, due, accounts] = process.argv.slice(2).map(Number)
  const url = process.env.DATABASE_URL ?? ""
  const warm = await openTool(url, "arms_bench_memory")
  await buildLedger(warm, { receivables: 1000, due: 1000, accounts: 200 })
  await runToday(warm.host, "bench")
  await warm.close()
  const tool = await openTool(url, "arms_bench_memory")
  await buildLedger(tool, { receivables, due, accounts })
  const before = process.memoryUsage().rss
  let peak = before
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20)
  await runToday(tool.host, "bench")
  clearInterval(watch)
  await tool.close()
  process.stdout.write(`${((peak - before) / 1024 / 1024).toFixed(0)} ${(before / 1024 / 1024).toFixed(0)}`)
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`\n✗ ${error.stack}\n`)
    process.exit(1)
  }
)
