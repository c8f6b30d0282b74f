import { date } from ".."
import { aReceivable, aTask, everyDay } from "../testing/builders"
import { outcome } from "../testing/outcome"

const due = (offset_days: number) => ({ kind: "anchor", anchor: "due_date", offset_days }) as const
const before = aTask({ trigger: due(-2), voice: "reminder" })
const thanks = aTask({
  trigger: { kind: "anchor", anchor: "issue_date", offset_days: 0 },
  voice: "courtesy",
  concerns_settled: true,
})

describe("R-5 reached, not equal", () => {
  it.each([
    ["2025-03-18", "not_due"],
    ["2025-03-19", "act"],
    ["2025-03-20", "act"],
    ["2025-04-18", "act"],
    ["2025-04-19", "lapsed!"],
  ])("E-1: due +2 on %s: %s", (asOf, expected) => {
    expect(outcome({ tasks: [aTask()], asOf })).toBe(expected)
  })
})

describe("R-6 moment passed", () => {
  it.each([
    ["2025-03-14", "not_due"],
    ["2025-03-15", "act"],
    ["2025-03-17", "act"],
    ["2025-03-18", "moment_passed!"],
  ])("E-15: a reminder before due on %s: %s", (asOf, expected) => {
    expect(outcome({ tasks: [before], asOf })).toBe(expected)
  })

  it("E-15: a reminder whose day lies before ARMS knew of it has passed", () => {
    const late = aReceivable({
      issueDate: date("2025-03-10"),
      dueDate: date("2025-03-12"),
      knownSince: date("2025-03-11"),
    })
    expect(outcome({ tasks: [before], asOf: "2025-03-11", account: { receivables: [late] } })).toBe("moment_passed!")
  })

  it.each([
    ["2025-03-03", "act"],
    ["2025-03-06", "act"],
    ["2025-03-07", "moment_passed!"],
  ])("thanks are at most 3 days late: %s: %s", (asOf, expected) => {
    expect(outcome({ tasks: [thanks], asOf })).toBe(expected)
  })

  it("a prepaid order is thanked too (DESIGN 3.5)", () => {
    const prepaid = aReceivable({ open: 0n, settledOn: date("2025-03-03"), settledKnownOn: date("2025-03-03") })
    expect(outcome({ tasks: [thanks], asOf: "2025-03-03", account: { receivables: [prepaid] } })).toBe("act")
  })
})

describe("R-7 business days", () => {
  // 2025-03-22 is a Saturday.
  const saturday = aReceivable({ dueDate: date("2025-03-20") })
  it.each([
    ["next", "2025-03-22", "not_due"],
    ["next", "2025-03-24", "act"],
    ["exact", "2025-03-22", "act"],
  ] as const)("E-10: due +2 on a Saturday, %s, on %s: %s", (shift, asOf, expected) => {
    expect(outcome({ tasks: [aTask({ shift })], asOf, account: { receivables: [saturday] } })).toBe(expected)
  })

  it("previous: a reminder two days before a Monday goes on Friday", () => {
    const monday = aReceivable({ dueDate: date("2025-03-24") })
    const shifted = { ...before, shift: "previous" } as const
    const on = (asOf: string) => outcome({ tasks: [shifted], asOf, account: { receivables: [monday] } })
    expect([on("2025-03-20"), on("2025-03-21")]).toEqual(["not_due", "act"])
  })

  it("acts on business days only, also after a wait", () => {
    expect(outcome({ tasks: [aTask({ shift: "next" })], asOf: "2025-03-22" })).toBe("not_a_business_day")
    expect(outcome({ tasks: [aTask({ shift: "next" })], asOf: "2025-03-24" })).toBe("act")
  })
})

describe("R-8 no demand before it could be paid", () => {
  it.each([
    ["2025-03-23", "too_early_to_have_been_paid"],
    ["2025-03-24", "act"],
  ])("E-16: known on the 17th, demanded on %s: %s", (asOf, expected) => {
    const receivable = aReceivable({ knownSince: date("2025-03-17") })
    expect(outcome({ tasks: [aTask({ shift: "exact" })], asOf, account: { receivables: [receivable] } })).toBe(expected)
  })

  // Due Monday 17th: what arrived by then is booked once the 18th has been reported.
  it.each([
    ["2025-03-17", "payments_not_up_to_date"],
    ["2025-03-18", "act"],
    [null, "act"],
  ])("E-13 E-14: payments reported up to %s: %s", (reported, expected) => {
    const context = { paymentsReportedOn: reported === null ? null : date(reported) }
    expect(outcome({ tasks: [aTask()], asOf: "2025-03-19", context })).toBe(expected)
  })

  it("a due date on a weekend asks for the Friday before", () => {
    const receivable = aReceivable({ dueDate: date("2025-03-16") })
    const on = (reported: string) =>
      outcome({
        tasks: [aTask()],
        asOf: "2025-03-19",
        context: { paymentsReportedOn: date(reported) },
        account: { receivables: [receivable] },
      })
    expect([on("2025-03-14"), on("2025-03-17")]).toEqual(["payments_not_up_to_date", "act"])
  })

  it("does not concern reminders before due", () => {
    const context = { paymentsReportedOn: date("2025-03-01") }
    expect(outcome({ tasks: [before], asOf: "2025-03-15", context })).toBe("act")
  })
})

describe("R-9 late single rows, R-10 opening import", () => {
  const at = (asOf: string, receivable: Parameters<typeof aReceivable>[0], on_since = "2020-01-01") =>
    outcome({
      tasks: [aTask({ on_since: date(on_since) })],
      asOf,
      context: { calendar: everyDay },
      account: { receivables: [aReceivable(receivable)] },
    })

  it.each([
    ["2025-03-22", "act"],
    ["2025-03-23", "history!"],
  ])("R-9: due +2 is the 19th; known since %s: %s", (knownSince, expected) => {
    expect(at("2025-03-30", { knownSince: date(knownSince) })).toBe(expected)
  })

  it.each([
    ["2025-03-19", "act"],
    ["2025-03-20", "history!"],
  ])("R-9: the task is on since %s: %s", (onSince, expected) => {
    expect(at("2025-03-20", {}, onSince)).toBe(expected)
  })

  it.each([
    ["2025-03-18", "act"],
    ["2025-03-19", "history!"],
    ["2025-03-20", "history!"],
  ])("R-10 E-18: opening import on %s: %s", (knownSince, expected) => {
    expect(at("2025-03-30", { knownSince: date(knownSince), opening: true })).toBe(expected)
  })

  it("R-10: history closes nothing when a corrected due date lies later", () => {
    const opening = { knownSince: date("2025-03-30"), opening: true }
    expect(at("2025-04-08", opening)).toBe("history!")
    expect(at("2025-04-08", { ...opening, dueDate: date("2025-04-04") })).toBe("act")
  })
})
