import { addDays, assignUntouched, type Roster } from "../../../domain"
import { insertActions } from "../sql/actions"
import type { Db } from "../sql/db"
import { openTasksPerEmployee, reassign, untouchedTasks } from "../sql/plan-effects"
import { actionOf } from "./plan-rows"
import { newId } from "./ids"
import type { World } from "./world"

/** Calendar tasks handed on in one go. */
const LIMIT = 1000

/** Who works here, as the settings say. */
export const rosterOf = ({ settings }: World): Roster => ({
  employees: settings.employees,
  rules: settings.assignment_rules,
  absences: settings.absences,
  substitutes: settings.substitutes,
})

/** Open calendar tasks of every employee. */
export const openPerEmployee = async (db: Db): Promise<Map<string, number>> =>
  new Map((await openTasksPerEmployee(db)).map((row) => [row.assignee_id, Number(row.open)]))

/** Hands on, once, what an employee has left untouched for days (DESIGN §5); the register says to whom and why. */
export async function handOnUntouched(db: Db, world: World, run: { id: string; actor: string }): Promise<void> {
  const days = world.settings.untouched_days
  const { today } = world.clock
  if (days === 0) return
  const open = await openPerEmployee(db)
  const moved = (await untouchedTasks(db, addDays(today, -days), LIMIT)).flatMap((task) => {
    const assignment = assignUntouched(task.assignee_id, rosterOf(world), today, open)
    if (!assignment?.employeeId) return []
    open.set(assignment.employeeId, (open.get(assignment.employeeId) ?? 0) + 1)
    return [{ ...task, to: assignment.employeeId, because: assignment.because }]
  })
  await reassign(db, moved)
  await insertActions(
    db,
    moved.map(({ id, account_id, to, because }) =>
      actionOf({
        id: newId("aract"),
        run_id: run.id,
        account_id,
        step: "calendar_task:handed_on",
        occurrence: id,
        operation: "create_calendar_task",
        business_date: today,
        actor: run.actor,
        result: { calendar_task_id: id, assignee_id: to, because },
      })
    )
  )
}
