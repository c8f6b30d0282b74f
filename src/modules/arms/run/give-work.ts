import { assign } from "../../../domain"
import { insertActions } from "../sql/actions"
import type { Db } from "../sql/db"
import { openCalendarTasks, openTaskOf, ownersOf } from "../sql/plan-effects"
import { newId } from "./ids"
import { actionOf } from "./plan-rows"
import { openPerEmployee, rosterOf } from "./roster"
import type { World } from "./world"

/** Work for an employee that no task of a policy asked for. */
export interface Work {
  readonly accountId: string
  readonly kind: "call" | "check"
  readonly textKey: string
  /** Why, for the register. */
  readonly facts: Readonly<Record<string, unknown>>
}

/** Gives an employee something to do about an account, one open task of a text at a time; by the same rules as the run. */
export async function giveWork(db: Db, world: World, { accountId, kind, textKey, facts }: Work): Promise<void> {
  if (await openTaskOf(db, accountId, textKey)) return
  const { today } = world.clock
  const [owner] = await ownersOf(db, [accountId])
  const about = { ownerId: owner?.owner_id ?? null, groups: [], country: null, amounts: {} }
  const { employeeId, because } = assign(about, rosterOf(world), today, await openPerEmployee(db))
  const id = newId("arcal")
  await openCalendarTasks(db, [
    {
      id,
      account_id: accountId,
      kind,
      side: "after",
      due_date: today,
      text_key: textKey,
      receivable_ids: [],
      assignee_id: employeeId,
      assigned_because: because,
    },
  ])
  await insertActions(db, [
    actionOf({
      id: newId("aract"),
      account_id: accountId,
      step: "calendar_task:assigned",
      occurrence: id,
      operation: "create_calendar_task",
      business_date: today,
      facts,
      result: { calendar_task_id: id, assignee_id: employeeId, because },
      actor: "system",
    }),
  ])
}
