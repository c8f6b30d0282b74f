import { daysBetween } from "../calendar-date"
import { defineFact } from "./define-fact"

/** Calendar days since the due date; negative before it (E-42). */
export const daysOverdue = defineFact({
  name: "days_overdue",
  subject: "receivable",
  type: "days",
  label: { en: "days overdue", pl: "dni po terminie", de: "Tage überfällig" },
  read: ({ view, receivable }) => (receivable ? daysBetween(receivable.dueDate, view.asOf) : null),
})
