import type { Hash } from "crypto"
import type { CalendarDate } from "../../../domain"
import { candidateChunks, type Horizon } from "../sql/candidates"
import { lockAccounts } from "../sql/load-snapshots"
import { advanceRun, type RunRow } from "../sql/runs"
import { addToHash, addToTotals, decideAccounts, planHash, type Decided, type Totals } from "./decide-accounts"
import { asApproved } from "./approved-plan"
import type { EngineHost } from "./engine"
import type { World } from "./world"
import { writePlans, type ArmsEvent } from "./write-plans"

/** A run being planned by one worker; `token` proves that it still has it. */
export interface Planning {
  readonly host: EngineHost
  readonly world: World
  readonly run: RunRow
  readonly token: string
  readonly horizon: Horizon
}

/** What the chunks written so far add up to. */
export interface PlannedSoFar {
  readonly totals: Totals
  readonly hash: Hash
}

interface Written {
  readonly decided: readonly Decided[]
  readonly events: readonly ArmsEvent[]
}

interface Chunk {
  /** Resolves when the chunk is decided and waits for its turn to be written. */
  readonly decided: Promise<void>
  /** Resolves after its commit; `null`: another worker has the run. */
  readonly written: Promise<Written | null>
}

/** Locks, reads and decides accounts at once; writes them when the chunk before is committed. */
function startChunk(planning: Planning, ids: readonly string[], before: Promise<Written | null>): Chunk {
  const { host, world, run, token, horizon } = planning
  const asOf: CalendarDate = run.business_date
  let written!: Chunk["written"]
  const decided = new Promise<void>((resolve, reject) => {
    written = host.transaction(async (db) => {
      await lockAccounts(db, ids)
      const plans = await decideAccounts(db, world, ids, asOf, horizon)
      resolve()
      if ((await before) === null) return null
      if (!(await advanceRun(db, run.id, token, ids[ids.length - 1], host.leaseSeconds))) return null
      const kept = run.approved_by === null ? plans : await asApproved(db, run, plans)
      const events = await writePlans(db, world, run, kept)
      await host.reached?.("in_plan_chunk")
      return { decided: kept, events }
    })
    written.catch(reject)
  })
  return { decided, written }
}

/**
 * Plans a run chunk by chunk, each in one transaction, from where it stands (F5). While one chunk is
 * written the next is read and decided on a second connection; never more than the two, so memory
 * does not grow with the ledger. `null`: another worker has taken the run over.
 */
export async function planChunks(planning: Planning): Promise<PlannedSoFar | null> {
  const { host, run, horizon } = planning
  const sum: PlannedSoFar = { totals: run.totals ?? {}, hash: planHash() }
  const add = async (written: Written | null): Promise<boolean> => {
    if (written === null) return false
    addToHash(sum.hash, written.decided)
    for (const one of written.decided) addToTotals(sum.totals, one)
    await host.publish(written.events)
    return true
  }
  let writing: Chunk["written"] = Promise.resolve({ decided: [], events: [] })
  for await (const ids of candidateChunks(host.db(), horizon, host.chunkSize, run.cursor ?? "")) {
    const next = startChunk(planning, ids, writing)
    await next.decided
    if (!(await add(await writing))) return null
    writing = next.written
  }
  return (await add(await writing)) ? sum : null
}
