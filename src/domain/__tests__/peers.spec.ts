import { addDays, date, desiredHold, factsByName, viewAccount, type CalendarDate, type StatusRule, type Task } from ".."
import { aContext, aPolicy, aReceivable, aTask, anAccount, everyDay } from "../testing/builders"
import { outcome, outcomeOf, planCase } from "../testing/outcome"
import { Simulation, type LedgerRow } from "../testing/simulate"

/** Peers' scenarios as black boxes; docs/decisions/009 says where we differ. */

const due = (offset_days: number) => ({ kind: "anchor", anchor: "due_date", offset_days }) as const
const level = (n: number, days: number, over: Parameters<typeof aTask>[0] = {}) =>
  aTask({ id: `l${n}`, step: `l${n}`, position: n, trigger: due(days), ...over })
const D = date("2025-03-17")
const on = (days: number) => addDays(D, days)
const row = (id: string, dueOn: CalendarDate, over: Partial<LedgerRow> = {}): LedgerRow => ({
  id,
  account: "a",
  issue: addDays(dueOn, -14),
  due: dueOn,
  currency: "EUR",
  amount: 10_000n,
  payments: [],
  ...over,
})

/** Acts `step receivable` of the days asked for, every day between being run. */
function acts(
  rows: LedgerRow[],
  tasks: Task[],
  days: CalendarDate[],
  policy = {},
  every = false
): Record<string, string[]> {
  const simulation = new Simulation(
    rows,
    aPolicy(tasks, { quiet_days: 0, ...policy }),
    aContext({ calendar: everyDay })
  )
  const said: Record<string, string[]> = {}
  const run = (day: CalendarDate) =>
    simulation.runDay(day).flatMap((plan) => plan.acts.map((act) => `${act.task.step} ${act.subjectId}`))
  for (let day = days[0]; day <= days[days.length - 1]; day = addDays(day, 1)) {
    if (every || days.includes(day)) {
      const lines = run(day)
      if (days.includes(day)) said[day] = lines
    }
  }
  return said
}

describe("Tryton account_dunning: levels at 5, 20, 40 days", () => {
  const tasks = [level(1, 5), level(2, 20), level(3, 40)]
  const paid = row("paid", D, { payments: [{ on: on(0), amount: 10_000n }] })
  const open = row("open", D)

  it("T1 T2: nothing on D+4, one for the unpaid invoice on D+5", () => {
    expect(acts([paid, open], tasks, [on(4), on(5)])).toEqual({ [on(4)]: [], [on(5)]: ["l1 open"] })
  })

  it("T3: a level already taken is not taken again on D+19", () => {
    expect(acts([open], tasks, [on(5), on(19)])[on(19)]).toEqual([])
  })

  it("T5 T6: blocked on D+30 nothing, unblocked the next level", () => {
    const receivable = aReceivable({ steps: { l1: { rounds: { "0": { closed: 1, lastOn: on(5) } }, waiting: [] } } })
    const blocks = [{ receivableId: "r1", from: on(6), until: on(30) }]
    const at = (day: CalendarDate) =>
      outcomeOf(
        planCase({ tasks, asOf: day, account: { receivables: [receivable], blocks }, context: { calendar: everyDay } }),
        "l2"
      )
    expect([at(on(30)), at(on(31))]).toEqual(["dunning_block", "act"])
  })

  it("T7 T8: paid in full, nothing more", () => {
    const later = row("x", D, { payments: [{ on: on(30), amount: 10_000n }] })
    expect(acts([later], tasks, [on(5), on(30), on(50)])).toEqual({ [on(5)]: ["l1 x"], [on(30)]: [], [on(50)]: [] })
  })

  it("T9: a single level is final", () => {
    expect(acts([open], [level(1, 0)], [on(1), on(2)])).toEqual({ [on(1)]: ["l1 open"], [on(2)]: [] })
  })

  it("T10, where we differ (R-12): the first run ever on D+30 takes the most serious step reached, once", () => {
    expect(acts([open], tasks, [on(30), on(31)])).toEqual({ [on(30)]: ["l2 open"], [on(31)]: [] })
  })
})

