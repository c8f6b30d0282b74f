import { netSum, overdueFrom } from "../view"
import { defineFact, minAgeDays } from "./define-fact"

/** Sum overdue by at least `min_age_days`, in the currency asked for. */
export const overdueSum = defineFact({
  name: "overdue_sum",
  subject: "account",
  type: "money",
  params: minAgeDays,
  perCurrency: true,
  label: { en: "amount overdue", pl: "kwota przeterminowana", de: "überfälliger Betrag" },
  read: ({ view, currency, params }) => netSum(overdueFrom(view, currency, params.min_age_days)),
})
