import { addDays } from "../../../domain"
import { accountForUpdate, currentStatus, moveAccount, updateAccount, type AccountRow } from "../sql/accounts"
import { receivableForUpdate } from "../sql/ledger"
import { moveStatuses } from "../sql/plan-effects"
import {
  endBlock,
  endExemption as endExemptionFrom,
  exempt as exemptFrom,
  insertBlock,
  pinStatus,
  unpinStatus as unpin,
} from "../sql/marks"
import { withdrawProposals } from "../sql/proposals"
import { holdForUpdate, holdsOfAccount, liftHolds, placeForcedHold, silenceHold } from "../sql/holds"
import { assignPolicy as assign } from "../sql/policies"
import { newId } from "../run/ids"
import { about, found, notAllowed, type CommandContext, type CommandHandler, type Recorded } from "./define-command"

/** Commands about one account: status, holds, blocks, exemptions, policy, buyers, merging. */

const recorded = (accountId: string, result: Record<string, unknown>): Recorded => ({
  accountId,
  subject: "account",
  subjectId: accountId,
  result,
})

/** The account, locked, to be recomputed after the command. */
export async function account(context: CommandContext, id: string): Promise<AccountRow> {
  const row = found(await accountForUpdate(context.db, id), "account", id)
  if (row.merged_into) throw notAllowed(`The account has been merged into ${row.merged_into}.`)
  context.touched.add(row.id)
  return row
}

const notBefore = (field: string, day: string, first: string) => {
  if (day < first) throw notAllowed(`${field} is "${day}": expected ${first} or later.`)
}

/** Moves an account to a status, unless it is there; answers the one before. */
export async function moveTo(context: CommandContext, accountId: string, status: string, source: "person" | "import") {
  const present = await currentStatus(context.db, accountId)
  if (present?.status === status) return present.status
  await moveStatuses(context.db, [
    {
      id: newId("arsta"),
      account_id: accountId,
      status,
      since: context.today,
      source,
      reason: context.reason,
      is_first: present === null,
    },
  ])
  context.events.push({
    name: "arms.status.changed",
    data: { account_id: accountId, from: present?.status ?? "", to: status },
  })
  return present?.status ?? null
}

/** Sets the status by hand, pinned until a day where asked (E-142). */
export const setStatus: CommandHandler<"set_status"> = async (context, input) => {
  const { id } = await account(context, input.account_id)
  if (input.pin_until) notBefore("pin_until", input.pin_until, context.today)
  const from = await moveTo(context, id, input.status, "person")
  if (input.pin_until)
    await pinStatus(context.db, { id: newId("arpin"), accountId: id, until: input.pin_until, reason: context.reason })
  return recorded(id, { from, to: input.status, pin_until: input.pin_until ?? null })
}

/** Takes the pin away. */
export const unpinStatus: CommandHandler<"unpin_status"> = async (context, input) => {
  const { id } = await account(context, input.account_id)
  await unpin(context.db, id)
  return recorded(id, { unpinned: true })
}

/** Stops chasing the account, or one receivable, until a day (E-129: it always expires). */
export const placeDunningBlock: CommandHandler<"place_dunning_block"> = async (context, input) => {
  const { id } = await account(context, input.account_id)
  const from = input.from ?? context.today
  notBefore("until", input.until, from)
  if (input.receivable_id) {
    const receivable = found(
      await receivableForUpdate(context.db, input.receivable_id),
      "receivable",
      input.receivable_id
    )
    if (receivable.account_id !== id) throw notAllowed(`receivable_id "${receivable.id}" belongs to another account.`)
  }
  const blockId = newId("arblk")
  await insertBlock(context.db, {
    id: blockId,
    accountId: id,
    receivableId: input.receivable_id ?? null,
    from,
    until: input.until,
    reason: context.reason,
  })
  const result = { block_id: blockId, receivable_id: input.receivable_id ?? null, from, until: input.until }
  return { ...about(id, input.receivable_id), result }
}

/** Ends a dunning block today. */
export const endDunningBlock: CommandHandler<"end_dunning_block"> = async (context, input) => {
  const block = found(
    await endBlock(context.db, input.block_id, context.today),
    "dunning block that still stands",
    input.block_id
  )
  context.touched.add(block.account_id)
  const result = { block_id: input.block_id, ended: context.today }
  return { ...about(block.account_id, block.receivable_id), result }
}