describe("OCA account_credit_control", () => {
  it("O1 O2: an old invoice gets one line a run, not all levels at once", () => {
    const tasks = [
      level(1, 10, { window_days: 400 }),
      level(2, 180, { window_days: 400 }),
      level(3, 300, { window_days: 400 }),
    ]
    const said = acts([row("x", D)], tasks, [on(100), on(250), on(360)])
    expect(Object.values(said).map((lines) => lines.length)).toEqual([1, 1, 1])
    expect(acts([row("x", D)], tasks, [on(360)])[on(360)]).toEqual(["l3 x"])
  })

  it("O4: 'days after the last notice' are quiet days: on the ninth no, on the tenth yes", () => {
    const contacts = [{ on: on(10), voice: "demand" as const }]
    const at = (day: CalendarDate) =>
      outcome({
        tasks: [level(1, 5, { quiet_days: 10 })],
        asOf: day,
        account: { contacts },
        context: { calendar: everyDay },
      })
    expect([at(on(19)), at(on(20))]).toEqual(["quiet_days", "act"])
  })

  it("O7: an account on a policy without tasks gets nothing", () => {
    expect(planCase({ tasks: [], asOf: on(100) }).acts).toEqual([])
  })

  it("O16: only what is past due counts as overdue", () => {
    const receivables = [
      aReceivable({ id: "five", amount: 50_000n, dueDate: on(-5) }),
      aReceivable({ id: "thirty", amount: 100_000n, dueDate: on(30) }),
    ]
    const view = viewAccount(anAccount({ receivables }), D, aContext())
    const read = (name: string) =>
      factsByName()[name].read({ view, receivable: null, currency: "EUR", params: { min_age_days: 1 } })
    expect([read("overdue_count"), read("overdue_sum")]).toEqual([1, 50_000n])
  })

  it("O17: a returned payment is owed again", () => {
    const returned = row("x", D, {
      payments: [
        { on: on(3), amount: 10_000n },
        { on: on(8), amount: -10_000n },
      ],
    })
    expect(acts([returned], [level(1, 5)], [on(6), on(8)])).toEqual({ [on(6)]: [], [on(8)]: ["l1 x"] })
  })

  it("O25: grace before something counts as overdue is a matter of the step's day", () => {
    const account = { receivables: [aReceivable({ dueDate: on(-2) })] }
    expect([
      outcome({ tasks: [level(1, 0)], asOf: D, account }),
      outcome({ tasks: [level(1, 3)], asOf: D, account }),
    ]).toEqual(["act", "not_due"])
  })
})

