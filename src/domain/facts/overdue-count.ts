import { overdueFrom } from "../view"
import { defineFact, minAgeDays } from "./define-fact"

/** Number of receivables overdue by at least `min_age_days`, over all currencies. */
export const overdueCount = defineFact({
  name: "overdue_count",
  subject: "account",
  type: "number",
  params: minAgeDays,
  label: { en: "overdue receivables", pl: "liczba przeterminowanych", de: "überfällige Posten" },
  read: ({ view, params }) => overdueFrom(view, null, params.min_age_days).length,
})
