import type { CalendarDate } from "./calendar-date"
import { isNotDue, judgeAccount, judgeReceivable } from "./judge"
import type { Task } from "./task"
import type { AccountView } from "./view"

/** The day a task that is not due today comes up for a subject; `null`: nothing more can come. */
export function nextDay(view: AccountView, task: Task, subjectId: string): CalendarDate | null {
  const receivable = view.account.receivables.find((one) => one.id === subjectId)
  if (task.subject === "receivable" && !receivable) return null
  const answer = receivable ? judgeReceivable(view, task, receivable) : judgeAccount(view, task)
  return isNotDue(answer) ? answer.next : answer.occurrence.day
}
