import fc from "fast-check"
import { date, epsilonOf, formatExact, ofMinor, parseExact, planParts, toMinor, toTell, type OrderState } from ".."

const TODAY = date("2026-03-20")
const order = (over: Partial<OrderState> = {}): OrderState => ({
  becomes: "order_placed",
  placedOn: date("2026-03-02"),
  value: 10_000n,
  receivable: 0n,
  hasReceivables: false,
  shipments: [],
  allShipped: false,
  ...over,
})
const shipment = (on: string, value: bigint) => ({ on: date(on), value })

describe("receivables of an order", () => {
  it("the first is of the day the order was placed, what is added of the day it is seen", () => {
    expect(planParts(order(), TODAY)).toEqual({ grow: [{ on: "2026-03-02", amount: 10_000n }], shrink: 0n, notYet: 0n })
    const raised = order({ value: 12_000n, receivable: 10_000n, hasReceivables: true })
    expect(planParts(raised, TODAY)).toEqual({ grow: [{ on: TODAY, amount: 2_000n }], shrink: 0n, notYet: 0n })
    expect(planParts(order({ value: 0n, receivable: 10_000n }), TODAY)).toEqual({
      grow: [],
      shrink: 10_000n,
      notYet: 0n,
    })
  })

  it("by shipment: each day what was shipped, the last with what rounding left; a loss of value goes from what is not yet owed", () => {
    const half = order({ becomes: "shipment", shipments: [shipment("2026-03-05", 4_000n)] })
    expect(planParts(half, TODAY)).toEqual({ grow: [{ on: "2026-03-05", amount: 4_000n }], shrink: 0n, notYet: 6_000n })
    const whole = order({
      becomes: "shipment",
      receivable: 4_000n,
      shipments: [shipment("2026-03-05", 4_000n), shipment("2026-03-09", 5_999n)],
      allShipped: true,
    })
    expect(planParts(whole, TODAY)).toEqual({ grow: [{ on: "2026-03-09", amount: 6_000n }], shrink: 0n, notYet: 0n })
    expect(planParts({ ...half, value: 5_000n, receivable: 4_000n }, TODAY)).toEqual({
      grow: [],
      shrink: 0n,
      notYet: 1_000n,
    })
  })

  it("by invoice: nothing grows by itself, and a loss of value is followed", () => {
    expect(planParts(order({ becomes: "invoice" }), TODAY)).toEqual({ grow: [], shrink: 0n, notYet: 10_000n })
    expect(planParts(order({ becomes: "invoice", value: 3_000n, receivable: 4_000n }), TODAY).shrink).toBe(1_000n)
  })

  it("whatever has happened, receivables and what is not yet one make the value", () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 9n })
    const state = fc.record({
      becomes: fc.constantFrom("order_placed" as const, "shipment" as const, "invoice" as const),
      value: amount,
      receivable: amount,
      allShipped: fc.boolean(),
      worth: fc.array(amount, { maxLength: 4 }),
    })
    fc.assert(
      fc.property(state, ({ worth, ...given }) => {
        const plan = planParts(
          order({
            ...given,
            hasReceivables: given.receivable > 0n,
            shipments: worth.map((value) => shipment("2026-03-05", value)),
          }),
          TODAY
        )
        const grown = plan.grow.reduce((sum, one) => sum + one.amount, 0n)
        expect(given.receivable + grown - plan.shrink + plan.notYet).toBe(given.value)
        expect(plan.notYet >= 0n && plan.grow.every((one) => one.amount > 0n)).toBe(true)
      }),
      { numRuns: 1000 }
    )
  })
})

describe("what Medusa is told of money", () => {
  const money = { paymentId: "p", transaction: null, applied: 0n, unapplied: 0n, refundedHere: 0n, told: 0n }

  it.each([
    ["a payment recorded here, applied to the order", { applied: 500n }, 500n],
    ["told already", { applied: 500n, told: 500n }, 0n],
    ["only free: it may be refunded there", { applied: 300n, unapplied: 200n, told: 500n }, 0n],
    ["applied elsewhere or returned: it has left", { applied: 300n, told: 500n }, -200n],
    ["refunded by the order itself", { applied: 300n, refundedHere: 200n, told: 500n }, 0n],
    ["the order's own capture is no news", { transaction: 500n, applied: 500n }, 0n],
    ["its overpayment stays in the ledger", { transaction: 500n, applied: 300n, unapplied: 200n }, 0n],
    ["its money was charged back", { transaction: 500n }, -500n],
    ["a charge-back is told once", { transaction: 500n, told: -500n }, 0n],
  ] as [string, Partial<typeof money>, bigint][])("%s", (_name, over, amount) => {
    expect(toTell([{ ...money, ...over }])).toEqual(amount === 0n ? [] : [{ paymentId: "p", amount }])
  })
})

describe("exact amounts", () => {
  it.each([
    ["137.505", "HUF", 13_751n],
    ["-0.005", "EUR", -1n],
    ["0.0049", "EUR", 0n],
    ["333.5", "JPY", 334n],
    ["1.2345", "KWD", 1_235n],
    ["1e-7", "EUR", 0n],
    ["1.5e3", "EUR", 150_000n],
  ])("%s %s rounds to %s minor units", (text, currency, minor) => {
    expect(toMinor(parseExact(text)!, currency)).toBe(minor)
  })

  it("text and exact amount are the same thing; what is no number is none", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (exact) => {
        expect(parseExact(formatExact(exact))).toBe(exact)
      }),
      { numRuns: 1000 }
    )
    expect([parseExact("NaN"), parseExact(""), parseExact("1,5"), parseExact("1.2.3")]).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect(toMinor(ofMinor(12_345n, "KWD"), "KWD")).toBe(12_345n)
    expect(formatExact(epsilonOf(2))).toBe("0.01")
  })
})
