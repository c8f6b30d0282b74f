import { parseCurrency, exactOf, type CalendarDate, type Exact } from "../../../domain"
import { daysOf, orderForUpdate, type OrderRow } from "../sql/orders"
import { neverPrepays, type OrderFacts } from "../order-facts"
import { notAllowed, type CommandContext } from "./define-command"
import { accountOfOrder } from "./order-account"

const currencyOf = (facts: OrderFacts): string => {
  const currency = parseCurrency(facts.currency)
  if (currency) return currency
  throw notAllowed(
    `Order #${facts.displayId}: currency is "${facts.currency.slice(0, 8)}": expected an ISO 4217 currency.`
  )
}

/** Do providers that take the money in advance have all of it? */
export function isPrepaid({ world }: CommandContext, facts: OrderFacts, value: Exact): boolean {
  const prepaying = world.settings.prepaying_providers
  const sum = facts.payments
    .filter((one) => !one.cancelled && prepaying.includes(one.provider) && !neverPrepays(one.provider))
    .reduce((total, one) => total + exactOf(one.amount), 0n)
  return value > 0n && sum >= value
}

/** An order as it was found, with what Medusa says of it. */
export interface Seen {
  readonly known: OrderRow | null
  readonly accountId: string
  readonly currency: string
  readonly days: ReadonlyMap<string, CalendarDate>
  readonly value: Exact
  readonly paid: Exact
}

/** Looks at an order: currency, account, days, value. */
export async function see(context: CommandContext, facts: OrderFacts): Promise<Seen> {
  const currency = currencyOf(facts)
  const known = await orderForUpdate(context.db, facts.id)
  const value = facts.cancelled ? 0n : exactOf(facts.total) - exactOf(facts.pendingReturns)
  // Whose debt it is was decided when it was first seen; afterwards only another customer makes a difference.
  const accountId =
    known && known.customer_id === facts.buyer.customerId
      ? known.account_id
      : await accountOfOrder(context, facts, isPrepaid(context, facts, value))
  const instants = [facts.placedAt, ...facts.transactions.map(({ at }) => at), ...facts.shipments.map(({ at }) => at)]
  return {
    known,
    accountId,
    currency,
    days: await daysOf(context.db, context.world.settings.time_zone, instants),
    value,
    paid: facts.transactions.reduce((sum, one) => sum + exactOf(one.amount), 0n),
  }
}
