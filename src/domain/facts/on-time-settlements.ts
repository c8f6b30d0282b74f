import { settledOnTimeInStreak } from "../payment-history"
import { defineFact } from "./define-fact"

/** Number of receivables due in the on-time streak and settled on time. */
export const onTimeSettlements = defineFact({
  name: "on_time_settlements",
  subject: "account",
  type: "number",
  label: { en: "settled on time", pl: "zapłacone w terminie", de: "pünktlich bezahlt" },
  read: ({ view }) => settledOnTimeInStreak(view).length,
})
