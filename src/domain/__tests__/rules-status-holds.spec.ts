import { date, REASONS, reasons, type AccountSnapshot, type StatusRule } from ".."
import { aReceivable, aTask } from "../testing/builders"
import { outcomeOf, planCase } from "../testing/outcome"

const due = (offset_days: number) => ({ kind: "anchor", anchor: "due_date", offset_days }) as const
const overdue = (days: number) => [{ fact: "oldest_overdue_days", operator: "at_least", value: days }]
const rule = (
  id: string,
  from: StatusRule["from"],
  to: StatusRule["to"],
  conditions: StatusRule["conditions"],
  dwell_days = 0
): StatusRule => ({
  id,
  name: id,
  from,
  to,
  conditions,
  dwell_days,
})
const status = (value: "green" | "yellow" | "red", since = "2025-01-01") => ({
  value,
  since: date(since),
  periodId: `p-${since}`,
  first: false,
})
const block = (over: Parameters<typeof aTask>[0] = {}) =>
  aTask({
    id: "b",
    step: "b",
    trigger: due(30),
    voice: null,
    operation: { kind: "block_ordering", params: { strength: "on_credit" } },
    ...over,
  })

describe("R-25 status rules", () => {
  const toYellow = rule("y", ["green"], "yellow", overdue(5))
  const toRed = rule("r", ["green", "yellow"], "red", overdue(10))
  const move = (asOf: string, rules: StatusRule[], account: Partial<AccountSnapshot> = {}) =>
    planCase({ tasks: [], asOf, policy: { status_rules: rules }, account: { status: status("green"), ...account } })

  it.each([
    ["2025-03-21", null],
    ["2025-03-22", "yellow"],
    ["2025-03-27", "red"],
  ])("of several the one to the worse status wins: %s: %s", (asOf, expected) => {
    expect(move(asOf, [toYellow, toRed]).move?.to ?? null).toBe(expected)
  })

  it("at most one move a day", () => {
    const account = { status: status("yellow", "2025-03-27") }
    expect(move("2025-03-27", [toRed], account).move).toBeNull()
    expect(move("2025-03-28", [toRed], account).move?.to).toBe("red")
  })

  it("E-140: dwell binds promotion only", () => {
    const up = rule("up", ["red"], "yellow", [{ fact: "days_in_status", operator: "at_least", value: 0 }], 30)
    const down = { ...rule("down", ["yellow"], "red", overdue(5)), dwell_days: 90 }
    expect(move("2025-01-30", [up], { status: status("red"), receivables: [] }).move).toBeNull()
    expect(move("2025-01-31", [up], { status: status("red"), receivables: [] }).move?.to).toBe("yellow")
    expect(move("2025-03-27", [down], { status: status("yellow", "2025-03-20") }).move?.to).toBe("red")
  })

  it("E-142: a pin is a waiting reason", () => {
    const plan = move("2025-03-22", [toYellow], { pinnedUntil: date("2025-03-22") })
    expect([plan.move, outcomeOf(plan, "status:y")]).toEqual([null, "pinned"])
    expect(move("2025-03-23", [toYellow], { pinnedUntil: date("2025-03-22") }).move?.to).toBe("yellow")
  })

  it("the account's other tasks see the new status (DESIGN 4)", () => {
    const task = aTask({ status: "yellow", trigger: due(5) })
    const plan = planCase({
      tasks: [task],
      asOf: "2025-03-22",
      policy: { status_rules: [toYellow] },
      account: { status: status("green") },
    })
    expect(outcomeOf(plan, "t1")).toBe("act")
  })

  it("a status task moves the account when no rule does", () => {
    const task = aTask({
      subject: "account",
      trigger: { kind: "while" },
      voice: null,
      conditions: overdue(3),
      operation: { kind: "set_status", params: { status: "red" } },
    })
    expect(planCase({ tasks: [task], asOf: "2025-03-20", account: { status: status("green") } }).move?.to).toBe("red")
  })

  it("R-10: what follows from an opening import alone is a proposal", () => {
    const receivables = [aReceivable({ opening: true })]
    const plan = move("2025-03-22", [toYellow], { receivables })
    expect([plan.move, plan.proposals.move?.to]).toEqual([null, "yellow"])
  })
})

