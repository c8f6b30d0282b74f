import { insertActions } from "../sql/actions"
import type { ActionRow } from "../sql/action-rows"
import type { Db } from "../sql/db"
import { withdrawProposals } from "../sql/proposals"
import type { Decided } from "./decide-accounts"
import { eventRow, type RunOf } from "./plan-rows"

/** What the opening import of an account would lead to: a status, a block. */
function proposalRows(run: RunOf, decided: Decided): ActionRow[] {
  const { move, hold } = decided.plan.proposals
  const common = { state: "proposed", reason: "history" }
  const rows: ActionRow[] = []
  if (move) {
    const { from, to, facts } = move
    const event = { ...common, step: "proposal:status", occurrence: to, operation: "set_status", facts }
    rows.push(eventRow(run, decided, { ...event, result: { from, to } }))
  }
  if (hold) {
    const { causes, strength } = hold
    const event = { ...common, step: "proposal:hold", occurrence: strength ?? "on_credit", operation: "block_ordering" }
    rows.push(eventRow(run, decided, { ...event, facts: { causes, strength } }))
  }
  return rows
}

/** Writes what is proposed; of a run, what an earlier one proposed and this one does not is withdrawn. */
export async function writeProposals(db: Db, run: RunOf, chunk: readonly Decided[]): Promise<void> {
  const rows = chunk.flatMap((decided) => proposalRows(run, decided))
  await insertActions(db, rows)
  if (run.id === null || run.rehearsal) return
  const decided = chunk.filter(({ problem }) => problem === null).map(({ snapshot }) => snapshot.id)
  const standing = rows.map(({ account_id, step, occurrence }) => ({ account_id, step, occurrence }))
  await withdrawProposals(db, decided, standing)
}
