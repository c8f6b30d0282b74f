import type { PlannedCalendarTask } from "../../../domain"
import { insertActions } from "../sql/actions"
import type { Db } from "../sql/db"
import {
  joinCalendarTasks,
  openCalendarTasks,
  openTasksPerEmployee,
  ownersOf,
  withdrawCalendarTasks,
  type CalendarTaskRow,
} from "../sql/plan-effects"
import type { Decided } from "./decide-accounts"
import { eventRow, type RunOf } from "./plan-rows"
import { newId } from "./ids"
import type { World } from "./world"

/** Who gets a calendar task, and why him. */
interface Assignment {
  readonly assignee_id: string | null
  readonly assigned_because: "owner" | "fewest_open" | "nobody"
}

/** The account's owner, else the employee with the fewest open tasks (DESIGN §5). */
async function assigner(
  db: Db,
  world: World,
  accountIds: readonly string[]
): Promise<(accountId: string) => Assignment> {
  const owners = new Map((await ownersOf(db, accountIds)).map((row) => [row.id, row.owner_id]))
  const open = new Map(world.settings.employees.map((employee) => [employee, 0]))
  for (const row of await openTasksPerEmployee(db)) {
    if (open.has(row.assignee_id)) open.set(row.assignee_id, Number(row.open))
  }
  return (accountId) => {
    const owner = owners.get(accountId)
    if (owner) return { assignee_id: owner, assigned_because: "owner" }
    const [employee, count] = [...open].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [null, 0]
    if (employee === null) return { assignee_id: null, assigned_because: "nobody" }
    open.set(employee, count + 1)
    return { assignee_id: employee, assigned_because: "fewest_open" }
  }
}

const textKeyOf = (planned: PlannedCalendarTask) => String(planned.lead.operation.params.text ?? "call_after_due")

/** Opens, joins and withdraws the calendar tasks of a chunk. */
export async function writeCalendarTasks(db: Db, world: World, run: RunOf, chunk: readonly Decided[]): Promise<void> {
  const withdrawn = chunk.flatMap((decided) => decided.plan.withdrawn.map((id) => ({ decided, id })))
  const planned = chunk.flatMap(({ plan }) => plan.calendarTasks.map((task) => ({ plan, task })))
  if (withdrawn.length > 0) {
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
  if (planned.length === 0) return
  const assign = await assigner(
    db,
    world,
    planned.map(({ plan }) => plan.accountId)
  )
  const fresh: CalendarTaskRow[] = []
  const joins: { id: string; receivable_ids: readonly string[] }[] = []
  for (const { plan, task } of planned) {
    if (task.joins) joins.push({ id: task.joins, receivable_ids: task.receivableIds })
    else {
      fresh.push({
        id: newId("arcal"),
        account_id: plan.accountId,
        kind: task.kind,
        side: task.side,
        due_date: plan.asOf,
        text_key: textKeyOf(task),
        receivable_ids: task.receivableIds,
        ...assign(plan.accountId),
      })
    }
  }
  await openCalendarTasks(db, fresh)
  await joinCalendarTasks(db, joins)
}
