import type { Db } from "../sql/db"
import { dropPlanned, noteFound, plannedOf } from "../sql/planned-accounts"
import type { RunRow } from "../sql/runs"
import { saysSomething, textOfPlan, type Decided } from "./decide-accounts"
import { newId } from "./ids"

/** What a plan says about an account; empty when it says nothing. */
export const textOf = ({ plan }: Decided): string => (saysSomething(plan) ? textOfPlan(plan) : "")

/** Would carrying it out do anything but note reasons? Acts, a move, another hold, work withdrawn. */
export function changesSomething({ plan, snapshot }: Decided): boolean {
  const standing = snapshot.hold?.causes ?? []
  const sameHold =
    plan.hold.strength === (snapshot.hold?.strength ?? null) &&
    plan.hold.causes.length === standing.length &&
    plan.hold.causes.every((cause) => standing.includes(cause))
  return plan.acts.length > 0 || plan.move !== null || plan.withdrawn.length > 0 || !sameHold
}

/** Of a chunk, the accounts that stand as they were approved; the others are noted. */
export async function asApproved(db: Db, run: RunRow, chunk: readonly Decided[]): Promise<readonly Decided[]> {
  const ids = chunk.map(({ snapshot }) => snapshot.id)
  const planned = await plannedOf(db, run.id, ids)
  const stands = (one: Decided) => textOf(one) === (planned.get(one.snapshot.id) ?? "")
  const kept = chunk.filter(stands)
  await dropPlanned(
    db,
    run.id,
    kept.map(({ snapshot }) => snapshot.id)
  )
  const changed = chunk.filter((one) => !stands(one))
  await noteFound(
    db,
    run.id,
    changed.map((one) => ({ id: newId("arpla"), account_id: one.snapshot.id, found: textOf(one) }))
  )
  return kept
}
