import { epsilonOf, formatAmount, toMinor, type Exact } from "../../../domain"
import { creditsOn } from "../sql/allocations"
import { dropRefunds, insertRefunds, paymentsOfOrder, refundsOfOrder } from "../sql/order-money"
import { receivablesOfOrder } from "../sql/orders"
import { newId } from "../run/ids"
import { minor } from "./apply-money"
import { reverseCredits, takeOff } from "./credit"
import { debts, isRuled, lowerReceivable, ownOf, type OrderWork } from "./order-parts"

/** Begins the external id of money that rounding has kept. */
const ROUNDED = "rounding:"

const isSettled = (work: OrderWork, owed: Exact): boolean => {
  const epsilon = epsilonOf(work.facts.medusaDigits)
  return owed <= epsilon && owed >= -epsilon
}

/**
 * An order that Medusa no longer calls settled keeps no rounding of the time when it did. What was taken off is
 * owed again with what the order grows by: its old receivable stays settled, and nobody is overdue for a rest of 1.
 */
export async function takeRoundingBack(work: OrderWork, owed: Exact): Promise<void> {
  const { context, facts, currency } = work
  if (isSettled(work, owed)) return
  const kept = (await refundsOfOrder(context.db, facts.id)).map((one) => one.external_id)
  const dropped = kept.filter((id) => id.startsWith(ROUNDED))
  await dropRefunds(context.db, facts.id, dropped)
  if (dropped.length > 0) work.changes.push({ rounding_back: dropped.length })
  const rows = debts(await receivablesOfOrder(context.db, facts.id))
  if (isRuled(rows)) return
  for (const row of rows) {
    const credits = await creditsOn(context.db, row.id, "rounding")
    if (credits.length === 0) continue
    await reverseCredits(context, row, "rounding")
    const off = credits.reduce((sum, one) => sum + minor(one.amount, currency), 0n)
    const reopened = { ...row, open_amount: formatAmount(minor(row.open_amount, currency) + off, currency) }
    if (owed > 0n) await lowerReceivable(context, reopened, minor(row.amount, currency) - off)
    work.changes.push({ rounding_back: formatAmount(off, currency), receivable_id: row.id })
  }
}

/** What Medusa's own rounding calls settled is settled: the rest becomes a rounding adjustment, either way. */
export async function settleRounding(work: OrderWork, owed: Exact): Promise<void> {
  const { context, facts, currency, accountId } = work
  if (!isSettled(work, owed)) return
  const most = toMinor(epsilonOf(facts.medusaDigits), currency) + 1n
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
      external_id: `${ROUNDED}${newId("arrnd")}`,
    }))
  )
  work.changes.push({ rounding: `-${formatAmount(over, currency)}` })
}
