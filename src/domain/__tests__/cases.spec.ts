import { addDays, date, factsByName, judgeStored, nextDay, viewAccount, type CalendarDate } from ".."
import { aContext, aReceivable, aTask, anAccount, everyDay } from "../testing/builders"
import { outcomeOf, planCase } from "../testing/outcome"

/** Cases of the field and of peers that the pure domain answers alone. */

const D = date("2025-03-17")
const on = (days: number): CalendarDate => addDays(D, days)
const due = (offset_days: number) => ({ kind: "anchor", anchor: "due_date", offset_days }) as const
const said = (days: number) => [{ on: on(days), voice: "demand" as const }]
const done = (step: string, days: number) => ({
  [step]: { rounds: { "0": { closed: 1, lastOn: on(days) } }, waiting: [] },
})
const context = { calendar: everyDay }

describe("cases of the field", () => {
  it("E-20: an offset before the due date lies before it, one after it after it; explain names the days", () => {
    const receivables = [0, 10, 40].map((days) => aReceivable({ id: `r${days}`, dueDate: on(days) }))
    const view = viewAccount(anAccount({ receivables }), on(-5), aContext(context))
    const days = (offset: number, voice: "reminder" | "demand") =>
      receivables.map(({ id }) => nextDay(view, aTask({ trigger: due(offset), voice }), id))
    expect(days(-3, "reminder")).toEqual([on(-3), on(7), on(37)])
    expect(days(3, "demand")).toEqual([on(3), on(13), on(43)])
  })

  it("R-27: a day within a dunning block comes behind it, on a business day where the step keeps to them; a courtesy does not wait", () => {
    const receivables = [aReceivable({ id: "r0", dueDate: on(0) })]
    const blocks = [{ receivableId: "r0", from: on(1), until: on(9) }]
    const view = viewAccount(anAccount({ receivables, blocks }), on(-5), aContext(context))
    const day = (over: object) => nextDay(view, aTask({ trigger: due(3), shift: "exact", ...over }), "r0")
    expect([day({ voice: "demand" }), day({ voice: "courtesy" })]).toEqual([on(10), on(3)])
    const other = viewAccount(
      anAccount({ receivables, blocks: [{ ...blocks[0], receivableId: "r1" }] }),
      on(-5),
      aContext(context)
    )
    expect(nextDay(other, aTask({ trigger: due(3), shift: "exact", voice: "demand" }), "r0")).toBe(on(3))
  })

  it("which of its conditions did not hold is told again from the facts that were stored", () => {
    const conditions = [
      { fact: "open_amount", operator: "at_least", value: { EUR: "500.00", "*": "700.00" } },
      { fact: "payable_at_once", operator: "is", value: false },
    ] as const
    const told = (open: bigint) => {
      const receivables = [aReceivable({ id: "r0", dueDate: on(0), open, amount: open })]
      const task = aTask({ trigger: due(3), conditions })
      const { acts, suppressions } = planCase({ tasks: [task], asOf: on(4), account: { receivables }, context })
      const { facts } = [...acts, ...suppressions][0]
      return judgeStored(conditions, facts, factsByName(), "EUR").map(({ actual, verdict }) => [actual, verdict])
    }
    expect(told(50_000n)[0]).toEqual(["500.00", "holds"])
    expect(told(49_999n)[0]).toEqual(["499.99", "fails"])
    const alone = judgeStored(conditions, { open_amount: "499.99" }, factsByName(), null)
    expect(alone).toMatchObject([{ name: "open_amount", verdict: "unknown" }])
  })

  it("E-21: a step waits until its day and until the last contact plus the quiet days, whichever is later", () => {
    const task = aTask({ trigger: due(3), quiet_days: 5 })
    const at = (days: number) =>
      outcomeOf(planCase({ tasks: [task], asOf: on(days), account: { contacts: said(0) }, context }), "t1")
    expect([2, 3, 4, 5].map(at)).toEqual(["not_due", "quiet_days", "quiet_days", "act"])
  })

  it("E-22: a postponed step pushes the next one only where the window is violated", () => {
    const tasks = [
      aTask({ id: "one", trigger: due(3), quiet_days: 5, position: 0 }),
      aTask({ id: "two", trigger: due(8), quiet_days: 5, position: 1 }),
      aTask({ id: "three", trigger: due(14), quiet_days: 5, position: 2 }),
    ]
    const acted: string[] = []
    let last = 0
    let steps = {}
    for (let days = 1; days <= 20; days++) {
      const receivables = [aReceivable({ steps })]
      const plan = planCase({ tasks, asOf: on(days), account: { receivables, contacts: said(last) }, context })
      for (const act of plan.acts) {
        acted.push(`${act.task.step} ${days}`)
        steps = { ...steps, ...done(act.task.step, days) }
        last = days
      }
    }
    expect(acted).toEqual(["one 5", "two 10", "three 15"])
  })

  it("E-57: a reminder for one of five leaves the other four eligible, and says why they wait", () => {
    const task = aTask({ trigger: due(2), quiet_days: 5 })
    const receivables = [1, 2, 3, 4, 5].map((n) => aReceivable({ id: `r${n}`, steps: n === 1 ? done("t1", 2) : {} }))
    const at = (days: number) =>
      planCase({ tasks: [task], asOf: on(days), account: { receivables, contacts: said(2) }, context })
    expect(at(4).suppressions.map(({ subjectId, reason, final }) => `${subjectId} ${reason} ${final}`)).toEqual(
      ["r2", "r3", "r4", "r5"].map((id) => `${id} quiet_days false`)
    )
    expect(at(7).acts.map((act) => act.subjectId)).toEqual(["r2", "r3", "r4", "r5"])
  })

  it("E-63: a group speaks only when one of its steps is due now; what was said is not said again beside nothing", () => {
    const task = aTask({ trigger: due(2), quiet_days: 0 })
    const receivables = ["a", "b"].map((id) => aReceivable({ id, steps: done("t1", 2) }))
    const plan = planCase({ tasks: [task], asOf: on(9), account: { receivables }, context })
    expect([plan.acts, plan.notices]).toEqual([[], []])
  })
})

