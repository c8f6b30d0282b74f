import { daysBetween } from "../calendar-date"
import { defineFact } from "./define-fact"

/** Days between issue date and the due date first agreed. */
export const termsDays = defineFact({
  name: "terms_days",
  subject: "receivable",
  type: "days",
  immutable: true,
  label: { en: "payment terms in days", pl: "termin płatności w dniach", de: "Zahlungsziel in Tagen" },
  read: ({ receivable }) => (receivable ? daysBetween(receivable.issueDate, receivable.originalDueDate) : null),
})
