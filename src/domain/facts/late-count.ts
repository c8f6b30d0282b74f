import { settledLate } from "../payment-history"
import { defineFact } from "./define-fact"

/** How often the account paid late in the last 365 days, still overdue receivables included. */
export const lateCount = defineFact({
  name: "late_count",
  subject: "account",
  type: "number",
  label: { en: "times late in a year", pl: "ile razy po terminie w roku", de: "Verspätungen in einem Jahr" },
  read: ({ view }) => settledLate(view).length + view.overdue.length,
})
