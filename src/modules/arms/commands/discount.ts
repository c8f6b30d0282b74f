import { discountsToChange } from "../sql/discounts"
import { receivableForUpdate } from "../sql/ledger"
import { reverseCredits, takeOff } from "./credit"
import type { CommandContext } from "./define-command"

/** Early-payment discounts are a state, recomputed with every change of money (E-72). */
export async function refreshDiscounts(context: CommandContext): Promise<void> {
  const accounts = [...context.touched]
  if (accounts.length === 0) return
  for (const { id, what } of await discountsToChange(context.db, accounts)) {
    const row = await receivableForUpdate(context.db, id)
    if (row && what === "lose") await reverseCredits(context, row, "discount")
    else if (row?.state === "open") await takeOff(context, row, "discount")
  }
}
