import { named } from "./names"
import { demote, overdueTo, promote } from "./rules"
import {
  afterDue2Always,
  beforeDue,
  block,
  callBeforeDue,
  firmReminder,
  inAnyCurrency,
  thanks,
  when,
  type Preset,
} from "./shared"

/**
 * For shops that would rather wait than annoy. Green has the reminder two days after due and
 * nothing else; so that nothing falls silent, yellow comes at 30 days without the share.
 */
export const friendly: Preset = {
  key: "friendly",
  name: named("Friendly", "Łagodna", "Freundlich"),
  start_status: "green",
  quiet_days: 7,
  ceiling: 6,
  status_rules: [
    {
      id: "to_yellow_30",
      name: overdueTo(30, "yellow"),
      from: ["green"],
      to: "yellow",
      dwell_days: 0,
      conditions: [when("overdue_sum", "more_than", inAnyCurrency("0"), { min_age_days: 30 })],
    },
    demote(["green", "yellow"], "red", 60, "200"),
    ...promote("yellow", "green", 30),
    ...promote("red", "yellow", 30),
  ],
  tasks: {
    green: [afterDue2Always],
    yellow: [thanks, beforeDue, callBeforeDue, afterDue2Always, firmReminder(21), firmReminder(45)],
    red: [beforeDue, afterDue2Always, firmReminder(14), firmReminder(30), firmReminder(60), block(60, "200")],
  },
}
