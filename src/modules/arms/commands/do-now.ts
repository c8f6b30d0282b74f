import {
  planByHand,
  viewAccount,
  VOICES,
  type AskedByHand,
  type OperationCall,
  type PlannedByHand,
  type Reason,
  type Said,
} from "../../../domain"
import { operationCall } from "../../../contract/operation"
import { sentenceOf } from "../../../contract/sentence"
import type { CommandInput } from "../../../contract/commands"
import type { ByHandAnswer } from "../../../contract/by-hand"
import { accountForUpdate } from "../sql/accounts"
import { insertActions } from "../sql/actions"
import type { ActionRow } from "../sql/action-rows"
import { receivablesById } from "../sql/ledger"
import { decideAccounts, type Decided } from "../run/decide-accounts"
import { wholeAccount } from "../run/horizon"
import { newId } from "../run/ids"
import { actionOf } from "../run/plan-rows"
import { writePlans } from "../run/write-plans"
import { STANDING, type StandingChange } from "./standing-by-hand"
import { found, notAllowed, notFound, type CommandContext, type CommandHandler, type Recorded } from "./define-command"

type Asked = CommandInput<"do_now">

/** The operation as the catalogue knows it, with its voice where it speaks. */
function operationOf({ world }: CommandContext, { operation, voice, account_ids }: Asked) {
  const parsed = operationCall(world.catalog).safeParse(operation)
  if (!parsed.success) throw notAllowed(sentenceOf(parsed.error, operation).replace(/^(kind|params)/, "operation.$1"))
  const { group, subjects } = world.catalog.operations[parsed.data.kind]
  if (!subjects.includes(account_ids ? "account" : "receivable"))
    throw notAllowed(
      `operation.kind is "${operation.kind}": expected ${account_ids ? "receivable_ids" : "account_ids"} for it.`
    )
  if (group === "message" && voice === null)
    throw notAllowed(`voice is missing: expected one of ${VOICES.join(", ")} for a message.`)
  return { operation: parsed.data, voice: group === "message" ? voice : null, group }
}

/** Accounts asked about, each with its receivables; `null`: the account itself. Locked in the order of their ids. */
async function subjectsOf(
  { db, touched }: CommandContext,
  asked: Asked
): Promise<Map<string, readonly string[] | null>> {
  const byAccount = new Map<string, string[] | null>()
  for (const id of asked.account_ids ?? []) byAccount.set(id, null)
  if (asked.receivable_ids) {
    const rows = new Map((await receivablesById(db, asked.receivable_ids)).map((row) => [row.id, row]))
    for (const id of asked.receivable_ids) {
      const { account_id } = rows.get(id) ?? missing(id)
      byAccount.set(account_id, [...(byAccount.get(account_id) ?? []), id])
    }
  }
  for (const id of [...byAccount.keys()].sort()) {
    const account = found(await accountForUpdate(db, id), "account", id)
    if (account.merged_into) throw notAllowed(`The account has been merged into ${account.merged_into}.`)
    touched.add(id)
  }
  return byAccount
}

function missing(id: string): never {
  throw notFound("receivable", id)
}

const counted = (said: readonly Said[]): Partial<Record<Reason, number>> => {
  const counts: Partial<Record<Reason, number>> = {}
  for (const { reason } of said) counts[reason] = (counts[reason] ?? 0) + 1
  return counts
}

const NOTHING = {
  rehearsed: false,
  unchanged: 0,
  notices: 0,
  calendar_tasks: 0,
  overtaken: 0,
  voices: [],
  counts_as: [],
  refused: {},
  cautions: {},
} as const

