import { holdOf } from "../../../domain"
import type { Db } from "../sql/db"
import { lockAccounts } from "../sql/load-snapshots"
import { decideAccounts } from "./decide-accounts"
import { writeHolds } from "./write-holds"
import { horizonOf } from "./horizon"
import type { World } from "./world"
import type { ArmsEvent } from "./write-plans"

/** Accounts recomputed in one go. */
const CHUNK = 500

/**
 * Recomputes the automatic holds of accounts at once: money, due dates, blocks, statuses and
 * policies have changed. A rehearsing installation holds nobody.
 */
export async function refreshHolds(
  db: Db,
  world: World,
  accountIds: readonly string[],
  actor: string
): Promise<ArmsEvent[]> {
  if (world.liveSince === null || accountIds.length === 0 || !world.defaultPolicy) return []
  const asOf = world.clock.today
  const context = world.contextFor(asOf)
  const events: ArmsEvent[] = []
  for (let at = 0; at < accountIds.length; at += CHUNK) {
    const ids = accountIds.slice(at, at + CHUNK)
    await lockAccounts(db, ids)
    const decided = await decideAccounts(db, world, ids, asOf, horizonOf(world, asOf))
    // The status is the present one: a move is the run's business.
    const chunk = decided
      .filter(({ problem }) => problem === null)
      .map((one) => ({
        ...one,
        plan: { ...one.plan, acts: [], hold: holdOf(one.snapshot, asOf, one.policy, context) },
      }))
    if (chunk.length > 0) events.push(...(await writeHolds(db, { id: null, rehearsal: false, actor }, chunk, context)))
  }
  return events
}
