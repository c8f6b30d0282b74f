import { addDays, daysBetween, latestOf, type CalendarDate } from "./calendar-date"
import { toleranceOf } from "./context"
import type { SettledReceivable } from "./snapshot"
import type { AccountView } from "./view"

/** Settled receivables older than this are not looked at (DESIGN §2, facts). */
export const HISTORY_DAYS = 365

const isLate = (view: AccountView, item: SettledReceivable) =>
  daysBetween(item.dueDate, item.settledOn) > view.context.toleranceDays

/** Receivables settled in the last 365 days, above tolerance. */
export function settledRecently(view: AccountView): readonly SettledReceivable[] {
  const key = "settled_recently"
  const known = view.memo.get(key) as SettledReceivable[] | undefined
  if (known) return known
  const from = addDays(view.asOf, -HISTORY_DAYS)
  const items = view.account.settled.filter(
    (item) =>
      item.settledOn > from && item.settledOn <= view.asOf && item.amount > toleranceOf(view.context, item.currency)
  )
  view.memo.set(key, items)
  return items
}

/** Of those, the ones paid later than the tolerance in days. */
export const settledLate = (view: AccountView): SettledReceivable[] =>
  settledRecently(view).filter((item) => isLate(view, item))

/**
 * First day of the on-time streak: the later of the status period's start and the last day on
 * which anything was overdue beyond tolerance. Value dates decide.
 */
export function streakStart(view: AccountView): CalendarDate {
  const stillLate = view.overdue.some(
    ({ receivable }) => daysBetween(receivable.dueDate, view.asOf) > view.context.toleranceDays
  )
  if (stillLate) return view.asOf
  return latestOf(view.account.status.since, ...settledLate(view).map((item) => item.settledOn))
}

/** Receivables due in the streak and settled on time by value date. */
export function settledOnTimeInStreak(view: AccountView): SettledReceivable[] {
  const start = streakStart(view)
  return settledRecently(view).filter((item) => item.dueDate >= start && !isLate(view, item))
}
