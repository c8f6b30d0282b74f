import { addDays, date, quietUntil, viewAccount, type AccountSnapshot, type Task, type Voice } from ".."
import { aContext, aPolicy, anAccount, aReceivable, aTask } from "../testing/builders"
import { outcome, outcomeOf, planCase } from "../testing/outcome"

const due = (offset_days: number) => ({ kind: "anchor", anchor: "due_date", offset_days }) as const
const demand = aTask({ id: "d", step: "d" })
const reminder = aTask({ id: "r", step: "r", trigger: due(-2), voice: "reminder" })
const courtesy = aTask({
  id: "c",
  step: "c",
  trigger: { kind: "anchor", anchor: "issue_date", offset_days: 0 },
  voice: "courtesy",
})
const contacts = (...list: [string, Voice][]) => ({ contacts: list.map(([on, voice]) => ({ on: date(on), voice })) })
const fresh = aReceivable({
  id: "r2",
  issueDate: date("2025-03-19"),
  dueDate: date("2025-04-02"),
  knownSince: date("2025-03-19"),
})
const soon = aReceivable({ id: "r3", dueDate: date("2025-03-21") })

describe("R-16 quiet days", () => {
  it.each([
    ["2025-03-15", "demand", "quiet_days"],
    ["2025-03-14", "demand", "act"],
    ["2025-03-18", "reminder", "act"],
    ["2025-03-18", "courtesy", "act"],
  ] as const)("a demand on the 19th after a contact on %s (%s): %s", (on, voice, expected) => {
    expect(outcome({ tasks: [demand], asOf: "2025-03-19", account: contacts([on, voice]) })).toBe(expected)
  })

  it("the step's own quiet days beat the policy's", () => {
    const account = contacts(["2025-03-18", "demand"])
    expect(outcome({ tasks: [{ ...demand, quiet_days: 1 }], asOf: "2025-03-19", account })).toBe("act")
    expect(outcome({ tasks: [{ ...demand, quiet_days: 2 }], asOf: "2025-03-19", account })).toBe("quiet_days")
  })

  it("are over on the day that is said, for each voice of its own", () => {
    const account = anAccount(contacts(["2025-03-16", "demand"], ["2025-03-18", "reminder"]))
    const day = (task: Task) => quietUntil(viewAccount(account, date("2025-03-19"), aContext()), aPolicy([task]), task)!
    expect([day(demand), day(reminder), day({ ...demand, quiet_days: 9 })]).toEqual([
      "2025-03-21",
      "2025-03-23",
      "2025-03-25",
    ])
    expect(outcome({ tasks: [demand], asOf: addDays(day(demand), -1), account })).toBe("quiet_days")
    expect(outcome({ tasks: [demand], asOf: day(demand), account })).toBe("act")
  })

  it("E-54: many lines of an account share one notice", () => {
    const receivables = [1, 2, 3].map((n) => aReceivable({ id: `r${n}` }))
    const plan = planCase({ tasks: [demand], asOf: "2025-03-19", account: { receivables } })
    expect([plan.acts.length, plan.notices.length]).toEqual([3, 1])
  })

  it("E-55 E-56: one notice per currency and selling entity, one contact", () => {
    const receivables = [
      aReceivable(),
      aReceivable({ id: "usd", currency: "USD" }),
      aReceivable({ id: "pl", sellingEntity: "pl" }),
    ]
    const plan = planCase({ tasks: [demand], asOf: "2025-03-19", account: { receivables } })
    expect(plan.notices.map((notice) => notice.group).sort()).toEqual(["pl|EUR|email", "|EUR|email", "|USD|email"])
  })

  it("held-back lines join a notice that goes out anyway", () => {
    // A reminder sent yesterday holds back the reminder, not the demand; it joins the demand.
    const account = { ...contacts(["2025-03-18", "reminder"]), receivables: [aReceivable(), soon] }
    const plan = planCase({ tasks: [reminder, { ...demand, position: 1 }], asOf: "2025-03-19", account })
    expect([
      outcomeOf(plan, "d", "r1"),
      outcomeOf(plan, "r", "r3"),
      plan.notices.length,
      plan.notices[0].voice,
    ]).toEqual(["act", "act", 1, "demand"])
  })

  it("but not when they are more serious than it", () => {
    const account = { ...contacts(["2025-03-18", "demand"]), receivables: [aReceivable(), soon] }
    const plan = planCase({ tasks: [reminder, { ...demand, position: 1 }], asOf: "2025-03-19", account })
    expect([outcomeOf(plan, "d", "r1"), outcomeOf(plan, "r", "r3")]).toEqual(["quiet_days", "quiet_days"])
    const quiet = planCase({
      tasks: [
        { ...reminder, quiet_days: 0 },
        { ...demand, position: 1 },
      ],
      asOf: "2025-03-19",
      account,
    })
    expect([outcomeOf(quiet, "d", "r1"), outcomeOf(quiet, "r", "r3")]).toEqual(["quiet_days", "act"])
  })

  it("the tone is that of the most serious step (DESIGN 3.6)", () => {
    const late = { ...demand, id: "d7", step: "d7", position: 5, trigger: due(7) }
    const young = aReceivable({ id: "r9", dueDate: date("2025-03-24") })
    const plan = planCase({
      tasks: [demand, late],
      asOf: "2025-03-26",
      account: { receivables: [aReceivable(), young] },
    })
    expect(plan.notices[0].lead.step).toBe("d7")
  })
})

