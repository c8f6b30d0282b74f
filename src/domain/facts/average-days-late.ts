import { daysBetween } from "../calendar-date"
import { settledRecently } from "../payment-history"
import { defineFact } from "./define-fact"

/**
 * Σ amount × (value date − due date) ÷ Σ amount over receivables settled in the last 365 days, per
 * currency; early counts negative, lateness within the tolerance in days as 0. Unknown without any.
 */
export const averageDaysLate = defineFact({
  name: "average_days_late",
  subject: "account",
  type: "days",
  perCurrency: true,
  label: { en: "average days late", pl: "średnie opóźnienie w dniach", de: "durchschnittliche Verspätung in Tagen" },
  read: ({ view, currency }) => {
    let weighted = 0n
    let total = 0n
    for (const item of settledRecently(view)) {
      if (currency !== null && item.currency !== currency) continue
      const late = daysBetween(item.dueDate, item.settledOn)
      const counted = late > 0 && late <= view.context.toleranceDays ? 0 : late
      weighted += item.amount * BigInt(counted)
      total += item.amount
    }
    return total === 0n ? null : Number((weighted * 100n) / total) / 100
  },
})
