import { formatAmount, parseAmount } from "../domain"
import type { BuyerReceivable } from "../modules/arms/sql/buyers"

/** An amount with the decimals of its currency. */
export const amountIn = (amount: string, currency: string): string =>
  formatAmount(parseAmount(amount, currency) ?? 0n, currency)

/** A receivable as a shop front shows it. */
export const shownTo = (row: BuyerReceivable): BuyerReceivable => ({
  ...row,
  amount: amountIn(row.amount, row.currency),
  open_amount: amountIn(row.open_amount, row.currency),
})
