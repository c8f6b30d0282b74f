import type { CalendarDate } from "./calendar-date"
import { isNotDue, judgeAccount, judgeReceivable, type Judged, type NotDue } from "./judge"
import type { Task } from "./task"
import type { AccountView } from "./view"

function judged(view: AccountView, task: Task, subjectId: string): Judged | NotDue | null {
  const receivable = view.account.receivables.find((one) => one.id === subjectId)
  if (task.subject === "receivable" && !receivable) return null
  return receivable ? judgeReceivable(view, task, receivable) : judgeAccount(view, task)
}

/** The day a task that is not due today comes up for a subject; `null`: nothing more can come. */
export function nextDay(view: AccountView, task: Task, subjectId: string): CalendarDate | null {
  const answer = judged(view, task, subjectId)
  if (answer === null) return null
  return isNotDue(answer) ? answer.next : answer.occurrence.day
}

/**
 * Would the task's conditions hold for a subject on a later day, if nothing is paid until then? Judged on that day, with
 * what will be overdue by then; `viewOn` shows the account on a day.
 */
export function holdsOn(
  view: AccountView,
  task: Task,
  subjectId: string,
  day: CalendarDate,
  viewOn: (day: CalendarDate) => AccountView
): boolean {
  const then = day <= view.asOf ? view : viewOn(day)
  const answer = judged(then, task, subjectId)
  return answer !== null && !isNotDue(answer) && answer.live
}
