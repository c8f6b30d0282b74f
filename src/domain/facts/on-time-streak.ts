import { daysBetween } from "../calendar-date"
import { settledOnTimeInStreak, streakStart } from "../payment-history"
import { defineFact } from "./define-fact"

/** Days on time; unknown until a receivable due in that time was settled on time. */
export const onTimeStreak = defineFact({
  name: "on_time_streak",
  subject: "account",
  type: "days",
  label: { en: "days on time", pl: "dni terminowości", de: "Tage pünktlich" },
  read: ({ view }) => (settledOnTimeInStreak(view).length === 0 ? null : daysBetween(streakStart(view), view.asOf)),
})
