import { addDays, type HoldStrength, type Status } from "../../../domain"
import { currentStatus } from "../sql/accounts"
import { bindingHolds, holdsOfAccount } from "../sql/holds"
import { placeHold, releaseHold, setStatus } from "./account"
import type { CommandContext, Recorded } from "./define-command"

/** Parameters of an operation, as its catalogue has checked them. */
type Params = Readonly<Record<string, unknown>>

/** Changes how an account stands and says what it did; `null`: it stands so already. */
export type StandingChange = (context: CommandContext, accountId: string, params: Params) => Promise<Recorded | null>

const block: StandingChange = async (context, account_id, params) => {
  const strength = params.strength as HoldStrength
  const binding = await bindingHolds(context.db, account_id)
  const isSo = (one: HoldStrength) => one === "all_orders" || one === strength
  if (binding.some((hold) => hold.kind === "forced" && isSo(hold.strength))) return null
  return placeHold(context, { account_id, strength })
}

const release: StandingChange = async (context, accountId, { days }) => {
  const holds = await holdsOfAccount(context.db, accountId)
  const until = addDays(context.today, Number(days))
  let last: Recorded | null = null
  for (const { id } of holds) last = await releaseHold(context, { hold_id: id, until })
  return last && { ...last, result: { hold_ids: holds.map(({ id }) => id), until } }
}

const move: StandingChange = async (context, account_id, { status }) => {
  if ((await currentStatus(context.db, account_id))?.status === status) return null
  return setStatus(context, { account_id, status: status as Status })
}

/** What operations on ordering and status do by hand, by their group: the same as the commands of one account. */
export const STANDING: Readonly<Record<string, StandingChange | undefined>> = { hold: block, release, status: move }
