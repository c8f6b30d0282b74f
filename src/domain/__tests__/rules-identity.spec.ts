import { date } from ".."
import { aReceivable, aTask, anAccount, everyDay } from "../testing/builders"
import { outcome, outcomeOf, planCase } from "../testing/outcome"

const due = (offset_days: number) => ({ kind: "anchor", anchor: "due_date", offset_days }) as const
const done = (round: string, closed: number, lastOn: string) => ({
  rounds: { [round]: { closed, lastOn: date(lastOn) } },
  waiting: [],
})

describe("R-1 step: the same name is the same step", () => {
  const yellow = { value: "yellow", since: date("2025-03-16"), periodId: "p2", first: false } as const
  const task = aTask({ id: "y1", step: "after_due_2", status: "yellow" })

  it("is not done again from another status's list", () => {
    const receivable = aReceivable({ steps: { after_due_2: done("0", 1, "2025-03-19") } })
    expect(outcome({ tasks: [task], asOf: "2025-03-20", account: { status: yellow, receivables: [receivable] } })).toBe(
      "not_due"
    )
  })

  it("is done by a list that has it under another name", () => {
    const receivable = aReceivable({ steps: { other_step: done("0", 1, "2025-03-19") } })
    expect(outcome({ tasks: [task], asOf: "2025-03-20", account: { status: yellow, receivables: [receivable] } })).toBe(
      "act"
    )
  })
})

describe("R-2 occurrence of a receivable task", () => {
  const weekly = aTask({
    trigger: {
      ...due(30),
      repeat: {
        segments: [
          { from_day: 30, to_day: 59, every_days: 7 },
          { from_day: 60, to_day: null, every_days: 1 },
        ],
        max: 3,
      },
    },
  })
  const at = (asOf: string, steps = {}, over = {}) =>
    planCase({
      tasks: [weekly],
      asOf,
      context: { calendar: everyDay },
      account: { receivables: [aReceivable({ steps, ...over })] },
    })

  it.each([
    ["2025-04-15", {}, "not_due"],
    ["2025-04-16", {}, "act"],
    ["2025-04-22", { t1: done("0", 1, "2025-04-16") }, "not_due"],
    ["2025-04-23", { t1: done("0", 1, "2025-04-16") }, "act"],
    // Closed late: the next grid day after the day it was closed, passed grid days are not counted.
    ["2025-04-29", { t1: done("0", 1, "2025-04-25") }, "not_due"],
    ["2025-04-30", { t1: done("0", 1, "2025-04-25") }, "act"],
    ["2025-05-17", { t1: done("0", 2, "2025-05-16") }, "act"],
    ["2025-05-18", { t1: done("0", 3, "2025-05-17") }, "not_due"],
  ])("on %s with %j: %s", (asOf, steps, expected) => {
    expect(outcomeOf(at(asOf, steps), "t1")).toBe(expected)
  })

  it("an extension starts a new round for steps anchored at the due date", () => {
    const extended = { round: 1, dueDate: date("2025-04-14"), steps: { t1: done("0", 1, "2025-03-19") } }
    const [act] = planCase({
      tasks: [aTask()],
      asOf: "2025-04-16",
      account: { receivables: [aReceivable(extended)] },
    }).acts
    expect(act.occurrence).toBe("1.1")
  })

  it("an extension leaves steps of other anchors in their round", () => {
    const task = aTask({ trigger: { kind: "anchor", anchor: "issue_date", offset_days: 40 } })
    const extended = aReceivable({ round: 1, dueDate: date("2025-04-30"), steps: { t1: done("0", 1, "2025-04-14") } })
    expect(outcome({ tasks: [task], asOf: "2025-04-20", account: { receivables: [extended] } })).toBe("not_due")
  })

  it("a correction of the due date starts none (DESIGN 3.2)", () => {
    const corrected = aReceivable({ dueDate: date("2025-03-24"), steps: { t1: done("0", 1, "2025-03-19") } })
    expect(outcome({ tasks: [aTask()], asOf: "2025-03-26", account: { receivables: [corrected] } })).toBe("not_due")
  })

  it("an occurrence never contains a computed date", () => {
    const [act] = planCase({ tasks: [aTask()], asOf: "2025-03-19" }).acts
    expect(act.occurrence).toBe("0.1")
  })
})

