import { formatAmount, type Minor } from "../../../domain"
import { insertCredit } from "../sql/money"
import { changeOrderCredit, creditOfOrder } from "../sql/order-money"
import { newId } from "../run/ids"
import { minor, takeBack } from "./apply-money"
import type { OrderWork } from "./order-parts"

/** An order that credit lines and returns have made worth less than nothing is money of the customer: a credit on account. */
export async function keepOrderCredit(work: OrderWork, amount: Minor): Promise<void> {
  const { context, facts, currency, accountId } = work
  const known = await creditOfOrder(context.db, facts.id)
  const before = known?.state === "active" ? minor(known.amount, currency) : 0n
  if (before === amount) return
  work.changes.push({ credit: formatAmount(amount, currency) })
  if (known) {
    // What it was applied to is open again; whoever applied it applies what is left.
    if (before > amount) await takeBack(context, "credit", known.id, currency)
    const applied = before > amount ? 0n : before - minor(known.unapplied_amount, currency)
    const unapplied = known.state === "active" ? amount - applied : amount
    await changeOrderCredit(context.db, known.id, formatAmount(amount, currency), formatAmount(unapplied, currency))
    return
  }
  await insertCredit(context.db, {
    id: newId("arcre"),
    account_id: accountId,
    kind: "credit_note",
    number: `#${facts.displayId}`,
    currency,
    amount: formatAmount(amount, currency),
    issue_date: context.today,
    recorded_on: context.today,
    reason: "the order is worth less than nothing",
    source: "medusa",
    external_id: `${facts.id}:credit`,
  })
}
