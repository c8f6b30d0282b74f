import { formatAmount, minOf, exactOf, toMinor, type CalendarDate, type Exact, type Minor } from "../../../domain"
import { receivablesOfOrder } from "../sql/orders"
import { insertPayments, setPaymentState } from "../sql/money"
import { appliedTo, dropRefunds, insertRefunds, paymentsOfOrder, refundsOfOrder } from "../sql/order-money"
import { newId } from "../run/ids"
import type { TransactionFacts } from "../order-facts"
import { apply, minor, takeBack, takeBackPart, type Part } from "./apply-money"
import { debts, ownOf, SOURCE, type OrderWork } from "./order-parts"
import { settleRounding } from "./order-rounding"
import { takeTransit } from "./order-transit"

/** Transactions of the order that Medusa made on its own; what ARMS made is an echo. */
const foreign = (work: OrderWork, sign: 1 | -1): (TransactionFacts & { minor: Minor })[] =>
  work.facts.transactions
    .filter((one) => one.armsPayment === null)
    .map((one) => ({ ...one, minor: toMinor(exactOf(one.amount), work.currency) * BigInt(sign) }))
    .filter((one) => one.minor > 0n)

/** Money that came becomes payments; money whose transaction is gone is returned. */
async function takePayments(work: OrderWork, days: ReadonlyMap<string, CalendarDate>): Promise<void> {
  const { context, facts, currency, accountId } = work
  const known = new Map(ownOf(await paymentsOfOrder(context.db, facts.id)).map((one) => [one.external_id, one]))
  const fresh = foreign(work, 1).filter((one) => !known.has(one.id))
  await insertPayments(
    context.db,
    fresh.map((one) => ({
      id: newId("arpay"),
      account_id: accountId,
      currency,
      amount: formatAmount(one.minor, currency),
      value_date: days.get(one.at) ?? context.today,
      recorded_on: context.today,
      state: "booked",
      receivable_id: null,
      reference: `#${facts.displayId}`,
      source: SOURCE,
      external_id: one.id,
      order_id: facts.id,
    }))
  )
  for (const one of fresh) work.changes.push({ paid: formatAmount(one.minor, currency), transaction_id: one.id })
  const present = new Set(facts.transactions.map((one) => one.id))
  for (const payment of known.values()) {
    if (present.has(payment.external_id) || payment.state === "returned") continue
    await takeBack(context, "payment", payment.id, currency)
    await setPaymentState(context.db, payment.id, "returned", "0")
    work.changes.push({ returned: payment.amount, payment_id: payment.id })
  }
}

/** Makes at least `amount` of the order's money free by taking it off its receivables, the last due first. */
async function free(work: OrderWork, amount: Minor): Promise<void> {
  let left = amount
  for (const row of debts(await receivablesOfOrder(work.context.db, work.facts.id)).reverse()) {
    const applied = (await appliedTo(work.context.db, [row.id])).filter((one) => one.payment_id !== null)
    const paid = applied.reduce((sum, one) => sum + minor(one.amount, work.currency), 0n)
    const part = minOf(left, paid)
    if (part > 0n) await takeBackPart(work.context, row, part)
    left -= part
    if (left === 0n) return
  }
}

/** Money that was paid back leaves the order's payments: what lies on account first. */
async function takeRefunds(work: OrderWork, days: ReadonlyMap<string, CalendarDate>): Promise<void> {
  const { context, facts, currency, accountId } = work
  const refunds = (await refundsOfOrder(context.db, facts.id)).filter((one) => one.source === SOURCE)
  const known = new Set(refunds.map((one) => one.external_id))
  const gone = [...known].filter((id) => !facts.transactions.some((one) => one.id === id))
  await dropRefunds(context.db, facts.id, gone)
  for (const id of gone) work.changes.push({ not_refunded: id })
  for (const refund of foreign(work, -1).filter((one) => !known.has(one.id))) {
    const lying = async () =>
      (await paymentsOfOrder(context.db, facts.id)).filter((one) => one.state === "booked").reverse()
    const sum = (await lying()).reduce((total, one) => total + minor(one.unapplied_amount, currency), 0n)
    if (sum < refund.minor) await free(work, refund.minor - sum)
    let left = refund.minor
    const parts = (await lying()).flatMap((payment) => {
      const amount = minOf(left, minor(payment.unapplied_amount, currency))
      left -= amount
      return amount === 0n ? [] : [{ payment, amount }]
    })
    await insertRefunds(
      context.db,
      parts.map(({ payment, amount }) => ({
        id: newId("arrfd"),
        account_id: accountId,
        payment_id: payment.id,
        order_id: facts.id,
        currency,
        amount: formatAmount(amount, currency),
        value_date: days.get(refund.at) ?? context.today,
        recorded_on: context.today,
        source: SOURCE,
        external_id: refund.id,
      }))
    )
    work.changes.push({ refunded: formatAmount(refund.minor - left, currency), transaction_id: refund.id })
  }
}

/** The order's own free money is applied to what is open of it, oldest due first. */
async function applyOwn(work: OrderWork): Promise<void> {
  const { context, facts, currency } = work
  const rows = debts(await receivablesOfOrder(context.db, facts.id)).filter((row) => row.state === "open")
  const open = new Map(rows.map((row) => [row.id, minor(row.open_amount, currency)]))
  const parts: Part[] = []
  for (const payment of ownOf(await paymentsOfOrder(context.db, facts.id))) {
    let left = payment.state === "booked" ? minor(payment.unapplied_amount, currency) : 0n
    for (const row of rows) {
      const amount = minOf(left, open.get(row.id) ?? 0n)
      if (amount === 0n) continue
      left -= amount
      open.set(row.id, (open.get(row.id) ?? 0n) - amount)
      parts.push({
        origin: { kind: "payment", id: payment.id, valueDate: payment.value_date },
        receivable: row,
        amount,
      })
    }
  }
  await apply(context, parts)
}

/** Brings the money of an order to what Medusa says of it. */
export async function shapeMoney(work: OrderWork, days: ReadonlyMap<string, CalendarDate>, owed: Exact): Promise<void> {
  await takePayments(work, days)
  await takeRefunds(work, days)
  await applyOwn(work)
  await settleRounding(work, owed)
  await takeTransit(work)
}
