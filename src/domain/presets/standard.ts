import { named } from "./names"
import { demote, promote } from "./rules"
import {
  afterDue2,
  afterDue7,
  beforeDue,
  block,
  callAfterDue,
  callBeforeDue,
  firmReminder,
  thanks,
  weekAfterIssue,
  type Preset,
} from "./shared"

/** What most shops that sell to companies want: polite, steady, and firm in the end. */
export const standard: Preset = {
  key: "standard",
  name: named("Standard", "Standardowa", "Standard"),
  start_status: "green",
  quiet_days: 5,
  ceiling: 8,
  status_rules: [
    demote(["green"], "yellow", 15, "100"),
    demote(["green", "yellow"], "red", 30, "200"),
    ...promote("yellow", "green", 30),
    ...promote("red", "yellow", 30),
  ],
  tasks: {
    green: [thanks, weekAfterIssue, afterDue2, afterDue7, firmReminder(21), firmReminder(45)],
    yellow: [
      thanks,
      beforeDue,
      callBeforeDue,
      weekAfterIssue,
      afterDue2,
      callAfterDue(3, "1000"),
      afterDue7,
      firmReminder(14),
      firmReminder(30),
      block(30, "200"),
    ],
    red: [
      beforeDue,
      callBeforeDue,
      weekAfterIssue,
      afterDue2,
      callAfterDue(3, "500"),
      afterDue7,
      firmReminder(14),
      firmReminder(30),
      block(14, "200"),
    ],
  },
}
