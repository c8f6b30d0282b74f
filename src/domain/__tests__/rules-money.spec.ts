import { date, evaluateAccount, factsByName, viewAccount, type AccountSnapshot } from ".."
import { aContext, aReceivable, aTask, anAccount } from "../testing/builders"
import { outcome, outcomeOf, planCase } from "../testing/outcome"

const facts = factsByName()
const value = (
  name: string,
  account: Partial<AccountSnapshot>,
  asOf: string,
  params: Record<string, number> = {},
  currency = "EUR"
) =>
  facts[name].read({
    view: viewAccount(anAccount(account), date(asOf), aContext()),
    receivable: null,
    currency,
    params,
  })
const unapplied = (
  kind: "credit" | "in_transit" | "unapplied",
  amount: bigint,
  receivableId: string | null = null,
  currency = "EUR"
) => ({
  unapplied: [{ kind, currency, amount, receivableId }],
})
const settled = (dueDate: string, settledOn: string, amount = 10_000n, currency = "EUR") => ({
  dueDate: date(dueDate),
  settledOn: date(settledOn),
  amount,
  currency,
  opening: false,
})

describe("R-20 tolerance", () => {
  it.each([
    [1000n, "below_tolerance"],
    [1001n, "act"],
  ])("E-29: open %s with a tolerance of 10.00: %s", (open, expected) => {
    const context = { tolerance: { EUR: 1000n } }
    expect(
      outcome({ tasks: [aTask()], asOf: "2025-03-19", context, account: { receivables: [aReceivable({ open })] } })
    ).toBe(expected)
  })

  it("E-30: belongs to a currency", () => {
    const context = { tolerance: { USD: 100_000n } }
    expect(outcome({ tasks: [aTask()], asOf: "2025-03-19", context })).toBe("act")
  })
})

describe("R-21 credits, unapplied cash, cash in transit", () => {
  it.each([
    ["unapplied cash covers it", unapplied("unapplied", 10_000n), "covered_by_credits"],
    ["a credit note covers it", unapplied("credit", 10_000n), "covered_by_credits"],
    ["a cent is missing", unapplied("credit", 9_999n), "act"],
    ["E-24: cash in transit names it", unapplied("in_transit", 10_000n, "r1"), "in_transit"],
    ["cash in transit without a name", unapplied("in_transit", 10_000n), "in_transit"],
    ["money of another currency", unapplied("credit", 10_000n, null, "USD"), "act"],
  ])("E-26 E-27: %s", (_, money, expected) => {
    expect(outcome({ tasks: [aTask()], asOf: "2025-03-19", account: money })).toBe(expected)
  })

  it("goes to the oldest due first", () => {
    const receivables = [
      aReceivable({ id: "new", dueDate: date("2025-03-16") }),
      aReceivable({ id: "old", dueDate: date("2025-03-10") }),
    ]
    const plan = planCase({
      tasks: [aTask()],
      asOf: "2025-03-19",
      account: { receivables, ...unapplied("credit", 10_000n) },
    })
    expect([outcomeOf(plan, "t1", "old"), outcomeOf(plan, "t1", "new")]).toEqual(["covered_by_credits", "act"])
  })
})

describe("R-22 currencies", () => {
  const receivables = [
    aReceivable({ id: "e", amount: 14_900n }),
    aReceivable({ id: "u", currency: "USD", amount: 12_000n }),
  ]
  const over = (amounts: Record<string, string>) => [
    { fact: "overdue_sum", params: { min_age_days: 1 }, operator: "at_least", value: amounts },
  ]
  const holds = (amounts: Record<string, string>) =>
    evaluateAccount(viewAccount(anAccount({ receivables }), date("2025-03-20"), aContext()), over(amounts))

  it("L6: an account's conditions hold if they hold in one currency", () => {
    expect(holds({ EUR: "150", USD: "100" })).toMatchObject({ verdict: "holds", currency: "USD" })
    expect(holds({ EUR: "150", USD: "130" }).verdict).toBe("fails")
  })

  it("L14: a currency without an amount never holds", () => {
    expect(holds({ GBP: "1" }).verdict).toBe("fails")
  })

  it("never sums over currencies", () => {
    expect(holds({ "*": "150" }).verdict).toBe("fails")
  })
})

describe("R-23 overdue share", () => {
  const old = aReceivable({ id: "old", amount: 500n })
  const volume = (issued90: bigint, openBefore: bigint) => ({ volume: { EUR: { issued90, openBefore, open: 500n } } })
  it.each([
    [10_000n, 0n, 5],
    [10_001n, 0n, 4.99],
    [5_000n, 5_000n, 5],
    [0n, 500n, 100],
    [0n, 0n, 100],
  ])("5.00 overdue, issued %s, open before %s: %s %%", (issued, before, expected) => {
    expect(
      value("overdue_share", { receivables: [old], ...volume(issued, before) }, "2025-03-20", { min_age_days: 1 })
    ).toBe(expected)
  })

  it("asks for an age", () => {
    const on = (asOf: string) =>
      value("overdue_share", { receivables: [old], ...volume(10_000n, 0n) }, asOf, { min_age_days: 30 })
    expect([on("2025-04-15"), on("2025-04-16")]).toEqual([0, 5])
  })
})

describe("R-24 on-time streak", () => {
  const status = { value: "yellow", since: date("2025-01-01"), periodId: "p", first: false } as const
  const streak = (
    list: AccountSnapshot["settled"],
    asOf = "2025-03-01",
    receivables: AccountSnapshot["receivables"] = []
  ) => value("on_time_streak", { status, settled: list, receivables }, asOf)

  it("unknown until something due in that time was settled on time", () => {
    expect(streak([])).toBeNull()
    expect(streak([settled("2024-12-30", "2024-12-31")])).toBeNull()
    expect(streak([settled("2025-02-01", "2025-02-01")])).toBe(59)
  })

  it.each([
    ["2025-02-04", 59],
    ["2025-02-05", 24],
  ])("3 days of tolerance: due on the 1st, paid on %s", (on, expected) => {
    expect(streak([settled("2025-02-01", on), settled("2025-02-20", "2025-02-20")])).toBe(expected)
  })

  it("something overdue today ends it", () => {
    expect(
      streak([settled("2025-02-01", "2025-02-01")], "2025-03-01", [
        aReceivable({ dueDate: date("2025-02-25"), issueDate: date("2025-02-01") }),
      ])
    ).toBeNull()
  })

  it("average days late: weighted, early counts negative, tolerance as 0, unknown without any", () => {
    const late = (list: AccountSnapshot["settled"]) => value("average_days_late", { settled: list }, "2025-03-01")
    expect(late([])).toBeNull()
    expect(late([settled("2025-02-01", "2025-02-11", 100_000n), settled("2025-01-01", "2025-02-20", 300_000n)])).toBe(
      40
    )
    expect(late([settled("2025-02-01", "2025-02-04"), settled("2025-02-10", "2025-02-04")])).toBe(-3)
  })
})
