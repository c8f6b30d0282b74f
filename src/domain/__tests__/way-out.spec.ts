import fc from "fast-check"
import { addDays, cheapestCover, date, holdOf, nextHold, wayOut, type AccountSnapshot } from ".."
import { aContext, aPolicy, aReceivable, aTask, anAccount } from "../testing/builders"

const TODAY = date("2026-04-15")
const context = aContext()
/** Holds for what is 14 days overdue, while more than `floor` of it is. */
const policy = (floor: string, days = 14) =>
  aPolicy([
    aTask({
      id: "block",
      trigger: { kind: "anchor", anchor: "due_date", offset_days: days },
      voice: null,
      conditions: [{ fact: "overdue_sum", params: { min_age_days: 0 }, operator: "at_least", value: { EUR: floor } }],
      operation: { kind: "block_ordering", params: { strength: "on_credit" } },
    }),
  ])
const overdue = (id: string, open: bigint, days: number) =>
  aReceivable({ id, amount: open, open, issueDate: addDays(TODAY, -days - 14), dueDate: addDays(TODAY, -days) })

describe("the way out", () => {
  it("names the cheapest receivables that, paid now, lift the hold", () => {
    const account = anAccount({
      receivables: [overdue("big", 50_000n, 40), overdue("small", 3_000n, 30), overdue("middle", 12_000n, 20)],
    })
    // 650 are overdue, 200 are allowed: the big one alone would do, and so would nothing cheaper.
    expect(wayOut(account, TODAY, policy("200.00"), context)).toEqual({
      receivableIds: ["big"],
      sums: { EUR: 50_000n },
    })
    expect(wayOut(account, TODAY, policy("600.00"), context)).toEqual({
      receivableIds: ["middle"],
      sums: { EUR: 12_000n },
    })
    expect(wayOut(account, TODAY, policy("10000.00"), context)).toBeNull()
  })

  it("of many, too: what it names is enough, and none of it can be left out", () => {
    const amounts = fc.array(fc.bigInt({ min: 100n, max: 100_000n }), { minLength: 1, maxLength: 16 })
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 500 }), (sums, floor) => {
        const account = anAccount({ receivables: sums.map((open, at) => overdue(`r${at}`, open, 20 + at)) })
        const rule = policy(`${floor}.00`)
        const out = wayOut(account, TODAY, rule, context)
        const held = (paid: readonly string[]) =>
          holdOf(payingOf(account, paid), TODAY, rule, context).strength !== null
        if (out === null) return expect(held([])).toBe(false)
        expect(held(out.receivableIds)).toBe(false)
        for (const left of out.receivableIds) expect(held(out.receivableIds.filter((id) => id !== left))).toBe(true)
      }),
      { numRuns: 300 }
    )
  })
})

const payingOf = (account: AccountSnapshot, paid: readonly string[]): AccountSnapshot => ({
  ...account,
  receivables: account.receivables.map((one) => (paid.includes(one.id) ? { ...one, open: 0n } : one)),
})

describe("the next hold", () => {
  const nearly = anAccount({ receivables: [overdue("r1", 50_000n, 10)] })

  it("is known ahead of the run that would place it", () => {
    expect(nextHold(nearly, TODAY, policy("200.00"), context)).toEqual({ on: "2026-04-19", strength: "on_credit" })
    expect(nextHold(nearly, TODAY, policy("600.00"), context)).toBeNull()
    expect(nextHold(nearly, TODAY, policy("200.00", 60), context)).toBeNull()
    // It is judged as that day will judge it: 10 days from now another receivable is old enough, but the sum is not.
    expect(nextHold(payingOf(nearly, ["r1"]), TODAY, policy("200.00"), context)).toBeNull()
  })

  it("is the day on which the run would hold, whatever it looks like", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ open: fc.bigInt({ min: 1n, max: 60_000n }), days: fc.integer({ min: -10, max: 13 }) }), {
          maxLength: 5,
        }),
        (rows) => {
          const account = anAccount({ receivables: rows.map(({ open, days }, at) => overdue(`r${at}`, open, days)) })
          const rule = policy("300.00")
          if (holdOf(account, TODAY, rule, context).strength !== null) return
          const next = nextHold(account, TODAY, rule, context)
          const byLooking = Array.from({ length: 14 }, (_, at) => addDays(TODAY, at + 1)).find(
            (day) => holdOf(account, day, rule, context).strength !== null
          )
          // A sum may also cross its floor on a day on which no receivable comes of age; then the run is what holds.
          if (next !== null) expect(byLooking! <= next.on).toBe(true)
          else if (byLooking) expect(rows.some(({ days }) => addDays(TODAY, 14 - days) === byLooking)).toBe(false)
        }
      ),
      { numRuns: 500 }
    )
  })
})

describe("the cheapest cover", () => {
  const of = (...amounts: bigint[]) => amounts.map((amount, at) => ({ id: `r${at}`, amount }))

  it("is the smallest sum that is enough", () => {
    expect(cheapestCover(of(500n, 300n, 250n), 400n)).toEqual(["r0"])
    expect(cheapestCover(of(500n, 300n, 150n), 420n)).toEqual(["r1", "r2"])
    expect(cheapestCover(of(500n), 501n)).toBeNull()
    expect(cheapestCover(of(500n), 0n)).toEqual([])
  })

  it("of many items too it is enough, and nothing of it can be left out", () => {
    const amounts = fc.array(fc.bigInt({ min: 1n, max: 10_000n }), { minLength: 11, maxLength: 40 })
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: 1n, max: 50_000n }), (list, need) => {
        const items = of(...list)
        const ids = cheapestCover(items, need)
        const sum = (chosen: readonly string[]) =>
          items.filter((one) => chosen.includes(one.id)).reduce((total, one) => total + one.amount, 0n)
        if (ids === null) return expect(sum(items.map((one) => one.id)) < need).toBe(true)
        expect(sum(ids) >= need).toBe(true)
        for (const left of ids) expect(sum(ids.filter((id) => id !== left)) < need).toBe(true)
      }),
      { numRuns: 500 }
    )
  })
})