describe("R-26 holds", () => {
  const held = (asOf: string, over: Partial<AccountSnapshot> = {}, tasks = [block()], context = {}) =>
    planCase({ tasks, asOf, account: over, context }).hold

  it.each([
    ["2025-04-15", null],
    ["2025-04-16", "on_credit"],
    ["2025-04-17", "on_credit"],
  ])("30 days after due, by the calendar day: %s: %s", (asOf, expected) => {
    expect(held(asOf).strength).toBe(expected)
  })

  it("names its causes", () => {
    expect(held("2025-04-16").causes).toEqual(["b:r1"])
  })

  it.each([
    ["a dunning block", { blocks: [{ receivableId: null, from: date("2025-04-01"), until: date("2025-04-30") }] }, {}],
    [
      "covering credits",
      { unapplied: [{ kind: "credit", currency: "EUR", amount: 10_000n, receivableId: null }] as const },
      {},
    ],
    ["tolerance", {}, { tolerance: { EUR: 10_000n } }],
    ["an exemption", { exemptions: [{ step: "b", until: date("2025-04-30") }] }, {}],
    ["payment", { receivables: [] }, {}],
  ])("%s removes a cause", (_, over, context) => {
    expect(held("2025-04-20", over, undefined, context).strength).toBeNull()
  })

  it("quiet days, windows and history do not", () => {
    const contacts = [{ on: date("2025-07-01"), voice: "demand" as const }]
    expect(
      held("2025-07-01", { contacts, receivables: [aReceivable({ knownSince: date("2025-06-30") })] }).strength
    ).toBe("on_credit")
  })

  it("a block written for a status applies in it and in every worse one", () => {
    const yellow = [block({ status: "yellow" })]
    expect(
      ["green", "yellow", "red"].map(
        (value) => held("2025-04-20", { status: status(value as "green") }, yellow).strength
      )
    ).toEqual([null, "on_credit", "on_credit"])
  })

  it("the strongest strength counts", () => {
    const all = block({
      id: "b2",
      step: "b2",
      operation: { kind: "block_ordering", params: { strength: "all_orders" } },
    })
    expect(held("2025-04-20", {}, [all, block()]).strength).toBe("all_orders")
  })

  it("an early release silences the causes then present until its end date; a new cause counts", () => {
    const silenced = [{ cause: "b:r1", until: date("2025-04-20") }]
    expect([held("2025-04-20", { silenced }).strength, held("2025-04-21", { silenced }).strength]).toEqual([
      null,
      "on_credit",
    ])
    const receivables = [aReceivable(), aReceivable({ id: "r2" })]
    expect(held("2025-04-20", { silenced, receivables }).causes).toEqual(["b:r2"])
  })

  it("R-8 delays the first day of a hold, it never lifts one", () => {
    const context = { paymentsReportedOn: date("2025-03-10") }
    expect(held("2025-04-20", {}, undefined, context).strength).toBeNull()
    const hold = { id: "h", strength: "on_credit" as const, causes: ["b:r1"] }
    expect(held("2025-04-20", { hold }, undefined, context).strength).toBe("on_credit")
  })

  it("R-10: a cause from an opening import alone is a proposal", () => {
    const plan = planCase({
      tasks: [block()],
      asOf: "2025-04-20",
      account: { receivables: [aReceivable({ opening: true })] },
    })
    expect([plan.hold.strength, plan.proposals.hold?.strength]).toEqual([null, "on_credit"])
  })

  it("R-11: the binding block tasks count, not the latest", () => {
    const plan = planCase({ tasks: [block()], asOf: "2025-04-20", policy: { binding_block_tasks: [] } })
    expect(plan.hold.strength).toBeNull()
  })

  it("R-23: a hold needs the share where the task asks for it", () => {
    const share = block({
      conditions: [{ fact: "overdue_share", params: { min_age_days: 30 }, operator: "at_least", value: 5 }],
    })
    const volume = (issued90: bigint) => ({ EUR: { issued90, openBefore: 0n, open: 10_000n } })
    expect(held("2025-04-20", { volume: volume(200_000n) }, [share]).strength).toBe("on_credit")
    expect(held("2025-04-20", { volume: volume(200_100n) }, [share]).strength).toBeNull()
  })
})

describe("R-28 one reason a day, the first", () => {
  it("has the order of the rule", () => {
    expect(reasons).toEqual([
      "history",
      "settled",
      "moment_passed",
      "lapsed",
      "exempted",
      "conditions",
      "superseded",
      "operation_missing",
      "paused",
      "too_early_to_have_been_paid",
      "payments_not_up_to_date",
      "dunning_block",
      "in_transit",
      "covered_by_credits",
      "below_tolerance",
      "no_address",
      "not_a_business_day",
      "courtesy_dropped",
      "quiet_days",
      "ceiling",
      "pinned",
      "unknown_fact",
    ])
    expect(Object.values(REASONS)).toHaveLength(22)
  })

  it("E-37 and others: each gives way to the one before", () => {
    const task = aTask({
      shift: "next",
      operation: { kind: "foreign/op", params: {} },
      conditions: [{ fact: "on_time_streak", operator: "at_least", value: 1 }],
    })
    const known = { ...task, operation: { kind: "send_email", params: {} } }
    const blocks = [{ receivableId: null, from: date("2025-03-01"), until: date("2025-04-30") }]
    const reason = (over: Parameters<typeof planCase>[0]) => outcomeOf(planCase(over), "t1")
    const asOf = "2025-03-22"
    const young = [aReceivable({ knownSince: date("2025-03-17") })]
    const reported = { paymentsReportedOn: date("2025-03-01") }
    expect([
      reason({
        tasks: [task],
        asOf,
        context: { paused: true },
        account: { blocks, reachableBy: [], receivables: young },
      }),
      reason({
        tasks: [known],
        asOf,
        context: { paused: true },
        account: { blocks, reachableBy: [], receivables: young },
      }),
      reason({ tasks: [known], asOf, context: reported, account: { blocks, reachableBy: [], receivables: young } }),
      reason({ tasks: [known], asOf, context: reported, account: { blocks, reachableBy: [] } }),
      reason({ tasks: [known], asOf, account: { blocks, reachableBy: [] } }),
      reason({ tasks: [known], asOf, account: { reachableBy: [] } }),
      reason({ tasks: [known], asOf }),
      reason({ tasks: [known], asOf: "2025-03-24" }),
    ]).toEqual([
      "operation_missing",
      "paused",
      "too_early_to_have_been_paid",
      "payments_not_up_to_date",
      "dunning_block",
      "no_address",
      "not_a_business_day",
      "unknown_fact",
    ])
  })
})
