import { quietUntil, viewAccount, type PlannedAct, type PlannedSuppression, type Task } from "../../../domain"
import type { NextContact, NextContactsResponse } from "../../../contract/next-contacts"
import { runInFunnel } from "../commands/funnel"
import { assignPolicy } from "../commands/account"
import { notFound } from "../commands/define-command"
import type { Db } from "../sql/db"
import { decideAccounts, type Decided } from "./decide-accounts"
import type { EngineHost } from "./engine"
import { wholeAccount } from "./horizon"
import { comingTo } from "./reach"
import { readWorld, type World } from "./world"

const MOST = 20
const TOLD = ["message", "calendar"]

function listOf({ snapshot, policy, plan, problem }: Decided, world: World): NextContact[] {
  const numbers = new Map(snapshot.receivables.map((one) => [one.id, one.number]))
  const today = world.clock.today
  const view = viewAccount(snapshot, today, world.contextFor(today))
  const line = (task: Task, subjectId: string, day: string, waits_for: NextContact["waits_for"]): NextContact => ({
    task: task.name,
    step: task.step,
    operation: task.operation.kind,
    receivable_id: numbers.has(subjectId) ? subjectId : null,
    number: numbers.get(subjectId) ?? null,
    day,
    waits_for,
    until: waits_for === "quiet_days" ? quietUntil(view, policy, task) : null,
  })
  const isTold = (task: Task) => TOLD.includes(world.catalog.operations[task.operation.kind]?.group)
  const rowOf = (row: PlannedAct | PlannedSuppression) => `${row.task.id} ${row.subjectId}`
  const settled = new Set([...plan.acts, ...plan.suppressions].map(rowOf))
  const acting = plan.acts.map((act) => ({ act, waits_for: null }))
  const waiting = plan.suppressions
    .filter((row) => !row.final && row.reason !== "conditions")
    .map((act) => ({ act, waits_for: act.reason }))
  const coming = policy.tasks
    .filter((task) => task.enabled && isTold(task))
    .flatMap((task) =>
      comingTo({ view, policy, status: plan.status, problem }, world, task.id).map((one) => ({ task, one }))
    )
    .filter(({ task, one }) => !settled.has(`${task.id} ${one.receivableId ?? snapshot.id}`))
  return [
    ...[...acting, ...waiting]
      .filter(({ act }) => isTold(act.task))
      .map(({ act, waits_for }) => line(act.task, act.subjectId, waits_for ? act.day : plan.asOf, waits_for)),
    ...coming.map(({ task, one }) => line(task, one.receivableId ?? snapshot.id, one.day, null)),
  ]
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .slice(0, MOST)
}

const stepsOf = (tasks: readonly Task[]) =>
  [...new Map(tasks.filter((task) => task.enabled).map((task) => [task.step, task.name]))].map(([step, name]) => ({
    step,
    name,
  }))

/** What comes next for an account if nothing is paid until then; `null`: no policy applies to it. */
async function nextContactsIn(host: EngineHost, db: Db, accountId: string): Promise<NextContactsResponse | null> {
  const world = await readWorld(db, host.catalog)
  const { today } = world.clock
  const [decided] = await decideAccounts(db, world, [accountId], today, wholeAccount(today))
  if (!decided) return null
  const { policy, plan, snapshot } = decided
  const names = new Map(stepsOf(policy.tasks).map(({ step, name }) => [step, name]))
  return {
    policy: { id: policy.id, name: policy.name },
    status: plan.status,
    next: listOf(decided, world),
    steps: stepsOf(policy.tasks),
    exemptions: snapshot.exemptions
      .filter(({ until }) => until >= today)
      .map(({ step, until }) => ({ step, name: names.get(step) ?? step, until })),
  }
}

/** The same; with a policy it is given to the account, looked at, and taken away again. */
export async function nextContacts(
  host: EngineHost,
  accountId: string,
  policyId: string | null,
  actor: string
): Promise<NextContactsResponse> {
  let found = policyId === null ? await nextContactsIn(host, host.db(), accountId) : null
  if (policyId !== null) {
    const input = { policy_id: policyId, scope: "account" as const, scope_id: accountId }
    const execution = { actor, reason: "preview", dryRun: true }
    await runInFunnel(host, "assign_policy", input, execution, async (context) => {
      const recorded = await assignPolicy(context, input)
      found = await nextContactsIn(host, context.db, accountId)
      return recorded
    })
  }
  if (found === null) throw notFound("account with a policy", accountId)
  return found
}
