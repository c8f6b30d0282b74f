import { assign, assignUntouched, date, type Assignable, type Roster } from ".."

const TODAY = date("2026-03-18")
const roster = (over: Partial<Roster> = {}): Roster => ({
  employees: ["ann", "ben", "cid"],
  rules: [],
  absences: [],
  substitutes: {},
  ...over,
})
const what = (over: Partial<Assignable> = {}): Assignable => ({
  ownerId: null,
  groups: [],
  country: "DE",
  amounts: { EUR: 100_000n },
  ...over,
})
const away = (...names: string[]) => names.map((employee_id) => ({ employee_id, from: TODAY, until: TODAY }))
const load = new Map([
  ["ann", 4],
  ["ben", 1],
  ["cid", 1],
])
const taken = (one: Partial<Assignable>, over: Partial<Roster> = {}) => {
  const { employeeId, because } = assign(what(one), roster(over), TODAY, load)
  return `${employeeId}: ${because}`
}

describe("DESIGN 5: who gets a calendar task, and why", () => {
  it.each<[string, Partial<Assignable>, Partial<Roster>, string]>([
    ["the owner", { ownerId: "ann" }, {}, "ann: owner"],
    ["an owner who is no employee of the list", { ownerId: "eve" }, {}, "eve: owner"],
    [
      "the owner is away",
      { ownerId: "ann" },
      { absences: away("ann"), substitutes: { ann: "cid" } },
      "cid: owner, away: substitute of ann",
    ],
    [
      "the substitute is away too",
      { ownerId: "ann" },
      { absences: away("ann", "cid"), substitutes: { ann: "cid", cid: "ben" } },
      "ben: owner, away: substitute of ann",
    ],
    [
      "they stand in for each other and both are away",
      { ownerId: "ann" },
      { absences: away("ann", "cid"), substitutes: { ann: "cid", cid: "ann" } },
      "ben: fewest open",
    ],
    ["a rule by group", { groups: ["vip"] }, { rules: [{ employee_id: "ann", groups: ["vip"] }] }, "ann: rule 1"],
    [
      "a rule by country",
      { country: "PL" },
      {
        rules: [
          { employee_id: "ben", countries: ["AT"] },
          { employee_id: "cid", countries: ["PL"] },
        ],
      },
      "cid: rule 2",
    ],
    [
      "a rule by amount, at its boundary",
      {},
      { rules: [{ employee_id: "ann", at_least: { EUR: "1000.00" } }] },
      "ann: rule 1",
    ],
    [
      "a rule by amount, just below",
      {},
      { rules: [{ employee_id: "ann", at_least: { EUR: "1000.01" } }] },
      "ben: fewest open",
    ],
    [
      "a rule in another currency",
      {},
      { rules: [{ employee_id: "ann", at_least: { USD: "0.01" } }] },
      "ben: fewest open",
    ],
    [
      "all of a rule must fit",
      { groups: ["vip"] },
      { rules: [{ employee_id: "ann", groups: ["vip"], countries: ["PL"] }] },
      "ben: fewest open",
    ],
    [
      "the rule's employee is away and nobody stands in",
      {},
      { rules: [{ employee_id: "ann" }], absences: away("ann") },
      "ben: fewest open",
    ],
    ["fewest open, in the order of names", {}, {}, "ben: fewest open"],
    ["fewest open of those present", {}, { absences: away("ben") }, "cid: fewest open"],
    ["nobody", {}, { employees: [] }, "null: nobody"],
  ])("%s", (_, one, over, expected) => {
    expect(taken(one, over)).toBe(expected)
  })

  it("untouched for days: the substitute, else another one; alone it stays", () => {
    const to = (over: Partial<Roster>) => assignUntouched("ann", roster(over), TODAY, load)?.employeeId ?? null
    expect(to({ substitutes: { ann: "cid" } })).toBe("cid")
    expect(to({ substitutes: { ann: "cid" }, absences: away("cid") })).toBe("ben")
    expect(to({})).toBe("ben")
    expect(to({ employees: ["ann"] })).toBeNull()
    expect(to({ employees: ["ann"], substitutes: { ann: "ann" } })).toBeNull()
  })
})
