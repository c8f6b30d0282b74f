import type { CalendarDate } from "./calendar-date"
import { parseAmount, type Minor } from "./money"

/** Who takes what: all that a rule names must fit; a rule that names nothing fits everything. */
export interface AssignmentRule {
  readonly employee_id: string
  readonly groups?: readonly string[]
  readonly countries?: readonly string[]
  /** Decimal text per currency: open at least so much in one of them. */
  readonly at_least?: Readonly<Record<string, string>>
}

/** Who works here, who stands in for whom, and who is away; days included. */
export interface Roster {
  readonly employees: readonly string[]
  readonly rules: readonly AssignmentRule[]
  readonly absences: readonly {
    readonly employee_id: string
    readonly from: CalendarDate
    readonly until: CalendarDate
  }[]
  readonly substitutes: Readonly<Record<string, string>>
}

/** What an assignment looks at. */
export interface Assignable {
  readonly ownerId: string | null
  readonly groups: readonly string[]
  readonly country: string | null
  /** Open amount of the receivables in question, per currency. */
  readonly amounts: Readonly<Record<string, Minor>>
}

/** Who gets it, and why him: the reason stands in the register. */
export interface Assignment {
  readonly employeeId: string | null
  readonly because: string
}

const isAway = (roster: Roster, employee: string, asOf: CalendarDate) =>
  roster.absences.some((one) => one.employee_id === employee && one.from <= asOf && asOf <= one.until)

/** The employee, or whoever stands in for him, or for that one; `null`: all of them are away. */
function present(roster: Roster, employee: string, asOf: CalendarDate): string | null {
  const asked = new Set<string>()
  for (let one: string | undefined = employee; one && !asked.has(one); one = roster.substitutes[one]) {
    if (!isAway(roster, one, asOf)) return one
    asked.add(one)
  }
  return null
}

const fits = (rule: AssignmentRule, { groups, country, amounts }: Assignable): boolean =>
  (!rule.groups || rule.groups.some((group) => groups.includes(group))) &&
  (!rule.countries || (country !== null && rule.countries.includes(country))) &&
  (!rule.at_least ||
    Object.entries(rule.at_least).some(
      ([currency, least]) => (amounts[currency] ?? 0n) >= (parseAmount(least, currency) ?? 0n)
    ))

function fewestOpen(roster: Roster, asOf: CalendarDate, open: ReadonlyMap<string, number>, but: string | null) {
  const here = roster.employees.filter((one) => one !== but && !isAway(roster, one, asOf))
  const load = (one: string) => open.get(one) ?? 0
  return [...here].sort((a, b) => load(a) - load(b) || (a < b ? -1 : 1))[0] ?? null
}

const chosen = (roster: Roster, employee: string, why: string, asOf: CalendarDate): Assignment | null => {
  const taker = present(roster, employee, asOf)
  if (taker === null) return null
  return { employeeId: taker, because: taker === employee ? why : `${why}, away: substitute of ${employee}` }
}

/**
 * The account's owner, else the first rule that fits, else whoever present has the fewest open tasks;
 * absence is respected (DESIGN §5).
 */
export function assign(
  what: Assignable,
  roster: Roster,
  asOf: CalendarDate,
  open: ReadonlyMap<string, number>
): Assignment {
  const byOwner = what.ownerId ? chosen(roster, what.ownerId, "owner", asOf) : null
  if (byOwner) return byOwner
  for (const [index, rule] of roster.rules.entries()) {
    const byRule = fits(rule, what) ? chosen(roster, rule.employee_id, `rule ${index + 1}`, asOf) : null
    if (byRule) return byRule
  }
  const employeeId = fewestOpen(roster, asOf, open, null)
  return { employeeId, because: employeeId === null ? "nobody" : "fewest open" }
}

/** Who takes a task that its employee has left untouched: his substitute, else another one; `null`: nobody can. */
export function assignUntouched(
  employee: string,
  roster: Roster,
  asOf: CalendarDate,
  open: ReadonlyMap<string, number>
): Assignment | null {
  const substitute = roster.substitutes[employee]
  const bySubstitute = substitute ? present(roster, substitute, asOf) : null
  const taker = bySubstitute ?? fewestOpen(roster, asOf, open, employee)
  if (taker === null || taker === employee) return null
  return { employeeId: taker, because: `untouched by ${employee}` }
}
