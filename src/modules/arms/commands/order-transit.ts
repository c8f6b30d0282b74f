import { formatAmount, exactOf, toMinor } from "../../../domain"
import { insertPayments } from "../sql/money"
import { changeTransit, paymentsOfOrder } from "../sql/order-money"
import { receivablesOfOrder } from "../sql/orders"
import { neverPrepays } from "../order-facts"
import { newId } from "../run/ids"
import { minor } from "./apply-money"
import { debts, SOURCE, TRANSIT, type OrderWork } from "./order-parts"

/** What a prepaying provider has authorised and not captured is cash in transit for the order (E-24). */
export async function takeTransit(work: OrderWork): Promise<void> {
  const { context, facts, currency, accountId, placedOn } = work
  const prepaying = context.world.settings.prepaying_providers
  const known = new Map((await paymentsOfOrder(context.db, facts.id)).map((one) => [one.external_id, one]))
  const [target] = debts(await receivablesOfOrder(context.db, facts.id)).filter((row) => row.state === "open")
  for (const payment of facts.payments) {
    const counts = !payment.cancelled && prepaying.includes(payment.provider) && !neverPrepays(payment.provider)
    const waiting = counts && target ? toMinor(exactOf(payment.amount) - exactOf(payment.captured), currency) : 0n
    const amount = formatAmount(waiting > 0n ? waiting : 0n, currency)
    const before = known.get(payment.id + TRANSIT)
    if (before && minor(before.unapplied_amount, currency) !== minor(amount, currency)) {
      await changeTransit(context.db, before.id, amount)
      work.changes.push({ in_transit: amount })
    } else if (!before && waiting > 0n) {
      const row = { account_id: accountId, currency, amount, value_date: placedOn, recorded_on: context.today }
      await insertPayments(context.db, [
        {
          ...row,
          id: newId("arpay"),
          state: "in_transit",
          receivable_id: target.id,
          reference: `#${facts.displayId}`,
          source: SOURCE,
          external_id: payment.id + TRANSIT,
          order_id: facts.id,
        },
      ])
      work.changes.push({ in_transit: amount })
    }
  }
}