describe("Kill Bill overdue: OD1 at 30, OD2 at 40, OD3 at 50 days since the earliest unpaid", () => {
  // Our day zero is the due date (decision 009); the invoices here are due on the day they are issued.
  const blocks = [30, 40, 50].map((days, n) =>
    level(n, days, {
      id: `od${n + 1}`,
      step: `od${n + 1}`,
      voice: null,
      operation: { kind: "block_ordering", params: {} },
    })
  )
  const may = aReceivable({ id: "may", issueDate: date("2012-05-31"), dueDate: date("2012-05-31"), amount: 24_995n })
  const june = aReceivable({ id: "june", issueDate: date("2012-06-30"), dueDate: date("2012-06-30"), amount: 24_995n })
  const state = (day: string, receivables = [may, june].filter((one) => one.issueDate <= day)) =>
    desiredHold(
      viewAccount(anAccount({ receivables }), date(day), aContext({ calendar: everyDay })),
      aPolicy(blocks),
      "green"
    )
      .causes.map((cause) => cause.split(":")[0])
      .sort()
      .pop() ?? "clear"

  it.each([
    ["K1", "2012-06-08", "clear"],
    ["K1", "2012-06-24", "clear"],
    ["K2", "2012-06-30", "od1"],
    ["K3", "2012-07-08", "od1"],
    ["K4", "2012-07-10", "od2"],
    ["K5", "2012-07-20", "od3"],
  ])("%s: %s: %s", (_, day, expected) => {
    expect(state(day)).toBe(expected)
  })

  it("K8: with a way to pay on file or without one: the state follows from dates alone", () => {
    for (const paymentMethod of [null, "card"])
      expect(["2012-06-30", "2012-07-10", "2012-07-20"].map((day) => state(day, [{ ...may, paymentMethod }]))).toEqual([
        "od1",
        "od2",
        "od3",
      ])
  })

  it("K6: paying the newest first does not clear; the last overdue payment does", () => {
    expect([state("2012-07-31", [may]), state("2012-07-31", [])]).toEqual(["od3", "clear"])
  })

  it("K10 K11: refunded without credit note, the old invoice is owed again at once, by its own age", () => {
    expect(state("2012-07-05", [may])).toBe("od1")
  })

  it("K12 K13: the first paid or credited, the earliest unpaid is young; 30 days after it the block is back", () => {
    expect([state("2012-07-05", [june]), state("2012-07-29", [june]), state("2012-07-30", [june])]).toEqual([
      "clear",
      "clear",
      "od1",
    ])
  })
})

describe("Lago dunning campaigns", () => {
  const over = (amounts: Record<string, string>) => [
    { fact: "overdue_sum", params: { min_age_days: 1 }, operator: "at_least", value: amounts },
  ]
  const repeated = (amounts: Record<string, string>, every = 3) =>
    aTask({
      id: "l",
      step: "l",
      conditions: over(amounts),
      trigger: { ...due(1), repeat: { segments: [{ from_day: 1, to_day: null, every_days: every }], max: 2 } },
      quiet_days: every,
    })
  const first = row("first", date("2025-01-15"), { amount: 14_900n })
  const second = row("second", date("2025-01-18"), { amount: 600n })
  const days = (from: string, count: number) => Array.from({ length: count }, (_, index) => addDays(date(from), index))

  it("L1 … L5: below the threshold nothing; above it two attempts, three days apart, then no more", () => {
    const said = acts([first, second], [repeated({ EUR: "150" })], days("2025-01-16", 12), {}, true)
    expect(
      Object.entries(said)
        .filter(([, lines]) => lines.length > 0)
        .map(([day, lines]) => [day, lines.sort()])
    ).toEqual([
      ["2025-01-19", ["l first", "l second"]],
      ["2025-01-22", ["l first", "l second"]],
    ])
  })

  it("L6 L14: the threshold belongs to a currency", () => {
    const euros = row("eur", date("2025-01-15"), { amount: 14_900n })
    const dollars = row("usd", date("2025-01-15"), { amount: 12_000n, currency: "USD" })
    const pounds = row("gbp", date("2025-01-15"), { amount: 99_900n, currency: "GBP" })
    expect(
      acts([euros, dollars, pounds], [repeated({ EUR: "150", USD: "100" })], [date("2025-01-16")])["2025-01-16"]
    ).toEqual(["l usd"])
  })

  it("L10: a threshold is reached when it is equal", () => {
    const exact = [row("x", date("2025-01-15"), { amount: 9_900n })]
    const said = (threshold: string) => acts(exact, [repeated({ EUR: threshold })], [date("2025-01-16")])["2025-01-16"]
    expect([said("99.00"), said("99.01")]).toEqual([["l x"], []])
  })

  it("L13: an exempted account gets nothing", () => {
    const task = repeated({ EUR: "1" })
    expect(
      outcome({
        tasks: [task],
        asOf: on(1),
        account: { exemptions: [{ step: "l", until: on(30) }] },
        context: { calendar: everyDay },
      })
    ).toBe("exempted")
  })

  it("L15: each notice holds only its selling entity's receivables", () => {
    const receivables = [aReceivable({ sellingEntity: "one" }), aReceivable({ id: "r2", sellingEntity: "two" })]
    expect(
      planCase({ tasks: [level(1, 2)], asOf: on(2), account: { receivables } })
        .notices.map((notice) => notice.sellingEntity)
        .sort()
    ).toEqual(["one", "two"])
  })
})

