import fc from "fast-check"
import {
  availableCredit,
  convert,
  date,
  exposureIn,
  limitsInForce,
  verdictOf,
  type CreditLimit,
  type ExchangeRate,
  type ExposureSums,
} from ".."

const TODAY = date("2026-04-15")
const limit = (over: Partial<CreditLimit> = {}): CreditLimit => ({
  id: "l1",
  scope: "account",
  kind: "base",
  mode: "amount",
  amount: 100_000n,
  currency: "EUR",
  from: date("2026-01-01"),
  until: null,
  reviewOn: null,
  ...over,
})
const BANDS = { warningPercent: 80, tolerancePercent: 10 }
const POLICY = { ordersPercent: 100, unappliedCounts: true, maxRateAgeDays: 7 }
const sums = (over: Partial<ExposureSums> = {}): ExposureSums => ({
  currency: "EUR",
  open: 0n,
  notYet: 0n,
  reserved: 0n,
  unapplied: 0n,
  ...over,
})
const rate = (from: string, to: string, on: string, value: string): ExchangeRate => ({
  from,
  to,
  on: date(on),
  rate: value,
})

describe("credit limits", () => {
  it("E-108 E-109 the limits in force: a temporary one before the base, a later before an earlier, group and account both", () => {
    const base = limit({ id: "base" })
    const later = limit({ id: "later", from: date("2026-04-01") })
    const christmas = limit({ id: "temp", kind: "temporary", from: date("2026-04-10"), until: date("2026-04-15") })
    const group = limit({ id: "group", scope: "group" })
    const inForce = (day: string) => limitsInForce([base, christmas, group, later], date(day)).map((one) => one.id)
    expect(inForce("2026-03-31")).toEqual(["base", "group"])
    expect(inForce("2026-04-09")).toEqual(["later", "group"])
    expect(inForce("2026-04-15")).toEqual(["temp", "group"])
    expect(inForce("2026-04-16")).toEqual(["later", "group"])
    expect(inForce("2025-12-31")).toEqual([])
  })

  it.each([
    ["exactly equal passes, with a warning (E-119)", limit(), 60_000n, 40_000n, "warns"],
    ["a cent more is above: within the tolerance it is held", limit(), 60_000n, 40_001n, "hold"],
    ["the end of the tolerance", limit(), 60_000n, 50_000n, "hold"],
    ["beyond it is refused", limit(), 60_000n, 50_001n, "refused"],
    ["up to 80 % nobody is told", limit(), 40_000n, 40_000n, "passes"],
    ["a cent above 80 %", limit(), 40_000n, 40_001n, "warns"],
    ["no limit (E-98)", limit({ mode: "none", amount: 0n }), 10n ** 12n, 1n, "passes"],
    ["zero is no credit, without tolerance (E-98)", limit({ mode: "zero", amount: 0n }), 0n, 1n, "refused"],
    ["zero and an order of nothing", limit({ mode: "zero", amount: 0n }), 0n, 0n, "passes"],
  ] as const)("%s", (_name, given, exposure, order, verdict) => {
    expect(verdictOf(given, exposure, order, BANDS)).toBe(verdict)
  })

  it("a larger order is never treated more mildly", () => {
    const order = ["passes", "warns", "hold", "refused"]
    const amount = fc.bigInt({ min: 0n, max: 10n ** 9n })
    fc.assert(
      fc.property(
        amount,
        amount,
        amount,
        amount,
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 50 }),
        (most, exposure, small, more, warning, tolerance) => {
          const bands = { warningPercent: warning, tolerancePercent: tolerance }
          const of = (value: bigint) => order.indexOf(verdictOf(limit({ amount: most }), exposure, value, bands))
          expect(of(small + more)).toBeGreaterThanOrEqual(of(small))
          expect(of(small) <= 1).toBe(exposure + small <= most)
        }
      ),
      { numRuns: 1000 }
    )
    expect(availableCredit(limit(), 30_000n)).toBe(70_000n)
    expect(availableCredit(limit({ mode: "none" }), 30_000n)).toBeNull()
  })
})

describe("exposure", () => {
  it("each part is visible; orders are weighed, unapplied cash by policy (E-103, E-106, E-153)", () => {
    const one = sums({ open: 50_000n, notYet: 20_000n, reserved: 5_000n, unapplied: 8_000n })
    expect(exposureIn("EUR", [one], [], TODAY, POLICY)).toMatchObject({
      total: 67_000n,
      notYet: 20_000n,
      unapplied: 8_000n,
    })
    const half = { ...POLICY, ordersPercent: 50, unappliedCounts: false }
    expect(exposureIn("EUR", [one], [], TODAY, half)).toMatchObject({ total: 65_000n, notYet: 10_000n, unapplied: 0n })
  })

  it("E-75 converts once, by the newest rate on or before the day; missing or too old it cannot be computed", () => {
    const rates = [
      rate("USD", "EUR", "2026-04-01", "0.80"),
      rate("USD", "EUR", "2026-04-10", "0.90"),
      rate("USD", "EUR", "2026-04-16", "0.95"),
      rate("EUR", "JPY", "2026-04-14", "160"),
    ]
    const all = [
      sums({ open: 10_000n }),
      sums({ currency: "USD", open: 10_000n }),
      sums({ currency: "JPY", open: 16_000n }),
    ]
    // 100.00 EUR + 100.00 USD × 0.90 + 16,000 JPY ÷ 160
    expect(exposureIn("EUR", all, rates, TODAY, POLICY)).toMatchObject({ total: 29_000n, rates: [rates[1], rates[3]] })
    expect(exposureIn("EUR", all, rates, date("2026-04-09"), POLICY)).toEqual({ missing: "USD" })
    expect(exposureIn("EUR", [sums({ currency: "KWD", open: 1n })], rates, TODAY, POLICY)).toEqual({ missing: "KWD" })
    // What is nothing needs no rate.
    expect(exposureIn("EUR", [sums({ currency: "KWD" })], [], TODAY, POLICY)).toMatchObject({ total: 0n })
  })

  it("E-73 minor units of both currencies", () => {
    const when = { today: TODAY, maxAgeDays: 7 }
    const rates = [rate("KWD", "JPY", "2026-04-15", "487.5")]
    expect(convert(1_001n, "KWD", "JPY", rates, when)?.amount).toBe(488n)
    expect(convert(488n, "JPY", "KWD", rates, when)?.amount).toBe(1_001n)
  })
})
