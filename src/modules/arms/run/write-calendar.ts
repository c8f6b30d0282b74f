import { assign, type Assignment, type Minor, type PlannedCalendarTask } from "../../../domain"
import type { ActionRow } from "../sql/action-rows"
import { insertActions } from "../sql/actions"
import type { Db } from "../sql/db"
import {
  joinCalendarTasks,
  openCalendarTasks,
  ownersOf,
  withdrawCalendarTasks,
  type CalendarTaskRow,
} from "../sql/plan-effects"
import type { Decided } from "./decide-accounts"
import { eventRow, type RunOf } from "./plan-rows"
import { newId } from "./ids"
import { openPerEmployee, rosterOf } from "./roster"
import type { World } from "./world"

/** Hands out calendar tasks one after the other, so that nobody gets them all. */
async function assigner(db: Db, world: World, accountIds: readonly string[]) {
  const owners = new Map((await ownersOf(db, accountIds)).map((row) => [row.id, row.owner_id]))
  const open = await openPerEmployee(db)
  return ({ snapshot, plan }: Decided, task: PlannedCalendarTask): Assignment => {
    const amounts: Record<string, Minor> = {}
    for (const { id, currency, open: left } of snapshot.receivables)
      if (task.receivableIds.includes(id)) amounts[currency] = (amounts[currency] ?? 0n) + left
    const { groups, country } = snapshot
    const ownerId = owners.get(plan.accountId) ?? null
    const assignment = assign({ ownerId, groups, country, amounts }, rosterOf(world), plan.asOf, open)
    if (assignment.employeeId) open.set(assignment.employeeId, (open.get(assignment.employeeId) ?? 0) + 1)
    return assignment
  }
}

const textKeyOf = (planned: PlannedCalendarTask) => String(planned.lead.operation.params.text ?? "call_after_due")

/** Withdraws what has lost its object, with a row each. */
async function withdraw(db: Db, run: RunOf, chunk: readonly Decided[]): Promise<void> {
  const withdrawn = chunk.flatMap((decided) => decided.plan.withdrawn.map((id) => ({ decided, id })))
  if (withdrawn.length === 0) return
  await withdrawCalendarTasks(
    db,
    withdrawn.map(({ id }) => id),
    chunk[0].plan.asOf
  )
  const rows = withdrawn.map(({ decided, id }) =>
    eventRow(run, decided, {
      step: "withdraw_calendar_task",
      occurrence: id,
      operation: "create_calendar_task",
      reason: null,
      facts: null,
      result: { calendar_task_id: id, withdrawn: true },
    })
  )
  await insertActions(db, rows)
}

/** Opens, joins and withdraws the calendar tasks of a chunk. */
export async function writeCalendarTasks(db: Db, world: World, run: RunOf, chunk: readonly Decided[]): Promise<void> {
  await withdraw(db, run, chunk)
  const planned = chunk.flatMap((decided) => decided.plan.calendarTasks.map((task) => ({ decided, task })))
  if (planned.length === 0) return
  const assignTo = await assigner(
    db,
    world,
    planned.map(({ decided }) => decided.plan.accountId)
  )
  const fresh: CalendarTaskRow[] = []
  const joins: { id: string; receivable_ids: readonly string[] }[] = []
  const opened: ActionRow[] = []
  for (const { decided, task } of planned) {
    if (task.joins) {
      joins.push({ id: task.joins, receivable_ids: task.receivableIds })
      continue
    }
    const { plan } = decided
    const id = newId("arcal")
    const { employeeId, because } = assignTo(decided, task)
    fresh.push({
      id,
      account_id: plan.accountId,
      kind: task.kind,
      side: task.side,
      due_date: plan.asOf,
      text_key: textKeyOf(task),
      receivable_ids: task.receivableIds,
      assignee_id: employeeId,
      assigned_because: because,
    })
    opened.push(
      eventRow(run, decided, {
        step: "calendar_task:assigned",
        occurrence: id,
        operation: "create_calendar_task",
        reason: null,
        facts: null,
        result: { calendar_task_id: id, assignee_id: employeeId, because },
      })
    )
  }
  await openCalendarTasks(db, fresh)
  await joinCalendarTasks(db, joins)
  await insertActions(db, opened)
}
