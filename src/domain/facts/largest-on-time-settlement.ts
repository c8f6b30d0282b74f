import { settledOnTimeInStreak } from "../payment-history"
import { defineFact } from "./define-fact"

/** Largest receivable settled on time in the streak, in the currency asked for. */
export const largestOnTimeSettlement = defineFact({
  name: "largest_on_time_settlement",
  subject: "account",
  type: "money",
  perCurrency: true,
  label: {
    en: "largest amount settled on time",
    pl: "największa kwota zapłacona w terminie",
    de: "größter pünktlich bezahlter Betrag",
  },
  read: ({ view, currency }) =>
    settledOnTimeInStreak(view)
      .filter((item) => currency === null || item.currency === currency)
      .reduce((largest, item) => (item.amount > largest ? item.amount : largest), 0n),
})