describe("R-17 courtesy", () => {
  const account = (over: Partial<AccountSnapshot>) => ({ receivables: [fresh], ...over })
  it.each([
    ["alone", account({}), "act"],
    ["inside a window", account(contacts(["2025-03-15", "courtesy"])), "courtesy_dropped!"],
    ["after a window", account(contacts(["2025-03-14", "demand"])), "act"],
    ["beside another notice", account({ receivables: [fresh, aReceivable()] }), "courtesy_dropped!"],
  ])("%s: %#", (_, over, expected) => {
    const plan = planCase({ tasks: [courtesy, { ...demand, position: 1 }], asOf: "2025-03-19", account: over })
    expect(outcomeOf(plan, "c", "r2")).toBe(expected)
  })
})

describe("R-18 ceiling", () => {
  const days = (count: number, voice: Voice): [string, Voice][] =>
    Array.from({ length: count }, (_, index) => [`2025-02-${String(18 + index).padStart(2, "0")}`, voice])

  it.each([
    [demand, days(2, "demand"), "act"],
    [demand, days(3, "demand"), "ceiling"],
    [demand, days(3, "reminder"), "act"],
    [{ ...reminder, trigger: due(4), voice: "reminder" as const }, [], "not_due"],
  ])("%#: a step speaks while contacts of its own voice or higher are fewer than 3", (task, list, expected) => {
    expect(outcome({ tasks: [task], asOf: "2025-03-19", policy: { ceiling: 3 }, account: contacts(...list) })).toBe(
      expected
    )
  })

  it("reminders wait and courtesies are dropped once all contacts together reach it", () => {
    const account = { ...contacts(...days(3, "courtesy")), receivables: [soon, fresh] }
    const plan = planCase({ tasks: [courtesy, reminder], asOf: "2025-03-19", policy: { ceiling: 3 }, account })
    expect([outcomeOf(plan, "r", "r3"), outcomeOf(plan, "c", "r2")]).toEqual(["ceiling", "courtesy_dropped!"])
  })

  it("looks back 30 days, today included", () => {
    const on = (day: string) =>
      outcome({ tasks: [demand], asOf: "2025-03-19", policy: { ceiling: 1 }, account: contacts([day, "demand"]) })
    expect([on("2025-02-17"), on("2025-02-18")]).toEqual(["act", "ceiling"])
  })
})

describe("R-19 calendar tasks", () => {
  const call = aTask({
    id: "call",
    step: "call",
    trigger: due(3),
    operation: { kind: "create_calendar_task", params: { kind: "call" } },
  })
  const open = {
    id: "k1",
    kind: "call",
    side: "after" as const,
    receivableIds: ["r0"],
    lastDueDate: date("2025-03-10"),
    anyOpen: true,
  }

  it("one open per account, kind and side; further receivables join it", () => {
    const receivables = [aReceivable(), aReceivable({ id: "r2" })]
    const plan = planCase({ tasks: [call], asOf: "2025-03-20", account: { receivables } })
    expect(plan.calendarTasks).toMatchObject([
      { kind: "call", side: "after", receivableIds: ["r1", "r2"], joins: null },
    ])
    const joined = planCase({ tasks: [call], asOf: "2025-03-20", account: { calendarTasks: [open] } })
    expect(joined.calendarTasks).toMatchObject([{ joins: "k1" }])
  })

  it.each([
    [{ ...open, anyOpen: false }, ["k1"]],
    [open, []],
    [{ ...open, side: "before" as const, lastDueDate: date("2025-03-19") }, ["k1"]],
    [{ ...open, side: "before" as const, lastDueDate: date("2025-03-20") }, []],
  ])("withdrawn when settled, before due also when the due date has passed: %#", (task, expected) => {
    expect(planCase({ tasks: [call], asOf: "2025-03-20", account: { calendarTasks: [task] } }).withdrawn).toEqual(
      expected
    )
  })
})
