import { daysBetween } from "../calendar-date"
import { defineFact } from "./define-fact"

/** Days since the account entered its status. */
export const daysInStatus = defineFact({
  name: "days_in_status",
  subject: "account",
  type: "days",
  label: { en: "days in this status", pl: "dni w statusie", de: "Tage in diesem Status" },
  read: ({ view }) => daysBetween(view.account.status.since, view.asOf),
})
