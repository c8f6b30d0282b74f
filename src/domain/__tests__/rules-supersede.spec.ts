import { date, type AccountSnapshot } from ".."
import { aReceivable, aTask, anAccount } from "../testing/builders"
import { outcome, outcomeOf, planCase } from "../testing/outcome"

const due = (offset_days: number) => ({ kind: "anchor", anchor: "due_date", offset_days }) as const
const a2 = aTask({ id: "t2", step: "a2" })
const a7 = aTask({ id: "t7", step: "a7", position: 1, trigger: due(7) })
const a14 = aTask({ id: "t14", step: "a14", position: 2, trigger: due(14) })
const all = [a2, a7, a14]
const steps = ["a2", "a7", "a14"]
const outcomes = (asOf: string, account: Partial<AccountSnapshot> = {}, tasks = all) => {
  const plan = planCase({ tasks, asOf, account })
  return steps.map((step) => outcomeOf(plan, step))
}
const exempted = [{ step: "a14", until: date("2025-12-31") }]

describe("R-12 supersession", () => {
  it.each([
    ["2025-03-19", ["act", "not_due", "not_due"]],
    ["2025-03-24", ["superseded!", "act", "not_due"]],
    ["2025-03-31", ["superseded!", "superseded!", "act"]],
  ])("E-3: first run on %s: exactly one contact, the most serious", (asOf, expected) => {
    expect(outcomes(asOf)).toEqual(expected)
  })

  it("a step that is exempted supersedes nothing", () => {
    expect(outcomes("2025-03-31", { exemptions: exempted })).toEqual(["superseded!", "act", "exempted"])
  })

  it("a step whose conditions fail supersedes nothing", () => {
    const tasks = [
      a2,
      a7,
      { ...a14, conditions: [{ fact: "open_amount", operator: "at_least", value: { "*": "500" } }] },
    ]
    expect(outcomes("2025-03-31", {}, tasks)).toEqual(["superseded!", "act", "conditions"])
  })

  it("a step that waits itself supersedes all the same, whatever the other waits for", () => {
    const contacts = [{ on: date("2025-03-23"), voice: "demand" as const }]
    expect(outcomes("2025-03-24", { contacts })).toEqual(["superseded!", "quiet_days", "not_due"])
  })

  it("works per receivable", () => {
    const young = aReceivable({ id: "r2", dueDate: date("2025-03-29") })
    const plan = planCase({ tasks: all, asOf: "2025-03-31", account: { receivables: [aReceivable(), young] } })
    expect([outcomeOf(plan, "a14", "r1"), outcomeOf(plan, "a2", "r2")]).toEqual(["act", "act"])
  })

  it("messages and calendar tasks do not supersede one another", () => {
    const call = aTask({
      id: "c",
      step: "call",
      position: 3,
      trigger: due(3),
      operation: { kind: "create_calendar_task", params: { kind: "call" } },
    })
    expect(outcomes("2025-03-24", {}, [a2, a7, call])[1]).toBe("act")
    expect(outcome({ tasks: [call, a2], asOf: "2025-03-24" })).toBe("act")
  })
})

describe("R-13 entering a status", () => {
  const yellow = (since: string) => ({ value: "yellow", since: date(since), periodId: "p2", first: false }) as const
  const tasks = all.map((task) => ({ ...task, status: "yellow" as const }))
  const reminder = aTask({ id: "b2", step: "b2", status: "yellow", trigger: due(-2), voice: "reminder" })

  it("E-35: of the demands only the most serious is done", () => {
    expect(outcomes("2025-03-31", { status: yellow("2025-03-31") }, tasks)).toEqual([
      "superseded!",
      "superseded!",
      "act",
    ])
  })

  it.each([
    ["2025-03-15", "act"],
    ["2025-03-16", "not_due"],
  ])("reminders whose day lies before the period that began on %s: %s", (since, expected) => {
    expect(outcome({ tasks: [reminder], asOf: "2025-03-16", account: { status: yellow(since) } })).toBe(expected)
  })

  it("a reminder already waiting keeps its place", () => {
    const waiting = [{ reason: "quiet_days" as const, first: date("2025-03-15"), last: date("2025-03-15") }]
    const receivable = aReceivable({ steps: { b2: { rounds: {}, waiting } } })
    expect(
      outcome({
        tasks: [reminder],
        asOf: "2025-03-16",
        account: { status: yellow("2025-03-16"), receivables: [receivable] },
      })
    ).toBe("act")
  })

  it("does not concern an account's first period", () => {
    const status = { value: "yellow", since: date("2025-03-16"), periodId: "p1", first: true } as const
    expect(outcome({ tasks: [reminder], asOf: "2025-03-16", account: { status } })).toBe("act")
  })

  it("R-11: a policy switch counts as entering a status", () => {
    const account = { status: { ...yellow("2024-01-01") }, policySince: date("2025-03-16") }
    expect(outcome({ tasks: [reminder], asOf: "2025-03-16", account })).toBe("not_due")
  })
})

