import { execFileSync } from "child_process"
import path from "path"
import { openTool } from "../demo/tool"
import { addIdleTasks, buildLedger, type Size } from "./ledger"
import { Measured } from "./measure"

/**
 * Planning against its floor, as ratios of one interleaved run (`docs/performance.md`). Floor:
 * `INSERT … SELECT … ON CONFLICT DO NOTHING` of the same, already decided rows into tables with the
 * same columns and indexes. `npm run bench [-- --small]`; `ROUNDS` is 5 unless set.
 */

const ROUNDS = Number(process.env.ROUNDS ?? 5)
const FACTOR = process.argv.includes("--small") ? 10 : 1
/** Heap limits under which memory is measured, in megabytes. */
const HEAP = ["--max-old-space-size=120", "--max-semi-space-size=4"]

const url = process.env.DATABASE_URL ?? ""
const out = (line: string) => process.stdout.write(`${line}\n`)
const DUE = 100_000 / FACTOR
const ACCOUNTS = 20_000 / FACTOR

const LARGE: Size = { receivables: 1_000_000 / FACTOR, due: DUE, accounts: ACCOUNTS }
const SMALL: Size = { receivables: 100_000 / FACTOR, due: DUE, accounts: ACCOUNTS }
const FEW: Size = { receivables: 100_000 / FACTOR, due: 2000, accounts: 400 }

async function open(name: string, size: Size, idle = 0): Promise<Measured> {
  out(`… ${name}: ${size.receivables} receivables, ${size.due} due`)
  const tool = await openTool(url, `arms_bench_${name}`)
  await buildLedger(tool, size)
  if (idle > 0) await addIdleTasks(tool, idle)
  return new Measured(name, tool)
}

function memory(size: Size): string {
  const script = [path.join(__dirname, "memory.ts"), size.receivables, size.due, size.accounts].map(String)
  const register = path.join(__dirname, "../scripts/lib/register.cjs")
  const [more, before] = execFileSync(process.execPath, [...HEAP, "--no-warnings", "-r", register, ...script], {
    encoding: "utf8",
  }).split(" ")
  return `+${more} MB on ${before} MB`
}

const percent = (part: number, whole: number) => `${((part / whole) * 100).toFixed(1)} %`

async function main() {
  const large = await open("large", LARGE)
  const small = await open("small", SMALL)
  const twelve = await open("few_tasks", FEW)
  const thousand = await open("idle_tasks", FEW, 1000)
  for (let round = 0; round <= ROUNDS; round++) {
    for (const measured of [large, small, twelve, thousand]) await measured.round()
    out(`… round ${round} of ${ROUNDS}`)
  }
  for (const one of [large, small, twelve, thousand]) {
    out(
      `${one.name}: plan ${one.plan.toFixed(0)} ms, floor ${one.floor.toFixed(0)} ms; ${one.acts} acts, ${one.rows} rows, ` +
        `${one.statements} statements; second run ${percent(one.again, one.plan)}`
    )
  }
  out(`plan ÷ floor, large: ${(large.plan / large.floor).toFixed(2)} (must 2.5)`)
  out(`cost per action, large ÷ small: ${(large.plan / large.acts / (small.plan / small.acts)).toFixed(2)} (must 1.5)`)
  out(`1,000 idle tasks ÷ none: ${(thousand.plan / twelve.plan).toFixed(2)} (must 2)`)
  out(`statements per 1,000 rows, large: ${((large.statements / large.rows) * 1000).toFixed(2)} (must 1)`)
  for (const one of [large, small, twelve, thousand]) await one.tool.close()
  out(`memory of planning, large: ${memory(LARGE)} (must +50)`)
  out(`memory of planning, small: ${memory(SMALL)}`)
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`\n✗ ${error.stack}\n`)
    process.exit(1)
  }
)
