import { MedusaError } from "@medusajs/framework/utils"
import { holdOf, type Policy } from "../../../domain"
import type { WouldBeHeld } from "../../../contract/policies"
import { candidateChunks } from "../sql/candidates"
import { namesOf } from "../sql/planned-accounts"
import { decideAccounts } from "./decide-accounts"
import type { EngineHost } from "./engine"
import { horizonOf } from "./horizon"
import { readWorld } from "./world"

/** Whose hold would change if the present block tasks of a policy bound. */
export async function wouldBeHeld(host: EngineHost, policyId: string): Promise<WouldBeHeld> {
  const world = await readWorld(host.db(), host.catalog)
  const present = world.policies.get(policyId)
  if (!present)
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no policy with id "${policyId.slice(0, 64)}".`)
  const isBlock = (kind: string) => host.catalog.operations[kind]?.group === "hold"
  const bound: Policy = {
    ...present,
    binding_block_tasks: present.tasks.filter((task) => isBlock(task.operation.kind)),
  }
  const asOf = world.clock.today
  const horizon = horizonOf(world, asOf)
  const changed: Omit<WouldBeHeld["accounts"][number], "account_name">[] = []
  for await (const ids of candidateChunks(host.db(), horizon, host.chunkSize)) {
    for (const { snapshot, policy, problem } of await decideAccounts(host.db(), world, ids, asOf, horizon)) {
      if (policy.id !== policyId || problem !== null) continue
      const then = holdOf(snapshot, asOf, bound, world.contextFor(asOf)).causes
      const now = snapshot.hold?.causes ?? []
      if ([...then].sort().join() !== [...now].sort().join()) changed.push({ account_id: snapshot.id, now, then })
    }
  }
  const names = await namesOf(
    host.db(),
    changed.map((one) => one.account_id)
  )
  return { accounts: changed.map((one) => ({ ...one, account_name: names.get(one.account_id) ?? one.account_id })) }
}