describe("R-6 R-19: calendar tasks without a voice know their side of the due date", () => {
  const call = (offset: number) =>
    aTask({
      trigger: due(offset),
      voice: null,
      operation: { kind: "create_calendar_task", params: { kind: "call" } },
    })
  const known = { knownSince: on(-14), dueDate: D }
  const at = (offset: number, days: number) =>
    outcomeOf(
      planCase({ tasks: [call(offset)], asOf: on(days), account: { receivables: [aReceivable(known)] }, context }),
      "t1"
    )

  it("one before the due date passes with it, one after it does not", () => {
    expect([at(-1, -1), at(-1, 0), at(-1, 1)]).toEqual(["act", "act", "moment_passed!"])
    expect([at(2, 1), at(2, 2), at(2, 9)]).toEqual(["not_due", "act", "act"])
    const sides = [-1, 2].map((offset) => planCase({ tasks: [call(offset)], asOf: on(offset), context }).calendarTasks)
    expect(sides.map(([task]) => task.side)).toEqual(["before", "after"])
  })
})

describe("cases of peers", () => {
  it("L7 L8 L9: attempts are counted per currency, each ends at its own maximum, and nothing follows", () => {
    const task = aTask({
      trigger: {
        kind: "anchor",
        anchor: "due_date",
        offset_days: 1,
        repeat: { segments: [{ from_day: 1, to_day: null, every_days: 3 }], max: 2 },
      },
      quiet_days: 0,
    })
    const sent: Record<string, number[]> = { USD: [], EUR: [] }
    const steps: Record<string, object> = { USD: {}, EUR: {} }
    for (let days = 0; days <= 30; days++) {
      const receivables = [
        aReceivable({ id: "USD", currency: "USD", dueDate: on(0), steps: steps.USD as never }),
        aReceivable({ id: "EUR", currency: "EUR", dueDate: on(4), steps: steps.EUR as never }),
      ]
      const plan = planCase({ tasks: [task], asOf: on(days), account: { receivables }, context })
      for (const { subjectId } of plan.acts) {
        sent[subjectId].push(days)
        steps[subjectId] = {
          t1: { rounds: { "0": { closed: sent[subjectId].length, lastOn: on(days) } }, waiting: [] },
        }
      }
    }
    expect(sent).toEqual({ USD: [1, 4], EUR: [5, 8] })
  })

  it("L11: an interval of four days is counted in calendar days: on the third no, on the fourth yes", () => {
    const task = aTask({ trigger: due(1), quiet_days: 4 })
    const at = (days: number) =>
      outcomeOf(planCase({ tasks: [task], asOf: on(days), account: { contacts: said(1) }, context }), "t1")
    expect([at(4), at(5)]).toEqual(["quiet_days", "act"])
  })
})
