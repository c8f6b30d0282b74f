import { addDays, date, policyFromPreset, presets, type CalendarDate } from ".."
import { aContext } from "../testing/builders"
import { Simulation, type LedgerRow } from "../testing/simulate"

/** Calendar stories: what a preset says to one account, day by day. March 2025: the 3rd is a Monday. */

const preset = (key: string) =>
  policyFromPreset(
    presets.find((one) => one.key === key)!,
    "p",
    date("2020-01-01")
  )
const row = (id: string, issue: string, due: string, paid: string | null = null, amount = 200_000n): LedgerRow => ({
  id,
  account: "a",
  issue: date(issue),
  due: date(due),
  currency: "EUR",
  amount,
  payments: paid ? [{ on: date(paid), amount }] : [],
})

/** Lines `day what document`, for the days from `from` to `to`. */
function story(key: string, rows: LedgerRow[], from: string, to: string, start?: "yellow" | "red"): string[] {
  const policy = { ...preset(key), ...(start ? { start_status: start } : {}) }
  const simulation = new Simulation(rows, policy, aContext({ paymentsReportedOn: date("2020-01-01") }))
  const lines: string[] = []
  let held = false
  for (let day = date(from); day <= to; day = addDays(day, 1)) {
    for (const plan of simulation.runDay(day)) {
      if (plan.move) lines.push(`${day} ${plan.move.from} → ${plan.move.to}`)
      for (const act of plan.acts)
        lines.push(`${day} ${act.task.step} ${act.subject === "account" ? "" : act.subjectId}`.trim())
      const now = plan.hold.strength !== null
      if (now !== held) lines.push(`${day} ${now ? "ordering blocked" : "ordering released"}`)
      held = now
    }
  }
  return lines
}

describe("friendly", () => {
  it("green: the reminder two days after due and nothing else; yellow comes at 30 days, so nothing falls silent", () => {
    expect(story("friendly", [row("A", "2025-03-03", "2025-03-17")], "2025-03-03", "2025-05-30")).toEqual([
      "2025-03-19 after_due_2 A",
      "2025-04-16 green → yellow",
      "2025-04-16 after_due_21 A",
      "2025-05-01 after_due_45 A",
      "2025-05-16 yellow → red",
      "2025-05-16 after_due_60 A",
      "2025-05-16 ordering blocked",
    ])
  })
})

describe("every example of DESIGN 5 acts on exactly its day", () => {
  it("thanks on the day an invoice is issued; one week after issue for what is payable at once", () => {
    expect(story("standard", [row("A", "2025-03-03", "2025-03-03", "2025-03-12")], "2025-03-03", "2025-03-20")).toEqual(
      ["2025-03-03 thanks A", "2025-03-10 after_issue_7 A"]
    )
  })

  it("an invoice issued on a Saturday is thanked on Monday", () => {
    expect(story("standard", [row("A", "2025-03-08", "2025-03-22", "2025-03-20")], "2025-03-08", "2025-03-25")).toEqual(
      ["2025-03-10 thanks A"]
    )
  })

  it("green on terms: two days and one week after due, then nothing left to fall silent at 21 and 45 days", () => {
    const small = [row("A", "2025-03-03", "2025-03-17", null, 5_000n)]
    expect(story("standard", small, "2025-03-03", "2025-05-10")).toEqual([
      "2025-03-03 thanks A",
      "2025-03-19 after_due_2 A",
      "2025-03-24 after_due_7 A",
      "2025-04-07 after_due_21 A",
      "2025-05-01 after_due_45 A",
    ])
  })

  it("yellow: reminder two days before due, phone call one day before besides, contact three days after", () => {
    // A was late once; B is due on Thursday 20 March.
    const rows = [
      row("A", "2025-02-03", "2025-02-17", "2025-02-26"),
      row("B", "2025-03-06", "2025-03-20", "2025-03-26"),
    ]
    expect(story("standard", rows, "2025-03-06", "2025-03-31", "yellow")).toEqual([
      "2025-03-06 thanks B",
      "2025-03-18 before_due_2 B",
      "2025-03-19 call_before_due B",
      "2025-03-24 after_due_2 B",
      "2025-03-24 call_after_due_3 B",
    ])
  })

  it("quiet days: a demand waits until five days after the last one", () => {
    const rows = [
      row("A", "2025-03-03", "2025-03-17", null, 5_000n),
      row("B", "2025-03-05", "2025-03-19", "2025-03-27", 5_000n),
    ]
    expect(story("standard", rows, "2025-03-17", "2025-03-26").filter((line) => line.includes("after_due"))).toEqual([
      "2025-03-19 after_due_2 A",
      "2025-03-24 after_due_2 B",
      "2025-03-24 after_due_7 A",
    ])
  })

  it("ordering is blocked N days after due and released the day the money is there", () => {
    const lines = story("standard", [row("A", "2025-03-03", "2025-03-17", "2025-05-05")], "2025-03-03", "2025-05-06")
    expect(lines.filter((line) => /→|ordering/.test(line))).toEqual([
      "2025-04-01 green → yellow",
      "2025-04-16 yellow → red",
      "2025-04-16 ordering blocked",
      "2025-05-05 ordering released",
    ])
  })

  it("yellow → green after a month of payments on time, with two of them", () => {
    const rows = [
      row("L", "2025-03-03", "2025-03-17", "2025-04-02"),
      ...[1, 2, 3].map((n) => row(`G${n}`, `2025-04-0${n + 2}`, `2025-04-1${n + 2}`, `2025-04-1${n + 2}`)),
    ]
    const moves = story("standard", rows, "2025-03-03", "2025-06-10").filter((line) => line.includes("→"))
    expect(moves).toEqual(["2025-04-01 green → yellow", "2025-05-02 yellow → green"])
  })

  it("a payment with no history promotes nobody", () => {
    expect(
      story("standard", [row("L", "2025-03-03", "2025-03-17", "2025-04-02")], "2025-03-03", "2025-07-31").filter(
        (line) => line.includes("→")
      )
    ).toEqual(["2025-04-01 green → yellow"])
  })

  it("strict: monthly statement while current, weekly from 30 days, daily from 60, under the ceiling", () => {
    const lines = story("strict", [row("A", "2025-03-03", "2025-03-17")], "2025-03-03", "2025-06-16", "red")
    expect(lines).toContain("2025-04-01 statement")
    expect(lines.filter((line) => line.includes("weekly_30"))).toEqual([
      "2025-04-16 weekly_30 A",
      "2025-04-23 weekly_30 A",
      "2025-04-30 weekly_30 A",
      "2025-05-07 weekly_30 A",
      "2025-05-14 weekly_30 A",
    ])
    const daily = lines.filter((line) => line.includes("daily_60"))
    expect(daily[0]).toBe("2025-05-16 daily_60 A")
    const within = (from: CalendarDate) =>
      daily.filter((line) => line.slice(0, 10) >= from && line.slice(0, 10) < addDays(from, 30)).length
    expect(within(date("2025-05-16"))).toBeLessThanOrEqual(12)
    expect(lines).toContain("2025-03-24 ordering blocked")
  })
})
