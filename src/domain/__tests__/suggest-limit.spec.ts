import fc from "fast-check"
import { suggestLimit, type CreditHistory } from ".."

const history = (over: Partial<CreditHistory> = {}): CreditHistory => ({
  issued: 12_000_000n,
  months: 24,
  termsDays: 30,
  daysLate: 2,
  status: "green",
  overdue: 0n,
  ...over,
})

describe("the limit ARMS proposes", () => {
  it.each([
    ["10,000 a month, 30 days net: two months", {}, 2_000_000n],
    ["known for half a year", { months: 6, issued: 6_000_000n }, 1_000_000n],
    ["pays late", { daysLate: 20 }, 1_000_000n],
    ["yellow", { status: "yellow" }, 1_000_000n],
    ["red gets none", { status: "red" }, 0n],
    ["nothing while something is overdue", { overdue: 1n }, null],
    ["no history is not good history", { months: 2 }, null],
    ["a round number", { issued: 12_345_678n }, 2_000_000n],
  ] as [string, Partial<CreditHistory>, bigint | null][])("%s", (_name, over, amount) => {
    expect(suggestLimit(history(over)).amount).toBe(amount)
  })

  it("worse history never gives more", () => {
    const given = fc.record({
      issued: fc.bigInt({ min: 1n, max: 10n ** 10n }),
      months: fc.integer({ min: 3, max: 60 }),
      termsDays: fc.integer({ min: 0, max: 90 }),
      daysLate: fc.integer({ min: -10, max: 60 }),
    })
    fc.assert(
      fc.property(given, fc.integer({ min: 0, max: 60 }), (one, more) => {
        const green = suggestLimit(history(one)).amount!
        expect(suggestLimit(history({ ...one, daysLate: one.daysLate + more })).amount! <= green).toBe(true)
        expect(suggestLimit(history({ ...one, status: "yellow" })).amount! <= green).toBe(true)
        expect(green >= 0n).toBe(true)
      }),
      { numRuns: 1000 }
    )
  })
})
