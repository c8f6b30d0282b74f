import { epsilonOf, formatAmount, toMinor, type Exact } from "../../../domain"
import { insertRefunds, paymentsOfOrder } from "../sql/order-money"
import { receivablesOfOrder } from "../sql/orders"
import { newId } from "../run/ids"
import { minor } from "./apply-money"
import { takeOff } from "./credit"
import { debts, ownOf, type OrderWork } from "./order-parts"

/** What Medusa's own rounding calls settled is settled: the rest becomes a rounding adjustment, either way. */
export async function settleRounding(work: OrderWork, owed: Exact): Promise<void> {
  const { context, facts, currency, accountId } = work
  const epsilon = epsilonOf(facts.medusaDigits)
  if (owed > epsilon || owed < -epsilon) return
  const most = toMinor(epsilon, currency) + 1n
  const open = debts(await receivablesOfOrder(context.db, facts.id)).filter((row) => row.state === "open")
  const rest = open.reduce((sum, row) => sum + minor(row.open_amount, currency), 0n)
  if (rest > 0n && rest <= most)
    for (const row of open) {
      await takeOff(context, row, "rounding")
      work.changes.push({ rounding: row.open_amount, receivable_id: row.id })
    }
  const own = ownOf(await paymentsOfOrder(context.db, facts.id)).filter(
    (one) => minor(one.unapplied_amount, currency) > 0n
  )
  const over = own.reduce((sum, one) => sum + minor(one.unapplied_amount, currency), 0n)
  if (over === 0n || over > most) return
  await insertRefunds(
    context.db,
    own.map((payment) => ({
      id: newId("arrfd"),
      account_id: accountId,
      payment_id: payment.id,
      order_id: facts.id,
      currency,
      amount: payment.unapplied_amount,
      value_date: context.today,
      recorded_on: context.today,
      source: "arms",
      external_id: `rounding:${newId("arrnd")}`,
    }))
  )
  work.changes.push({ rounding: `-${formatAmount(over, currency)}` })
}
