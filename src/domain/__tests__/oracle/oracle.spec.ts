import fs from "fs"
import path from "path"
import fc from "fast-check"
import {
  addDays,
  date,
  parseAmount,
  policyFromPreset,
  presets,
  type AccountPlan,
  type CalendarDate,
  type Policy,
} from "../.."
import { LEDGER_START, randomLedger } from "../../testing/arbitraries"
import { aContext } from "../../testing/builders"
import { Simulation, type LedgerRow } from "../../testing/simulate"
import { Naive, type NaivePolicy, type NaiveRow } from "./naive"

jest.setTimeout(300_000)

const REPORTS = { paymentsReportedOn: date("2000-01-01") }

const naivePolicy = (policy: Policy): NaivePolicy => ({
  start: policy.start_status,
  quiet: policy.quiet_days,
  ceiling: policy.ceiling,
  rules: policy.status_rules.map((rule) => ({
    id: rule.id,
    from: [...rule.from],
    to: rule.to,
    conditions: [...rule.conditions],
    dwell: rule.dwell_days,
  })),
  tasks: policy.tasks.map((task) => ({
    step: task.step,
    status: task.status,
    position: task.position,
    subject: task.subject,
    voice: task.voice,
    shift: task.shift,
    kind: task.operation.kind,
    calendarKind: String(task.operation.params.kind ?? ""),
    strength: String(task.operation.params.strength ?? ""),
    trigger: task.trigger as never,
    conditions: [...task.conditions],
    skips: task.on_fail === "skip",
    quiet: task.quiet_days,
    window: task.window_days,
    daysLate: task.max_days_late,
    settledToo: task.concerns_settled,
  })),
})

const naiveRow = (row: LedgerRow): NaiveRow => ({
  id: row.id,
  account: row.account,
  issue: row.issue,
  due: row.due,
  currency: row.currency,
  cents: Number(row.amount),
  paid: row.payments.map(({ on, amount }) => ({ on, cents: Number(amount) })),
})

/** The plans of a day in the naive engine's words. */
const linesOf = (plans: readonly AccountPlan[]): string[] =>
  plans
    .flatMap((plan) => [
      ...plan.acts.map((act) => `act|${act.task.step}|${act.subjectId}|${act.occurrence}`),
      ...plan.notices.map((notice) => `notice|${plan.accountId}|${notice.voice}`),
      ...plan.hold.causes.map((cause) => `hold|${plan.accountId}|${cause}`),
      ...(plan.move ? [`move|${plan.accountId}|${plan.move.from}|${plan.move.to}`] : []),
    ])
    .sort()

function compare(rows: readonly LedgerRow[], policy: Policy, from: CalendarDate, to: CalendarDate): number {
  const domain = new Simulation(rows, policy, aContext(REPORTS))
  const naive = new Naive(rows.map(naiveRow), naivePolicy(policy))
  let lines = 0
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const [actual, expected] = [linesOf(domain.runDay(day)), naive.day(day)]
    if (actual.join("\n") !== expected.join("\n")) {
      const missing = expected.filter((line) => !actual.includes(line))
      const extra = actual.filter((line) => !expected.includes(line))
      throw new Error(`${day}: the domain misses ${JSON.stringify(missing)} and has besides ${JSON.stringify(extra)}`)
    }
    lines += actual.length
  }
  return lines
}

describe("the domain agrees with a second, naive implementation", () => {
  it.each(presets.map((preset) => [preset.key, preset] as const))("on random ledgers under %s", (_, preset) => {
    const policy = policyFromPreset(preset, "p", date("2020-01-01"))
    fc.assert(
      fc.property(randomLedger, (rows) => {
        compare(rows, policy, LEDGER_START, addDays(LEDGER_START, 150))
      }),
      { numRuns: 340 }
    )
  })

  const file = path.resolve(__dirname, "../../../../../shared/data/ar-ledgers/highradius-sample/closed_sample.csv")
  const there = fs.existsSync(file)
  it(
    there
      ? "on a real ledger of 17,974 receivables, standard"
      : "on a real ledger: not here, the random ledgers stand for it",
    () => {
      if (!there) return
      const seen = new Set<string>()
      const rows: LedgerRow[] = []
      for (const line of fs.readFileSync(file, "utf8").trim().split(/\r?\n/).slice(1)) {
        const [id, account, , currency, amount, issue, due, clear] = line.split(",")
        if (!id || due < issue || seen.has(id)) continue
        seen.add(id)
        const minor = parseAmount(amount, currency) ?? 0n
        rows.push({
          id,
          account,
          issue: date(issue),
          due: date(due),
          currency,
          amount: minor,
          payments: [{ on: date(clear < issue ? issue : clear), amount: minor }],
        })
      }
      rows.sort((x, y) => (x.issue < y.issue ? -1 : 1))
      const lines = compare(
        rows,
        policyFromPreset(presets[1], "p", date("2018-01-01")),
        date("2018-12-28"),
        date("2020-05-29")
      )
      expect(lines).toBeGreaterThan(10_000)
    }
  )
})
