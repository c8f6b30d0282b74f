import { daysBetween } from "../calendar-date"
import { defineFact } from "./define-fact"

/** Age of the oldest overdue receivable above tolerance; 0 when nothing is overdue. */
export const oldestOverdueDays = defineFact({
  name: "oldest_overdue_days",
  subject: "account",
  type: "days",
  label: {
    en: "oldest overdue in days",
    pl: "najstarsze przeterminowanie w dniach",
    de: "älteste Überfälligkeit in Tagen",
  },
  read: ({ view }) => {
    const oldest = view.overdue[0]
    return oldest ? daysBetween(oldest.receivable.dueDate, view.asOf) : 0
  },
})
