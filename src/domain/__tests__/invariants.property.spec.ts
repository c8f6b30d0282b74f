import fc from "fast-check"
import {
  addDays,
  daysBetween,
  date,
  planAccount,
  policyFromPreset,
  presets,
  seriousnessOf,
  type AccountPlan,
  type AccountSnapshot,
  type CalendarDate,
  type Policy,
} from ".."
import { LEDGER_START, randomLedger } from "../testing/arbitraries"
import { aContext } from "../testing/builders"
import { Simulation, type LedgerRow } from "../testing/simulate"

jest.setTimeout(300_000)

const RUNS = { numRuns: 1000 }
const DAYS = 120
const policies = presets.map((preset) => policyFromPreset(preset, "p", date("2020-01-01")))
const policy = fc.constantFrom(...policies)
const context = aContext({ paymentsReportedOn: date("2000-01-01") })

interface Told {
  readonly day: CalendarDate
  readonly snapshot: AccountSnapshot
  readonly plan: AccountPlan
}

/** Runs a ledger on the days given; what every account was told, with what was known of it. */
function tell(rows: readonly LedgerRow[], rules: Policy, days: readonly CalendarDate[]): Told[] {
  const simulation = new Simulation(rows, rules, context)
  return days.flatMap((day) => {
    const before = new Map(["a", "b"].map((account) => [account, simulation.snapshotOf(account, day)]))
    return simulation.runDay(day).map((plan) => ({ day, plan, snapshot: before.get(plan.accountId)! }))
  })
}

const everyDay = Array.from({ length: DAYS }, (_, index) => addDays(LEDGER_START, index))
const someDays = fc.subarray(everyDay, { minLength: 10, maxLength: 60 })
const check = (holds: (rows: LedgerRow[], rules: Policy, days: CalendarDate[]) => void) =>
  fc.assert(fc.property(randomLedger, policy, someDays, holds), RUNS)

describe("DESIGN 3.1 one decision function", () => {
  it("equal facts give equal plans, in whatever order they come", () => {
    check((rows, rules, days) => {
      const simulation = new Simulation(rows, rules, context)
      for (const day of days) {
        const snapshot = simulation.snapshotOf(rows[0].account, day)
        simulation.runDay(day)
        if (!snapshot) continue
        const mirrored = {
          ...snapshot,
          receivables: [...snapshot.receivables].reverse(),
          contacts: [...snapshot.contacts].reverse(),
        }
        const keys = (plan: AccountPlan) =>
          plan.acts.map((act) => `${act.task.step} ${act.subjectId} ${act.occurrence}`).sort()
        expect(keys(planAccount(mirrored, day, rules, context))).toEqual(
          keys(planAccount(snapshot, day, rules, context))
        )
      }
    })
  })
})

describe("DESIGN 3.2 exactly once", () => {
  it("no occurrence is done twice, and running a day twice is running it once", () => {
    check((rows, rules, days) => {
      const simulation = new Simulation(rows, rules, context)
      const done = new Set<string>()
      for (const day of days) {
        for (const plan of simulation.runDay(day)) {
          for (const act of plan.acts) {
            const key = `${act.task.step}|${act.subjectId}|${act.occurrence}`
            expect(done.has(key)).toBe(false)
            done.add(key)
          }
        }
        expect(simulation.runDay(day).flatMap((plan) => [...plan.acts, ...plan.notices])).toEqual([])
      }
    })
  })
})

describe("DESIGN 3.3 never by exact day", () => {
  it("P5: whatever days ran, a receivable hears at most one message a run, no reminder after due, nothing when paid", () => {
    check((rows, rules, days) => {
      for (const { day, plan, snapshot } of tell(rows, rules, days)) {
        const spoken = plan.acts.filter((act) => act.notice !== null && act.subject === "receivable")
        expect(new Set(spoken.map((act) => act.subjectId)).size).toBe(spoken.length)
        for (const act of spoken) {
          const receivable = snapshot.receivables.find((one) => one.id === act.subjectId)!
          if (act.task.voice === "reminder") expect(day <= receivable.dueDate).toBe(true)
          if (act.task.voice !== "courtesy") expect(receivable.open > 0n).toBe(true)
          if (act.task.voice === "demand") expect(daysBetween(receivable.knownSince, day)).toBeGreaterThanOrEqual(7)
        }
      }
    })
  })
})

