import { daysBetween, type CalendarDate } from "./calendar-date"
import type { ReceivableSnapshot } from "./snapshot"
import { sideOf, type Task } from "./task"
import type { AccountView } from "./view"

/** Does what the task says or asks for lose its sense on the due date? */
const endsWithDueDate = (view: AccountView, task: Task): boolean =>
  task.voice === "reminder" ||
  (task.voice === null &&
    view.context.operations[task.operation.kind]?.group === "calendar" &&
    sideOf(task) === "before")

/** the moment of a reminder or call before due ends with the due date; thanks are a few days late at most. */
export function momentPassed(
  view: AccountView,
  task: Task,
  receivable: ReceivableSnapshot | null,
  day: CalendarDate
): boolean {
  if (task.voice === "courtesy") return daysBetween(day, view.asOf) > task.max_days_late
  if (!receivable || !endsWithDueDate(view, task)) return false
  return view.asOf > receivable.dueDate || day < receivable.knownSince
}
