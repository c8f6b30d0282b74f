import { addDays, type Status } from "../../../domain"
import { currentStatus } from "../sql/accounts"
import { holdsOfAccount } from "../sql/holds"
import { placeHold, releaseHold, setStatus } from "./account"
import type { CommandContext } from "./define-command"

/** Parameters of an operation, as its catalogue has checked them. */
export type Params = Readonly<Record<string, unknown>>

/** Changes how an account stands; `false`: it stands so already. */
export type StandingChange = (context: CommandContext, accountId: string, params: Params) => Promise<boolean>

const block: StandingChange = async (context, account_id, { strength }) => {
  const holds = await holdsOfAccount(context.db, account_id)
  if (holds.some((hold) => hold.kind === "forced")) return false
  await placeHold(context, { account_id, strength: strength as "on_credit" | "all_orders" })
  return true
}

const release: StandingChange = async (context, accountId, { days }) => {
  const holds = await holdsOfAccount(context.db, accountId)
  for (const { id } of holds) await releaseHold(context, { hold_id: id, until: addDays(context.today, Number(days)) })
  return holds.length > 0
}

const move: StandingChange = async (context, account_id, { status }) => {
  if ((await currentStatus(context.db, account_id))?.status === status) return false
  await setStatus(context, { account_id, status: status as Status })
  return true
}

/** What operations on ordering and status do by hand, by their group: the same as the commands of one account. */
export const STANDING: Readonly<Record<string, StandingChange | undefined>> = { hold: block, release, status: move }
