import { addDays } from "../calendar-date"
import { defineFact } from "./define-fact"

/** Days with a notice to the account within the last `last_days` days, today included. */
export const recentContacts = defineFact({
  name: "recent_contacts",
  subject: "account",
  type: "number",
  params: { last_days: { min: 1, max: 365, default: 5 } },
  label: { en: "contacts in the last days", pl: "kontakty w ostatnich dniach", de: "Kontakte der letzten Tage" },
  read: ({ view, params }) => {
    const from = addDays(view.asOf, -params.last_days)
    return new Set(view.account.contacts.filter((c) => c.on > from).map((c) => c.on)).size
  },
})