describe("E-cases of sections B, D, E, K", () => {
  const demand = level(1, 2)

  it("E-2: a step is done only by acting; a wait leaves it open", () => {
    const simulation = new Simulation(
      [row("x", on(-2), { issue: on(-3) })],
      aPolicy([demand]),
      aContext({ calendar: everyDay })
    )
    expect(simulation.runDay(on(0))[0].suppressions[0].reason).toBe("too_early_to_have_been_paid")
    expect(simulation.runDay(on(4))[0].acts).toHaveLength(1)
  })

  it("E-42: before the due date there is no age and no level", () => {
    const view = viewAccount(anAccount({ receivables: [aReceivable({ dueDate: on(10) })] }), D, aContext())
    expect(
      factsByName().days_overdue.read({
        view,
        receivable: aReceivable({ dueDate: on(10) }),
        currency: "EUR",
        params: {},
      })
    ).toBe(-10)
    expect(view.overdue).toEqual([])
  })

  it("E-58 E-59: an older invoice that appears late makes no extra contact inside quiet days", () => {
    const contacts = [{ on: on(1), voice: "demand" as const }]
    expect(
      outcome({
        tasks: [demand],
        asOf: on(3),
        account: { contacts, receivables: [aReceivable({ knownSince: on(-8) })] },
      })
    ).toBe("quiet_days")
  })

  it("E-60: several with the same due date: deterministic order, oldest due then id", () => {
    const receivables = ["b", "a"].map((id) => aReceivable({ id }))
    expect(
      viewAccount(anAccount({ receivables }), on(5), aContext()).overdue.map((owed) => owed.receivable.id)
    ).toEqual(["a", "b"])
  })

  it("E-64: the first overdue instalment is chased, the others are not", () => {
    const receivables = [0, 30, 60].map((days, index) =>
      aReceivable({ id: `i${index}`, documentType: "instalment", dueDate: on(days) })
    )
    expect(
      planCase({ tasks: [demand], asOf: on(2), account: { receivables } }).acts.map((act) => act.subjectId)
    ).toEqual(["i0"])
  })

  it("E-66 E-67: a part payment keeps the step and counts by what is open", () => {
    const half = row("x", D, { payments: [{ on: on(3), amount: 5_000n }] })
    const task = level(1, 2)
    const next = level(2, 7, { conditions: [{ fact: "open_amount", operator: "at_most", value: { EUR: "50" } }] })
    expect(acts([half], [task, next], [on(2), on(3), on(7)])).toEqual({
      [on(2)]: ["l1 x"],
      [on(3)]: [],
      [on(7)]: ["l2 x"],
    })
  })

  it("E-139: one tiny late invoice demotes nobody", () => {
    const rule: StatusRule = {
      id: "d",
      name: "d",
      from: ["green"],
      to: "red",
      dwell_days: 0,
      conditions: [
        { fact: "overdue_sum", params: { min_age_days: 30 }, operator: "at_least", value: { "*": "200" } },
        { fact: "overdue_share", params: { min_age_days: 30 }, operator: "at_least", value: 5 },
      ],
    }
    const move = (amount: bigint, issued90: bigint) =>
      planCase({
        tasks: [],
        asOf: on(40),
        policy: { status_rules: [rule] },
        account: {
          receivables: [aReceivable({ amount })],
          volume: { EUR: { issued90, openBefore: 0n, open: amount } },
        },
      }).move?.to ?? null
    expect([move(2_089n, 2_089n), move(20_000n, 10_000_000n), move(20_000n, 400_000n)]).toEqual([null, null, "red"])
  })
})
