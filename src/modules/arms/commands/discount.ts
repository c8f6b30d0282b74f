import { discountsLost, discountsToGrant } from "../sql/discounts"
import { receivableForUpdate } from "../sql/ledger"
import { reverseCredits, takeOff } from "./credit"
import type { CommandContext } from "./define-command"

/**
 * Early-payment discounts as a state (E-72): granted where the rest is no more than the discount and all money came
 * in time; taken back where money that earned it has gone.
 */
export async function refreshDiscounts(context: CommandContext): Promise<void> {
  const accounts = [...context.touched]
  if (accounts.length === 0) return
  for (const { id } of await discountsLost(context.db, accounts)) {
    const row = await receivableForUpdate(context.db, id)
    if (row) await reverseCredits(context, row, "discount")
  }
  for (const { id } of await discountsToGrant(context.db, accounts)) {
    const row = await receivableForUpdate(context.db, id)
    if (row?.state === "open") await takeOff(context, row, "discount")
  }
}
