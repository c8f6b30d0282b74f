import { percentOf } from "../money"
import { netSum, overdueFrom } from "../view"
import { defineFact, minAgeDays } from "./define-fact"

/**
 * Overdue share in percent: overdue by at least `min_age_days`, whenever issued ÷ (issued
 * in the last 90 days + still open from before). With something overdue it is never unknown.
 */
export const overdueShare = defineFact({
  name: "overdue_share",
  subject: "account",
  type: "percent",
  params: minAgeDays,
  perCurrency: true,
  label: { en: "overdue share in %", pl: "udział przeterminowanych w %", de: "überfälliger Anteil in %" },
  read: ({ view, currency, params }) => {
    if (currency === null) return null
    const overdue = netSum(overdueFrom(view, currency, params.min_age_days))
    if (overdue === 0n) return 0
    const volume = view.account.volume[currency]
    return percentOf(overdue, volume ? volume.issued90 + volume.openBefore : 0n) ?? 100
  },
})