/** What people call a step: the name of a task that has it. */
const nameOfStep = ({ world }: CommandContext, step: string): string =>
  [...world.policies.values()].flatMap(({ tasks }) => tasks).find((task) => task.step === step)?.name ?? step

/** Exempts the account from one step until a day. */
export const exempt: CommandHandler<"exempt"> = async (context, input) => {
  const { id } = await account(context, input.account_id)
  notBefore("until", input.until, context.today)
  await exemptFrom(context.db, {
    id: newId("arexe"),
    accountId: id,
    step: input.step,
    until: input.until,
    reason: context.reason,
  })
  return recorded(id, { step: input.step, task: nameOfStep(context, input.step), until: input.until })
}

/** From now on the step happens to the account again. */
export const endExemption: CommandHandler<"end_exemption"> = async (context, input) => {
  const { id } = await account(context, input.account_id)
  found(await endExemptionFrom(context.db, id, input.step, context.today), "exemption that still stands", input.step)
  return recorded(id, { step: input.step, task: nameOfStep(context, input.step), ended: context.today })
}

/** A forced hold: only a person releases it (E-101). */
export const placeHold: CommandHandler<"place_hold"> = async (context, input) => {
  const { id } = await account(context, input.account_id)
  if (input.until) notBefore("until", input.until, context.today)
  const holdId = newId("arhol")
  await placeForcedHold(context.db, {
    id: holdId,
    accountId: id,
    strength: input.strength,
    from: context.today,
    until: input.until ?? null,
    reason: context.reason,
  })
  context.events.push({ name: "arms.account.held", data: { account_id: id } })
  return recorded(id, { hold_id: holdId, strength: input.strength, until: input.until ?? null })
}

const RELEASE_DAYS = 7

/** Releases a forced hold, or an automatic one early: its causes are silent until a day. */
export const releaseHold: CommandHandler<"release_hold"> = async (context, input) => {
  const hold = await holdForUpdate(context.db, input.hold_id)
  const { account_id: id, kind } = found(hold, "standing hold", input.hold_id)
  await account(context, id)
  const until = input.until ?? addDays(context.today, RELEASE_DAYS)
  notBefore("until", until, context.today)
  if (kind === "forced") await liftHolds(context.db, [input.hold_id], context.today)
  else await silenceHold(context.db, input.hold_id, context.today, until)
  context.events.push({ name: "arms.account.released", data: { account_id: id } })
  return recorded(id, { hold_id: input.hold_id, kind, until: kind === "forced" ? null : until })
}

/** Everything of one account becomes another's (E-40). */
export const mergeAccounts: CommandHandler<"merge_accounts"> = async (context, input) => {
  if (input.from === input.into) throw notAllowed("from and into are the same account: expected two.")
  const [first, second] = [input.from, input.into].sort()
  await account(context, first)
  await account(context, second)
  await moveAccount(context.db, input.from, input.into, context.today)
  await withdrawProposals(context.db, [input.from])
  await updateAccount(context.db, input.from, { merged_into: input.into })
  context.touched.delete(input.from)
  return recorded(input.into, { merged: input.from, holds: (await holdsOfAccount(context.db, input.into)).length })
}

/** Gives a policy to an account or customer group from a day on. */
export const assignPolicy: CommandHandler<"assign_policy"> = async (context, input) => {
  if (!context.world.policies.has(input.policy_id))
    throw notAllowed(`policy_id is "${input.policy_id}": expected the id of a policy.`)
  const from = input.from ?? context.today
  if (input.until) notBefore("until", input.until, from)
  if (input.scope === "account") await account(context, input.scope_id)
  await assign(context.db, {
    id: newId("arpoa"),
    policyId: input.policy_id,
    scope: input.scope,
    scopeId: input.scope_id,
    from,
    until: input.until ?? null,
    reason: context.reason,
  })
  return {
    ...recorded(input.scope_id, { policy_id: input.policy_id, from }),
    accountId: input.scope === "account" ? input.scope_id : null,
  }
}

/** Makes an employee responsible for the account. */
export const assignOwner: CommandHandler<"assign_owner"> = async (context, input) => {
  const { id } = await account(context, input.account_id)
  await updateAccount(context.db, id, { owner_id: input.owner_id })
  return recorded(id, { owner_id: input.owner_id })
}
