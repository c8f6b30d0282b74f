import { insertAccounts, type NewAccount } from "../sql/accounts"
import { moveStatuses } from "../sql/plan-effects"
import { newId } from "../run/ids"
import type { CommandContext } from "./define-command"

/** Makes accounts in the configured start status. */
export async function makeAccounts(
  context: CommandContext,
  fresh: readonly NewAccount[],
  source: string
): Promise<void> {
  await insertAccounts(context.db, fresh)
  await moveStatuses(
    context.db,
    fresh.map((account) => ({
      id: newId("arsta"),
      account_id: account.id,
      status: context.world.defaultPolicy?.start_status ?? "green",
      since: context.today,
      source,
      reason: "start status of the policy",
      is_first: true,
    }))
  )
}
