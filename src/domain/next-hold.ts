import { addDays, type CalendarDate } from "./calendar-date"
import type { DecisionContext } from "./context"
import { anchorDayOf } from "./occurrence"
import { holdOf } from "./plan"
import type { AccountSnapshot, HoldStrength } from "./snapshot"
import { severityOf, type Policy } from "./task"

/** How far ahead the next hold is looked for: longer than a scheduler is down unnoticed. */
export const NEXT_HOLD_DAYS = 14

/** The first day of an automatic hold that nobody has placed yet. */
export interface NextHold {
  readonly on: CalendarDate
  readonly strength: HoldStrength
}

/** Days after `asOf` on which a block task would begin to look at a receivable, first to last. */
function candidateDays(account: AccountSnapshot, asOf: CalendarDate, policy: Policy): CalendarDate[] {
  const last = addDays(asOf, NEXT_HOLD_DAYS)
  const days = new Set<CalendarDate>()
  for (const task of policy.binding_block_tasks) {
    if (!task.enabled || task.trigger.kind !== "anchor" || severityOf(task.status) > severityOf(account.status.value))
      continue
    for (const receivable of account.receivables) {
      if (receivable.open === 0n) continue
      const anchor = anchorDayOf(task, receivable)
      const day = anchor && addDays(anchor, task.trigger.offset_days)
      if (day && day > asOf && day <= last) days.add(day)
    }
  }
  return [...days].sort()
}

/**
 * The day on which an account that is not held will be, if nothing happens until then: it binds from its first minute,
 * whether or not a run has come by. `null`: none within the days that are looked at.
 */
export function nextHold(
  account: AccountSnapshot,
  asOf: CalendarDate,
  policy: Policy,
  context: DecisionContext
): NextHold | null {
  const days = candidateDays(account, asOf, policy)
  const strengthOn = (day: CalendarDate) => holdOf(account, day, policy, context).strength
  // Without events nothing becomes less overdue: who is not held on the last of the days is held on none before.
  if (days.length === 0 || strengthOn(days[days.length - 1]) === null) return null
  for (const on of days) {
    const strength = strengthOn(on)
    if (strength !== null) return { on, strength }
  }
  return null
}
