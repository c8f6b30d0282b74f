import { assign } from "../../../domain"
import { insertActions } from "../sql/actions"
import type { Db } from "../sql/db"
import { openCalendarTasks, openTaskOf, ownersOf } from "../sql/plan-effects"
import { waitKey, type Decided } from "./decide-accounts"
import { newId } from "./ids"
import { actionOf } from "./plan-rows"
import { openPerEmployee, rosterOf } from "./roster"
import type { World } from "./world"

const TEXT_KEY = "address_does_not_work"

/** Mail does not reach an account: an employee phones, one open task at a time (E-48, P16). */
export async function askToCall(
  db: Db,
  world: World,
  accountId: string,
  noticeId: string | null,
  reason: string
): Promise<void> {
  if (await openTaskOf(db, accountId, TEXT_KEY)) return
  const { today } = world.clock
  const [owner] = await ownersOf(db, [accountId])
  const about = { ownerId: owner?.owner_id ?? null, groups: [], country: null, amounts: {} }
  const { employeeId, because } = assign(about, rosterOf(world), today, await openPerEmployee(db))
  const id = newId("arcal")
  await openCalendarTasks(db, [
    {
      id,
      account_id: accountId,
      kind: "call",
      side: "after",
      due_date: today,
      text_key: TEXT_KEY,
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
      facts: { notice_id: noticeId, because_of: reason },
      result: { calendar_task_id: id, assignee_id: employeeId, because },
      actor: "system",
    }),
  ])
}

/** A demand has just come due for an account that nothing can be sent to (F66). */
const cannotBeAsked = ({ plan, waiting }: Decided): boolean =>
  plan.suppressions.some(
    ({ reason, task, subjectId }) =>
      reason === "no_address" && task.voice === "demand" && !waiting.has(waitKey(subjectId, task.step))
  )

/** Of planned accounts those whose demand has nowhere to go: somebody phones. */
export async function askWhereNothingCanBeSent(db: Db, world: World, chunk: readonly Decided[]): Promise<void> {
  for (const { snapshot } of chunk.filter(cannotBeAsked)) await askToCall(db, world, snapshot.id, null, "no_address")
}
