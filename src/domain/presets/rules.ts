import type { Condition, StatusRule } from "../task"
import { named, STATUS_NAMES, type PresetName } from "./names"
import { inAnyCurrency, material, when, type PresetRule } from "./shared"

/** The name of a rule that moves an account down. */
export const overdueTo = (days: number, to: StatusRule["to"]): PresetName =>
  named(
    `${days} days overdue → ${STATUS_NAMES[to].en}`,
    `${days} dni zaległości → ${STATUS_NAMES[to].pl}`,
    `${days} Tage überfällig → ${STATUS_NAMES[to].de}`
  )

/** Down: overdue by at least `days`, a sum above the floor and a share of at least 5 % (R-23). */
export const demote = (from: StatusRule["from"], to: StatusRule["to"], days: number, floor: string): PresetRule => ({
  id: `to_${to}_${days}`,
  name: overdueTo(days, to),
  from,
  to,
  conditions: material(days, floor),
  dwell_days: 0,
})

/** Up: on time for `days` with two on-time settlements, or one above a sum. */
export const promote = (from: "yellow" | "red", to: "green" | "yellow", days: number): PresetRule[] => {
  const rule = (suffix: string, [en, pl, de]: readonly string[], evidence: Condition): PresetRule => ({
    id: `${from}_to_${to}_${suffix}`,
    name: named(
      `On time for ${days} days, ${en} → ${STATUS_NAMES[to].en}`,
      `Terminowo od ${days} dni, ${pl} → ${STATUS_NAMES[to].pl}`,
      `Pünktlich seit ${days} Tagen, ${de} → ${STATUS_NAMES[to].de}`
    ),
    from: [from],
    to,
    conditions: [when("on_time_streak", "at_least", days), evidence],
    dwell_days: days,
  })
  return [
    rule("two", ["two payments", "dwie płatności", "zwei Zahlungen"], when("on_time_settlements", "at_least", 2)),
    rule(
      "large",
      ["one large payment", "jedna duża płatność", "eine große Zahlung"],
      when("largest_on_time_settlement", "at_least", inAnyCurrency("5000"))
    ),
  ]
}
