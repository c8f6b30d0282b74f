import { MathBN } from "@medusajs/framework/utils"
import type { OrderShop, OrderView } from "./order-shop"

type Random = () => number

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]

/** Prices that do not fit the minor unit, so that rounding has something to do. */
const PRICES: Readonly<Record<string, readonly number[]>> = {
  eur: [10, 19.99, 33.333, 0.015],
  jpy: [1000, 333.5, 49.9],
  kwd: [1.234, 0.3333, 12.5],
  huf: [1990, 333.33, 0.6],
}

type Step = (shop: OrderShop, view: OrderView, random: Random) => Promise<unknown>

const part = (random: Random, whole: number, digits: number) =>
  random() < 0.3 ? whole : Number((whole * (0.1 + random() * 0.8)).toFixed(digits))

const returnable = (view: OrderView) => view.items.find((item) => item.shipped - item.returned > 0)

/** What may happen to an order; a step that does not apply is refused by Medusa, as it would be for a person. */
const STEPS: readonly Step[] = [
  (shop, view) => shop.authorise(view.id, "pp_on_account_arms"),
  (shop, view, random) => {
    const payment = view.payments.find((one) => one.left > 0)
    return payment ? shop.capture(payment.id, part(random, payment.left, 3)) : Promise.resolve()
  },
  (shop, view, random) => {
    const payment = view.payments.find((one) => one.captured - one.refunded > 0)
    return payment ? shop.refund(payment.id, part(random, payment.captured - payment.refunded, 2)) : Promise.resolve()
  },
  (shop, view) => shop.markPaid(view.id),
  (shop, view, random) => shop.edit(view.id, { add: pick(random, PRICES[view.currency]) }),
  (shop, view, random) => {
    const item = pick(random, view.items)
    // An order whose last item was taken away has none.
    if (!item) return Promise.resolve()
    return shop.edit(view.id, { itemId: item.id, quantity: Math.max(item.fulfilled, Math.floor(random() * 5)) })
  },
  async (shop, view) => {
    const item = view.items.find((one) => one.quantity > one.fulfilled)
    if (!item) return
    const items = [{ id: item.id, quantity: item.quantity - item.fulfilled }]
    await shop.ship(view.id, await shop.fulfil(view.id, items), items)
  },
  (shop, view, random) => {
    const item = returnable(view)
    return item ? shop.returns(view.id, [{ id: item.id, quantity: 1 }], random() < 0.5) : Promise.resolve()
  },
  (shop, view, random) => {
    const item = returnable(view)
    return item ? shop.claim(view.id, item.id, random() < 0.5) : Promise.resolve()
  },
  (shop, view) => {
    const item = returnable(view)
    return item ? shop.exchange(view.id, item.id) : Promise.resolve()
  },
  (shop, view, random) => (view.pending > 0 ? shop.credit(view.id, part(random, view.pending, 2)) : Promise.resolve()),
  (shop, view, random) => (random() < 0.3 ? shop.cancel(view.id) : Promise.resolve()),
]

/** Places an order and lets so many things happen to it; answers its id and what was done. */
export async function liveThrough(
  shop: OrderShop,
  random: Random,
  customer: { id: string; email: string },
  steps: number,
  between: (orderId: string) => Promise<void> = async () => undefined
): Promise<{ id: string; done: string[] }> {
  const currency = pick(random, Object.keys(PRICES))
  const items = Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({
    price: pick(random, PRICES[currency]),
    quantity: 1 + Math.floor(random() * 4),
  }))
  const id = await shop.place({
    customerId: customer.id,
    email: customer.email,
    currency,
    items,
    shipping: pick(random, PRICES[currency]),
    provider: pick(random, [undefined, "pp_system_default", "pp_on_account_arms"]),
  })
  const done: string[] = []
  await between(id)
  for (let at = 0; at < steps; at++) {
    const view = await shop.view(id)
    if (view.cancelled) break
    const which = Math.floor(random() * STEPS.length)
    const refused = await STEPS[which](shop, view, random).then(
      () => "",
      (error: { message?: string }) => ` refused: ${error.message}`
    )
    done.push(`${which}${refused}`)
    await between(id)
  }
  return { id, done }
}

/** Exact decimal text of an amount that Medusa computed. */
export const exactText = (amount: unknown): string => MathBN.convert((amount ?? 0) as never).toFixed()