/** What one sees before and after: figures and reasons. */
function answerOf(planned: readonly PlannedByHand[], rehearsed: boolean): ByHandAnswer {
  const acting = planned.filter(({ plan }) => plan.acts.length > 0)
  const sum = (part: "acts" | "notices" | "calendarTasks" | "suppressions") =>
    planned.reduce((all, { plan }) => all + plan[part].length, 0)
  return {
    ...NOTHING,
    rehearsed,
    done: sum("acts"),
    customers: acting.length,
    notices: sum("notices"),
    calendar_tasks: sum("calendarTasks"),
    overtaken: sum("suppressions"),
    voices: [...new Set(acting.flatMap(({ voice }) => voice ?? []))],
    counts_as: [...new Set(acting.flatMap(({ countsAs }) => countsAs.map((task) => task.name)))],
    refused: counted(planned.flatMap((one) => one.refused)),
    cautions: counted(planned.flatMap((one) => one.cautions)),
  }
}

const standingRow = (
  { actor, reason, today }: CommandContext,
  kind: string,
  { accountId, result }: Recorded
): ActionRow => {
  const id = newId("aract")
  return actionOf({
    id,
    account_id: accountId,
    step: `by_hand:${kind}`,
    occurrence: id,
    operation: kind,
    business_date: today,
    facts: { by_hand: true, reason },
    result,
    actor,
  })
}

/** Ordering and status: done by the commands of these, account by account. */
async function standingDoneTo(
  context: CommandContext,
  change: StandingChange,
  { kind, params }: OperationCall,
  ids: readonly string[]
): Promise<ByHandAnswer> {
  const rows: ActionRow[] = []
  for (const id of ids) {
    const recorded = await change(context, id, params)
    if (recorded !== null) rows.push(standingRow(context, kind, recorded))
  }
  // One row a customer: whose log is asked says what was done to him, and by whom.
  await insertActions(context.db, rows)
  return { ...NOTHING, done: rows.length, customers: rows.length, unchanged: ids.length - rows.length }
}

/** Messages, calendar tasks and what other plugins do: written as a run writes its plans. */
async function plannedTo(
  context: CommandContext,
  call: Pick<AskedByHand, "operation" | "voice">,
  subjects: ReadonlyMap<string, readonly string[] | null>
): Promise<ByHandAnswer> {
  const { db, world, today } = context
  const mark = newId("arhan")
  const decided = await decideAccounts(db, world, [...subjects.keys()], today, wholeAccount(today))
  const planned: PlannedByHand[] = []
  const chunk: Decided[] = decided.map((one) => {
    if (one.problem !== null) throw notAllowed(`The account ${one.snapshot.id} cannot be decided: ${one.problem}`)
    const asked: AskedByHand = { ...call, receivableIds: subjects.get(one.snapshot.id) ?? null, mark }
    const view = viewAccount(one.snapshot, today, world.contextFor(today))
    const byHand = planByHand(view, one.policy, asked)
    planned.push(byHand)
    return { ...one, plan: byHand.plan }
  })
  const answer = answerOf(planned, world.liveSince === null)
  if (answer.done === 0) {
    const why = Object.keys(answer.refused).join(", ") || "no policy applies"
    throw notAllowed(`Nothing can be done: ${why}.`)
  }
  const run = { id: null, rehearsal: answer.rehearsed, actor: context.actor }
  context.events.push(...(await writePlans(db, world, run, chunk)))
  return answer
}

/**
 * An operation of the catalogue, done by a person now: it goes out by the way of every run, is never sent twice and
 * counts for quiet days and steps (E-50, decision 021).
 */
export const doNow: CommandHandler<"do_now"> = async (context, input) => {
  const { operation, voice, group } = operationOf(context, input)
  const subjects = await subjectsOf(context, input)
  const change = STANDING[group]
  const answer = change
    ? await standingDoneTo(context, change, operation, [...subjects.keys()])
    : await plannedTo(context, { operation, voice }, subjects)
  const [only] = [...subjects.keys()]
  const one = subjects.size === 1 ? only : null
  return {
    accountId: one,
    subject: one ? "account" : "system",
    subjectId: one ?? "arms",
    result: { operation: operation.kind, ...answer },
  }
}
