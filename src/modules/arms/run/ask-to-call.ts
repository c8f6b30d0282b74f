import type { Db } from "../sql/db"
import { waitKey, type Decided } from "./decide-accounts"
import { giveWork } from "./give-work"
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
  const facts = { notice_id: noticeId, because_of: reason }
  await giveWork(db, world, { accountId, kind: "call", textKey: TEXT_KEY, facts })
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
