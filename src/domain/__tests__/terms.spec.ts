import fc from "fast-check"
import { date, instalmentsOf, type DueRule, type Terms } from ".."

const terms = (due: DueRule): Terms => ({ due, discount: null })
const dueOn = (due: DueRule, issued: string) => instalmentsOf(terms(due), date(issued), 10_000n)[0].dueDate

describe("payment terms", () => {
  it.each([
    // E-19: end of month, the 31st, February and leap years, by the calendar.
    ["net 30 over February", { kind: "net", days: 30 }, "2027-01-31", "2027-03-02"],
    ["net 0: due at once", { kind: "net", days: 0 }, "2026-03-02", "2026-03-02"],
    ["end of month", { kind: "end_of_month", net_days: 0, days: 0 }, "2028-02-10", "2028-02-29"],
    ["end of month + 10", { kind: "end_of_month", net_days: 0, days: 10 }, "2026-02-28", "2026-03-10"],
    ["30 days, end of month", { kind: "end_of_month", net_days: 30, days: 0 }, "2026-01-31", "2026-03-31"],
    ["the 15th, issued on it", { kind: "day_of_month", net_days: 0, day: 15 }, "2026-03-15", "2026-03-15"],
    ["the 15th, issued after it", { kind: "day_of_month", net_days: 0, day: 15 }, "2026-12-16", "2027-01-15"],
    ["the 31st in a short month", { kind: "day_of_month", net_days: 0, day: 31 }, "2026-02-01", "2026-02-28"],
    [
      "the 31st at the end of a short month",
      { kind: "day_of_month", net_days: 0, day: 31 },
      "2027-02-28",
      "2027-02-28",
    ],
    ["the 30th, 14 days net", { kind: "day_of_month", net_days: 14, day: 30 }, "2027-01-20", "2027-02-28"],
  ] as [string, DueRule, string, string][])("%s", (_name, rule, issued, due) => {
    expect(dueOn(rule, issued)).toBe(due)
  })

  it("instalments: percent and days, the last takes what rounding leaves", () => {
    const rule: DueRule = {
      kind: "instalments",
      parts: [
        { percent: 33.33, days: 0 },
        { percent: 33.33, days: 30 },
        { percent: 33.34, days: 60 },
      ],
    }
    expect(instalmentsOf(terms(rule), date("2026-03-02"), 10_001n)).toEqual([
      { dueDate: "2026-03-02", amount: 3_333n },
      { dueDate: "2026-04-01", amount: 3_333n },
      { dueDate: "2026-05-01", amount: 3_335n },
    ])
    // A cent cannot be divided: what would be nothing is left out.
    expect(instalmentsOf(terms(rule), date("2026-03-02"), 1n)).toEqual([{ dueDate: "2026-05-01", amount: 1n }])
  })

  it("never loses a cent and never is due before it is issued", () => {
    const days = fc.integer({ min: 0, max: 365 })
    const rule: fc.Arbitrary<DueRule> = fc.oneof(
      fc.record({ kind: fc.constant("net" as const), days }),
      fc.record({ kind: fc.constant("end_of_month" as const), net_days: days, days }),
      fc.record({ kind: fc.constant("day_of_month" as const), net_days: days, day: fc.integer({ min: 1, max: 31 }) }),
      fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 6 }).map((shares) => {
        const sum = shares.reduce((total, share) => total + share, 0)
        return {
          kind: "instalments" as const,
          parts: shares.map((share, at) => ({ percent: (share / sum) * 100, days: at * 30 })),
        }
      })
    )
    const day = fc
      .integer({ min: 0, max: 4000 })
      .map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10))
    fc.assert(
      fc.property(rule, day, fc.bigInt({ min: 1n, max: 10n ** 12n }), (due, issued, amount) => {
        const parts = instalmentsOf(terms(due), date(issued), amount)
        expect(parts.reduce((sum, part) => sum + part.amount, 0n)).toBe(amount)
        expect(parts.every((part) => part.amount > 0n && part.dueDate >= issued)).toBe(true)
      }),
      { numRuns: 1000 }
    )
  })
})
