import { shiftDay } from "./business-calendar"
import { addDays, type CalendarDate } from "./calendar-date"
import { blocksOf, isNotDue, judgeAccount, judgeReceivable, type Judged, type NotDue } from "./judge"
import type { Task } from "./task"
import type { AccountView } from "./view"

/** What a task says about a subject today; `null`: it is about another kind of subject. */
export function judgeSubject(view: AccountView, task: Task, subjectId: string): Judged | NotDue | null {
  const receivable = view.account.receivables.find((one) => one.id === subjectId)
  if (task.subject === "receivable" && !receivable) return null
  return receivable ? judgeReceivable(view, task, receivable) : judgeAccount(view, task)
}

/** A day that lies in dunning blocks becomes the first one behind them; courtesies are said all the same. */
function behindBlocks(view: AccountView, task: Task, subjectId: string, day: CalendarDate): CalendarDate {
  if (task.voice === "courtesy") return day
  const blocks = blocksOf(view, task.subject === "receivable" ? subjectId : null)
  const block = blocks.find(({ from, until }) => from <= day && day <= until)
  if (!block) return day
  const free = addDays(block.until, 1)
  const shifted = task.shift === "exact" ? free : shiftDay(free, "next", view.context.calendar)
  return behindBlocks(view, task, subjectId, shifted)
}

/** The day a task that is not due today comes up for a subject; `null`: nothing more can come. */
export function nextDay(view: AccountView, task: Task, subjectId: string): CalendarDate | null {
  const answer = judgeSubject(view, task, subjectId)
  if (answer === null) return null
  const day = isNotDue(answer) ? answer.next : answer.occurrence.day
  return day && behindBlocks(view, task, subjectId, day)
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
  const answer = judgeSubject(then, task, subjectId)
  return answer !== null && !isNotDue(answer) && answer.live
}
