import { createWriteStream } from "fs"
import { parseArgs } from "util"
import { addDays, daysBetween, parseCalendarDate, type CalendarDate } from "../src/domain"
import { cell } from "../src/adapters/csv-file"
import { figuresOf } from "./replay-figures"
import { prepare, replayDay } from "./replay-days"
import { readLedger, type ReplayLedger } from "./replay-ledger"
import { openTool, type Tool } from "./tool"

/** `npm run replay -- FILE.csv [--preset strict] [--from D --to D] [--map "Theirs=ours,…"] [--out FILE] [--days]` */

const out = (line: string) => process.stdout.write(`${line}\n`)

function dayArgument(name: string, value: string | undefined, fallback: string): CalendarDate {
  const day = parseCalendarDate(value ?? fallback)
  if (day === null) throw new Error(`--${name} is "${value}": expected a date YYYY-MM-DD.`)
  return day
}

function bar(done: number, all: number, label: string) {
  if (!process.stdout.isTTY) return
  const width = 30
  const full = Math.round((done / all) * width)
  process.stdout.write(`\r${"█".repeat(full)}${"░".repeat(width - full)} ${label} `)
}

const sumInto = (sum: Record<string, number>, day: Record<string, number>) => {
  for (const [key, value] of Object.entries(day)) sum[key] = (sum[key] ?? 0) + value
}

const group = (totals: Record<string, number>, prefix: string) =>
  Object.entries(totals)
    .filter(([key]) => key.startsWith(prefix))
    .sort((a, b) => b[1] - a[1])
    .map(([key, value]) => `  ${key.slice(prefix.length).padEnd(32)} ${String(value).padStart(8)}`)
    .join("\n")

async function writeActions(tool: Tool, file: string): Promise<number> {
  const stream = createWriteStream(file)
  stream.write("business_date,account,document,step,occurrence,operation,state,reason,status\n")
  let cursor = ""
  let count = 0
  for (;;) {
    const rows = await tool.host.db().rows<Record<string, string | null>>(
      `select a.id, to_char(a.business_date, 'YYYY-MM-DD') as business_date, x.name as account, r.number as document, a.step, a.occurrence, a.operation, a.state, a.reason, a.status
         from arms_action a left join arms_account x on x.id = a.account_id left join arms_receivable r on r.id = a.subject_id where a.id > ? order by a.id limit 5000`,
      [cursor]
    )
    if (rows.length === 0) break
    for (const { id: _, ...row } of rows) stream.write(`${Object.values(row).map(cell).join(",")}\n`)
    cursor = rows[rows.length - 1].id ?? ""
    count += rows.length
  }
  await new Promise<void>((resolve) => stream.end(resolve))
  return count
}

function reportLedger(ledger: ReplayLedger) {
  out(`${ledger.rows} rows read, ${ledger.taken} taken, ${ledger.rows - ledger.taken} refused:`)
  for (const [kind, { count, example }] of ledger.refused) out(`  ${String(count).padStart(6)} × ${kind}  (${example})`)
  if (ledger.invented > 0)
    out(`${ledger.invented} rows have no address: one was invented per account in the reserved domain replay.example.`)
}

/** Everything but the day a wait was last given. */
const registerDigest = async ({ host }: Tool): Promise<string> => {
  const [{ digest }] = await host.db().rows<{ digest: string }>(
    `select count(*) || ' ' || md5(string_agg(concat_ws(' ', id, state, reason, notice_id, first_day, last_day), ',' order by id)) as digest
       from arms_action where step not like 'command:%'`
  )
  return digest
}

/** Runs a day once more over every account, changed or not: nothing may be done and no row may change. */
async function runAgain(tool: Tool, day: CalendarDate): Promise<void> {
  const before = await registerDigest(tool)
  await tool.host.db().rows(`update arms_run set change_no = -1 where business_date = ?`, [day])
  const again = await replayDay(tool.host, tool.ports, { receivables: new Map(), payments: new Map() }, day)
  const did = Object.keys(again).filter((key) => !key.startsWith("no."))
  if (did.length > 0) throw new Error(`${day}: a second run did something: ${did.join(", ")}`)
  const runs = await tool.host.db().rows(`select id from arms_run where business_date = ?`, [day])
  if (runs.length !== 2) throw new Error(`${day}: the second run did not take place.`)
  if ((await registerDigest(tool)) !== before) throw new Error(`${day}: a second run changed the register.`)
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      preset: { type: "string", default: "standard" },
      from: { type: "string" },
      to: { type: "string" },
      map: { type: "string" },
      out: { type: "string" },
      days: { type: "boolean", default: false },
      twice: { type: "boolean", default: false },
    },
  })
  const file = positionals[0]
  if (!file) throw new Error("Which ledger? npm run replay -- FILE.csv [--preset friendly|standard|strict]")
  if (!["friendly", "standard", "strict"].includes(values.preset))
    throw new Error(`--preset is "${values.preset}": expected friendly, standard or strict.`)
  const mapping = values.map
    ? Object.fromEntries(values.map.split(",").map((pair) => pair.split("=") as [string, string]))
    : null
  const ledger = await readLedger(file, mapping)
  reportLedger(ledger)
  const from = dayArgument("from", values.from, ledger.first)
  const to = dayArgument("to", values.to, addDays(ledger.last as CalendarDate, 7))
  const url = process.env.DATABASE_URL
  if (!url) throw new Error("DATABASE_URL is not set.")
  const tool = await openTool(url, "arms_replay")
  const started = Date.now()
  await prepare(tool.host, values.preset, from)
  const totals: Record<string, number> = {}
  const all = daysBetween(from, to) + 1
  for (let day = from, done = 1; day <= to; day = addDays(day, 1), done++) {
    const numbers = await replayDay(tool.host, tool.ports, ledger, day)
    if (values.twice) {
      await runAgain(tool, day)
    }
    sumInto(totals, numbers)
    if (values.days) out(`${day} ${JSON.stringify(numbers)}`)
    bar(done, all, `${day}`)
  }
  const seconds = (Date.now() - started) / 1000
  const memory = process.resourceUsage().maxRSS / 1024
  out(
    `\n\n${values.preset}: ${all} days from ${from} to ${to} in ${seconds.toFixed(0)} s, peak memory ${memory.toFixed(0)} MB\n`
  )
  out(
    `Actions by step:\n${group(totals, "act.")}\n\nNot done, by reason (occurrence-days):\n${group(totals, "no.")}\n\nStatus moves:\n${group(totals, "move.")}`
  )
  out(`\nNotices ${totals.notices ?? 0}, calendar tasks ${totals.calendar_tasks ?? 0}`)
  out(`\n${JSON.stringify(await figuresOf(tool), null, 2)}`)
  const target = values.out ?? `.arms/replay-${values.preset}.csv`
  out(`\n${await writeActions(tool, target)} rows of the register written to ${target}`)
  await tool.close()
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`\n✗ ${error.message}\n`)
    process.exit(1)
  }
)
