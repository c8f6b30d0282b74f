import { groupBy } from "./group-by"
import type { PlannedCalendarTask } from "./plan-types"
import type { Settled } from "./supersede"
import { sideOf } from "./task"
import type { AccountView } from "./view"

/** One open calendar task per account, kind and side of the due date; others join it. */
export function planCalendarTasks(view: AccountView, live: readonly Settled[]): PlannedCalendarTask[] {
  const groups = groupBy(live, ({ judged: { task } }) => `${String(task.operation.params.kind)}|${sideOf(task)}`)
  return [...groups.values()].map((members) => {
    const lead = [...members].sort((a, b) => a.judged.task.position - b.judged.task.position).pop()!.judged.task
    const kind = String(lead.operation.params.kind)
    const side = sideOf(lead)
    const open = view.account.calendarTasks.find((task) => task.kind === kind && task.side === side)
    return {
      kind,
      side,
      lead,
      receivableIds: members.flatMap((one) => (one.judged.receivable ? [one.judged.receivable.id] : [])),
      joins: open?.id ?? null,
    }
  })
}

/** Withdrawn when all is settled; a call before due also when the due date has passed. */
export const withdrawnCalendarTasks = (view: AccountView): string[] =>
  view.account.calendarTasks
    .filter(
      (task) =>
        task.receivableIds.length > 0 &&
        (!task.anyOpen || (task.side === "before" && task.lastDueDate !== null && task.lastDueDate < view.asOf))
    )
    .map((task) => task.id)