describe("R-14 skip or wait", () => {
  const over = (value: string) => [{ fact: "open_amount", operator: "at_least", value: { EUR: value } }]
  it.each([
    ["demand", over("100.01"), "conditions"],
    ["demand", over("100"), "act"],
    ["courtesy", over("100.01"), "conditions!"],
    ["reminder", over("100.01"), "conditions!"],
  ] as const)("a %s with %j: %s", (voice, conditions, expected) => {
    const trigger = voice === "demand" ? due(0) : due(-1)
    expect(outcome({ tasks: [aTask({ voice, conditions, trigger })], asOf: "2025-03-17" })).toBe(expected)
  })

  it("a condition on what cannot change makes the step not due", () => {
    const conditions = [{ fact: "prompt_payment", operator: "is", value: true }]
    expect(outcome({ tasks: [aTask({ conditions })], asOf: "2025-03-19" })).toBe("not_due")
  })

  it("E-138: an unknown fact suppresses and says so", () => {
    const conditions = [{ fact: "on_time_streak", operator: "at_least", value: 1 }]
    expect(outcome({ tasks: [aTask({ conditions })], asOf: "2025-03-19" })).toBe("unknown_fact")
  })

  it("a rhythm task on an account with nothing open gets no row", () => {
    const statement = aTask({
      subject: "account",
      trigger: { kind: "monthly", day: 1 },
      voice: "courtesy",
      shift: "exact",
    })
    const paid = aReceivable({ open: 0n, settledOn: date("2025-03-10"), settledKnownOn: date("2025-03-10") })
    expect(outcome({ tasks: [statement], asOf: "2025-04-01" })).toBe("act")
    expect(outcome({ tasks: [statement], asOf: "2025-04-01", account: anAccount({ receivables: [paid] }) })).toBe(
      "not_due"
    )
  })
})

describe("R-15 window", () => {
  const on = (asOf: string, over: Parameters<typeof outcome>[0]["account"] = {}, context = {}) =>
    outcome({ tasks: [aTask({ window_days: 10 })], asOf, account: over, context })

  it.each([
    ["2025-03-29", "act"],
    ["2025-03-30", "lapsed!"],
  ])("counted from the trigger day: %s: %s", (asOf, expected) => {
    expect(on(asOf)).toBe(expected)
  })

  it.each([
    [
      "a dunning block that ended",
      { blocks: [{ receivableId: null, from: date("2025-03-18"), until: date("2025-03-25") }] },
      {},
    ],
    [
      "a reopening",
      { receivables: [aReceivable({ reopened: { settledOn: date("2025-03-18"), on: date("2025-03-25") } })] },
      {},
    ],
    ["a pause", {}, { lastPauseEnd: date("2025-03-25") }],
    ["a gap in the runs", {}, { lastGapEnd: date("2025-03-25") }],
    [
      "entry into the status",
      { status: { value: "green", since: date("2025-03-25"), periodId: "p2", first: false } as const },
      {},
    ],
  ])("counted from %s", (_, account, context) => {
    expect([on("2025-04-04", account, context), on("2025-04-05", account, context)]).toEqual(["act", "lapsed!"])
  })

  it("counted from the end of a wait by R-8", () => {
    const waiting = [
      { reason: "payments_not_up_to_date" as const, first: date("2025-03-19"), last: date("2025-03-25") },
    ]
    const receivables = [aReceivable({ steps: { t1: { rounds: {}, waiting } } })]
    expect([on("2025-04-04", { receivables }), on("2025-04-05", { receivables })]).toEqual(["act", "lapsed!"])
  })
})

describe("R-27 dunning block", () => {
  const blocked = (from: string, until: string) => ({
    blocks: [{ receivableId: "r1", from: date(from), until: date(until) }],
  })

  it.each([
    ["2025-03-25", "dunning_block"],
    ["2025-03-26", "act"],
  ])("last day included: %s: %s", (asOf, expected) => {
    expect(outcomes(asOf, blocked("2025-03-18", "2025-03-25"), [a2])[0]).toBe(expected)
  })

  it("E-123: steps whose day lay in it act one by one, least serious first", () => {
    expect(outcomes("2025-03-26", blocked("2025-03-18", "2025-03-25"))).toEqual(["act", "quiet_days", "not_due"])
  })

  it("a step reached later supersedes them as usual", () => {
    expect(outcomes("2025-03-31", blocked("2025-03-18", "2025-03-25"))).toEqual(["superseded!", "superseded!", "act"])
  })

  it("does not stop thanks", () => {
    const thanks = aTask({ trigger: { kind: "anchor", anchor: "issue_date", offset_days: 0 }, voice: "courtesy" })
    expect(outcome({ tasks: [thanks], asOf: "2025-03-03", account: blocked("2025-03-01", "2025-03-10") })).toBe("act")
  })
})
