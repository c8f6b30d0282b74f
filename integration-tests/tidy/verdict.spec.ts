import { verdictOf } from "../../admin/pages/receivable/verdict"
import type { Explanation } from "../../src/contract/explain"

const answer = (task: string, more: Partial<Explanation>): Explanation => ({
  task_id: task,
  task,
  step: task,
  status: "green",
  subject_id: "r",
  answer: "not_due",
  reason: null,
  is_final: false,
  day: null,
  until: null,
  facts: null,
  ...more,
})
const done = answer("Thanks", { answer: "acted", day: "2026-01-01" })
const today = answer("Reminder", { answer: "acts", day: "2026-02-01" })
const waits = answer("Call", { answer: "suppressed", reason: "quiet_days" })
const unmet = answer("Large", { answer: "suppressed", reason: "conditions" })
const later = answer("Later", { day: "2026-03-01" })
const sooner = answer("Sooner", { day: "2026-02-20" })
const history = answer("Old", { answer: "suppressed", reason: "history", is_final: true, day: "2025-01-01" })
const settled = answer("Demand", { answer: "suppressed", reason: "settled", is_final: true })
const stands = answer("Block", { answer: "stands" })
const never = answer("Never", {})

describe("what all answers about a receivable come to, in one sentence", () => {
  it.each<[string, Explanation[], object]>([
    ["what acts today is first", [later, waits, today], { says: "today", task: "Reminder" }],
    ["what waits is before what comes", [later, waits], { says: "waits", task: "Call", reason: "quiet_days" }],
    [
      "what waits for its own conditions is behind what comes",
      [unmet, later],
      { says: "next", task: "Later", on: "2026-03-01" },
    ],
    ["and before that nothing comes", [unmet, done], { says: "waits", task: "Large", reason: "conditions" }],
    ["the earliest of what comes", [later, sooner, history], { says: "next", task: "Sooner", on: "2026-02-20" }],
    ["E-18: all of it is history", [history, never, stands], { says: "history" }],
    ["history beside what was done is no history", [history, done], { says: "nothing" }],
    ["settled", [done, settled], { says: "nothing" }],
    ["no task at all", [], { says: "nothing" }],
  ])("%s", (_, tasks, expected) => {
    expect(verdictOf(tasks, true)).toEqual(expected)
  })

  it("E-18: of what is paid nobody has to be told", () => {
    expect(verdictOf([history], false)).toEqual({ says: "nothing" })
    expect(verdictOf([later], false)).toEqual({ says: "next", task: "Later", on: "2026-03-01" })
  })
})
