import type { Minor } from "./money"

/** A payment that concerns an order, in minor units of its currency. */
export interface MoneyOfOrder {
  readonly paymentId: string
  /** Amount of the order's own transaction; `null`: money that came another way. */
  readonly transaction: Minor | null
  /** Applied to receivables of the order. */
  readonly applied: Minor
  readonly unapplied: Minor
  /** Paid back by transactions of the order, or taken off by rounding. */
  readonly refundedHere: Minor
  /** What Medusa's order was already told of it; negative when it was told that money has left. */
  readonly told: Minor
}

/**
 * What Medusa's order is still to be told of money: of a payment that came another way, what is applied here; of its
 * own transactions, what has left. Money that is only free stays with the order: it may be refunded there.
 */
export function toTell(payments: readonly MoneyOfOrder[]): { paymentId: string; amount: Minor }[] {
  return payments.flatMap(({ paymentId, transaction, applied, unapplied, refundedHere, told }) => {
    const carried = (transaction ?? 0n) + told
    const kept = applied + refundedHere
    const here = kept + unapplied
    // Above what is applied: Medusa is told. Below what can be accounted for: it has left.
    const amount = carried < kept && transaction === null ? kept - carried : carried > here ? here - carried : 0n
    return amount === 0n ? [] : [{ paymentId, amount }]
  })
}