describe("R-3 occurrence of an account task", () => {
  const statement = aTask({
    subject: "account",
    trigger: { kind: "monthly", day: 31 },
    voice: "courtesy",
    max_days_late: 3,
    shift: "exact",
  })

  it.each([
    ["2025-02-27", "history!"],
    ["2025-02-28", "act"],
    ["2025-03-03", "act"],
  ])("monthly on the last day, on %s: %s", (asOf, expected) => {
    const task = { ...statement, on_since: date("2025-02-01") }
    expect(outcome({ tasks: [task], asOf })).toBe(expected)
  })

  it("only the latest period, and once in it", () => {
    const plan = planCase({ tasks: [statement], asOf: "2025-03-31" })
    expect(plan.acts.map((act) => act.occurrence)).toEqual(["2025-03"])
    const steps = { t1: done("2025-03", 1, "2025-03-31") }
    expect(outcome({ tasks: [statement], asOf: "2025-04-02", account: { steps } })).toBe("not_due")
  })

  it("not before the status period", () => {
    const status = { value: "green", since: date("2025-03-01"), periodId: "p2", first: false } as const
    expect(outcome({ tasks: [statement], asOf: "2025-03-02", account: { status } })).toBe("not_due")
  })

  it("weekly: the ISO week is the identity", () => {
    const weekly = { ...statement, trigger: { kind: "weekly", weekday: 1 } as const }
    expect(planCase({ tasks: [weekly], asOf: "2025-03-17" }).acts[0].occurrence).toBe("2025-W12")
    expect(planCase({ tasks: [weekly], asOf: "2025-03-18" }).acts[0].occurrence).toBe("2025-W12")
  })

  it("for the status date: the status period", () => {
    const task = aTask({
      subject: "account",
      trigger: { kind: "anchor", anchor: "status_date", offset_days: 3 },
      voice: "demand",
    })
    const status = { value: "green", since: date("2025-03-10"), periodId: "p7", first: false } as const
    const receivables = [aReceivable({ dueDate: date("2025-03-10") })]
    expect(outcome({ tasks: [task], asOf: "2025-03-12", account: { status, receivables } })).toBe("not_due")
    expect(planCase({ tasks: [task], asOf: "2025-03-13", account: { status, receivables } }).acts[0].occurrence).toBe(
      "p7"
    )
  })

  describe("while its conditions hold: once per episode", () => {
    const task = aTask({
      subject: "account",
      trigger: { kind: "while" },
      voice: null,
      operation: { kind: "create_calendar_task", params: { kind: "check" } },
      conditions: [{ fact: "overdue_count", params: { min_age_days: 1 }, operator: "at_least", value: 1 }],
    })
    const acted = { t1: done("episode", 1, "2025-03-18") }

    it("acts when they begin to hold", () => {
      expect(planCase({ tasks: [task], asOf: "2025-03-18" }).acts[0].occurrence).toBe("episode.1")
    })

    it("does not act again while they go on", () => {
      expect(outcome({ tasks: [task], asOf: "2025-03-25", account: { steps: acted } })).toBe("not_due")
    })

    it("begins a new episode after they ceased, by dates, whichever days ran", () => {
      const paid = aReceivable({
        id: "r1",
        open: 0n,
        settledOn: date("2025-03-20"),
        settledKnownOn: date("2025-03-20"),
      })
      const later = aReceivable({ id: "r2", dueDate: date("2025-03-28") })
      const account = anAccount({ receivables: [paid, later], steps: acted })
      expect(planCase({ tasks: [task], asOf: "2025-03-31", account }).acts[0].occurrence).toBe("episode.2")
    })
  })
})

describe("R-4 returned payment", () => {
  it("E-25 E-69: a reopened receivable goes on at its next step", () => {
    const tasks = [aTask({ id: "t1", step: "a2" }), aTask({ id: "t2", step: "a7", position: 1, trigger: due(7) })]
    const reopened = aReceivable({
      reopened: { settledOn: date("2025-03-20"), on: date("2025-03-26") },
      steps: { a2: done("0", 1, "2025-03-19") },
    })
    const plan = planCase({ tasks, asOf: "2025-03-26", account: { receivables: [reopened] } })
    expect([outcomeOf(plan, "a2"), outcomeOf(plan, "a7")]).toEqual(["not_due", "act"])
  })
})
