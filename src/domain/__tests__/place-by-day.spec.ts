import { date, placeByDay, policyFromPreset, presets, type Task, type Trigger } from ".."

const standard = policyFromPreset(presets[1], "p", date("2026-01-01"))
const green: Task[] = standard.tasks.filter((task) => task.status === "green")
const names = green.map(({ name }) => name)
const dueIn = (offset_days: number): Trigger => ({ kind: "anchor", anchor: "due_date", offset_days })

/** The task a new one would stand before; `undefined`: it would be the last. */
const before = (trigger: Trigger) => names[placeByDay(green, { trigger })]

describe("a new task stands where its day puts it", () => {
  it.each<[string, Trigger, string | undefined]>([
    ["four days after due: before the one of a week after due", dueIn(4), "One week after due"],
    ["on the day of another: behind it", dueIn(7), "21 days after due"],
    ["before due: first of those that count from due", dueIn(-1), "Two days after due"],
    ["later than all: last", dueIn(60), undefined],
    ["from an anchor nobody has: last", { kind: "anchor", anchor: "settled_date", offset_days: 1 }, undefined],
    ["a rhythm: last", { kind: "weekly", weekday: 1 }, undefined],
  ])("%s", (_, trigger, expected) => expect(before(trigger)).toBe(expected))
})
