import type { LookBack, TaskReach } from "../../../contract/policies"
import type { CommandContext, Recorded } from "../commands/define-command"
import { runInFunnel, type Executed, type Execution } from "../commands/funnel"
import type { EngineHost } from "./engine"
import { lookBack } from "./look-back"
import { previewIn, type Preview } from "./preview"
import { reachOf } from "./reach"
import { readWorld, type World } from "./world"

/** A change of a task as a command: name, input, who, and the work, which answers the policy and the task. */
export type TriedChange = readonly [
  name: string,
  input: unknown,
  execution: Execution,
  work: (context: CommandContext) => Promise<Recorded>,
]

/** No customer is begun after that. */
const LONGEST_MS = 10_000

/** Makes a change and takes it back; answers what the world would be with it. Nobody waits for its locks any longer than that. */
async function tried(host: EngineHost, ...[name, input, execution, work]: TriedChange) {
  const seen: { world: World; policyId: string; taskId: string }[] = []
  const { result } = await runInFunnel(host, name, input, { ...execution, dryRun: true }, async (context) => {
    const recorded = await work(context)
    const world = await readWorld(context.db, host.catalog)
    seen.push({ world, policyId: recorded.subjectId, taskId: String(recorded.result.task_id) })
    return recorded
  })
  return { ...seen[0], result }
}

/**
 * What today's run would do before and after a change of a task that is not kept, and whom the task will come to. Of
 * what takes too long, only what is known by then: a preview is `null`, a reach says that there may be more.
 */
export async function previewTask(
  host: EngineHost,
  ...change: TriedChange
): Promise<{ now: Preview | null; then: Preview | null; reach: TaskReach; result: Executed["result"] }> {
  const { world, taskId, result } = await tried(host, ...change)
  const endsAt = performance.now() + LONGEST_MS
  const reach = await reachOf(host, world, taskId, endsAt)
  const now = await previewIn(host, await readWorld(host.db(), host.catalog), null, endsAt)
  const then = now && (await previewIn(host, world, null, endsAt + LONGEST_MS))
  return { now, then, reach, result }
}

/** What the last 90 days would have been with a change of a task that is not kept. */
export async function tryLookBack(host: EngineHost, ...change: TriedChange): Promise<{ look_back: LookBack }> {
  const { world, policyId, taskId } = await tried(host, ...change)
  return { look_back: await lookBack(host.db(), world, policyId, taskId) }
}