describe("DESIGN 3.4 no surprise", () => {
  it("E-18: of an opening import nothing is acted on that lay before it, and nobody's status moves", () => {
    check((rows, rules, days) => {
      const known = days[Math.floor(days.length / 2)]
      const simulation = new Simulation(rows, rules, context)
      const snapshot = simulation.snapshotOf(rows[0].account, known)
      if (!snapshot) return
      const opened = {
        ...snapshot,
        receivables: snapshot.receivables.map((one) => ({ ...one, opening: true, knownSince: known })),
        settled: snapshot.settled.map((one) => ({ ...one, opening: true })),
      }
      for (let day = known; daysBetween(known, day) < 10; day = addDays(day, 1)) {
        const plan = planAccount(opened, day, rules, context)
        for (const act of plan.acts) if (act.subject === "receivable") expect(act.day > known).toBe(true)
        expect([plan.move, plan.hold.strength]).toEqual([null, null])
      }
    })
  })
})

describe("DESIGN 3.6 one voice", () => {
  it("quiet days and ceiling hold across tasks; one notice per group", () => {
    check((rows, rules, days) => {
      const contacts = new Map<string, { day: CalendarDate; seriousness: number }[]>()
      for (const { day, plan } of tell(rows, rules, days)) {
        expect(new Set(plan.notices.map((notice) => notice.group)).size).toBe(plan.notices.length)
        const earlier = contacts.get(plan.accountId) ?? []
        for (const notice of plan.notices) {
          const own = seriousnessOf(notice.voice)
          const quiet = Math.min(rules.quiet_days, ...rules.tasks.map((task) => task.quiet_days ?? rules.quiet_days))
          for (const contact of earlier)
            if (contact.seriousness >= own) expect(daysBetween(contact.day, day)).toBeGreaterThanOrEqual(quiet)
          const recent = earlier.filter((contact) => daysBetween(contact.day, day) < 30 && contact.seriousness >= own)
          expect(new Set(recent.map((contact) => contact.day)).size).toBeLessThan(rules.ceiling)
        }
        contacts.set(plan.accountId, [
          ...earlier,
          ...plan.notices.map((notice) => ({ day, seriousness: seriousnessOf(notice.voice) })),
        ])
      }
    })
  })
})

describe("DESIGN 3.7 a reason either ends or waits", () => {
  it("what a final reason has closed is never done, and one reason is given a day", () => {
    check((rows, rules, days) => {
      const closed = new Set<string>()
      for (const { plan } of tell(rows, rules, days)) {
        const key = (row: { task: { step: string }; subjectId: string; occurrence: string }) =>
          `${row.task.step}|${row.subjectId}|${row.occurrence}`
        const today = [...plan.acts, ...plan.suppressions].map(key)
        expect(new Set(today).size).toBe(today.length)
        for (const act of plan.acts) expect(closed.has(key(act))).toBe(false)
        for (const row of plan.suppressions) if (row.final && row.reason !== "history") closed.add(key(row))
      }
    })
  })
})

describe("DESIGN 3.8 a hold is a state", () => {
  it("stands exactly while a cause exists, and goes with the last open amount", () => {
    check((rows, rules, days) => {
      for (const { day, plan, snapshot } of tell(rows, rules, days)) {
        expect(plan.hold.strength === null).toBe(plan.hold.causes.length === 0)
        for (const cause of plan.hold.causes) {
          const receivable = snapshot.receivables.find((one) => cause.endsWith(`:${one.id}`))!
          expect(receivable.open > 0n && receivable.dueDate < day).toBe(true)
        }
        const paid = { ...snapshot, receivables: snapshot.receivables.map((one) => ({ ...one, open: 0n })) }
        expect(planAccount(paid, day, rules, context).hold.strength).toBeNull()
      }
    })
  })
})

describe("DESIGN 3.10 the register is complete", () => {
  it("facts are plain JSON and stand beside every act and suppression", () => {
    check((rows, rules, days) => {
      for (const { plan } of tell(rows, rules, days)) {
        for (const row of [...plan.acts, ...plan.suppressions]) {
          expect(JSON.parse(JSON.stringify(row.facts))).toEqual(row.facts)
          if (row.subject === "receivable")
            expect(Object.keys(row.facts)).toEqual(expect.arrayContaining(["open", "currency", "due_date", "status"]))
        }
      }
    })
  })
})
