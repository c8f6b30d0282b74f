import type { LookBack, TaskReach } from "../../../contract/policies"
import type { CommandContext, Recorded } from "../commands/define-command"
import { runInFunnel, type Executed, type Execution } from "../commands/funnel"
import type { EngineHost } from "./engine"
import { lookBack } from "./look-back"
import { preview, type Preview } from "./preview"
import { reachOf } from "./reach"
import { readWorld, type World } from "./world"

/** A change of a task as a command: name, input, who, and the work, which answers the policy and the task. */
export type TriedChange = readonly [
  name: string,
  input: unknown,
  execution: Execution,
  work: (context: CommandContext) => Promise<Recorded>,
]

/** What today's run would do before and after a change of a task that is not kept, and whom the task will come to. */
export async function previewTask(
  host: EngineHost,
  ...[name, input, execution, work]: TriedChange
): Promise<{ now: Preview; then: Preview | null; reach: TaskReach | null; result: Executed["result"] }> {
  const now = await preview(host, null)
  let then: Preview | null = null
  let reach: TaskReach | null = null
  const { result } = await runInFunnel(host, name, input, { ...execution, dryRun: true }, async (context) => {
    const recorded = await work(context)
    then = await preview(host, null, context.db)
    reach = await reachOf(host, context.db, String(recorded.result.task_id))
    return recorded
  })
  return { now, then, reach, result }
}

/**
 * What the last 90 days would have been with a change of a task that is not kept. They are decided after the change
 * has been taken back: that takes a while, and nobody waits for it meanwhile.
 */
export async function tryLookBack(
  host: EngineHost,
  ...[name, input, execution, work]: TriedChange
): Promise<{ look_back: LookBack }> {
  const tried: { world: World; policyId: string; taskId: string }[] = []
  await runInFunnel(host, name, input, { ...execution, dryRun: true }, async (context) => {
    const recorded = await work(context)
    const world = await readWorld(context.db, host.catalog)
    tried.push({ world, policyId: recorded.subjectId, taskId: String(recorded.result.task_id) })
    return recorded
  })
  const [{ world, policyId, taskId }] = tried
  return { look_back: await lookBack(host.db(), world, policyId, taskId) }
}
