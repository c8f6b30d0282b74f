import { named } from "./names"
import { demote, promote } from "./rules"
import {
  afterDue2,
  afterDue7,
  beforeDue,
  block,
  callAfterDue,
  callBeforeDue,
  inAnyCurrency,
  thanks,
  weekAfterIssue,
  when,
  type Preset,
  type PresetTask,
} from "./shared"

/** Monthly statement while current, not beside a reminder of the last 5 days. */
const statement: PresetTask = {
  name: named("Monthly statement of account", "Miesięczne zestawienie", "Monatlicher Kontoauszug"),
  step: "statement",
  subject: "account",
  trigger: { kind: "monthly", day: 1 },
  shift: "next",
  voice: "courtesy",
  max_days_late: 5,
  conditions: [
    when("overdue_count", "at_most", 0, { min_age_days: 30 }),
    when("recent_contacts", "at_most", 0, { last_days: 5 }),
  ],
  operation: { kind: "send_email", params: { text: "statement" } },
}

/** Weekly from 30 days overdue. */
const weekly: PresetTask = {
  name: named(
    "Weekly from 30 days after due",
    "Co tydzień od 30 dni po terminie",
    "Wöchentlich ab 30 Tagen nach Fälligkeit"
  ),
  step: "weekly_30",
  subject: "receivable",
  shift: "next",
  voice: "demand",
  trigger: {
    kind: "anchor",
    anchor: "due_date",
    offset_days: 30,
    repeat: { segments: [{ from_day: 30, to_day: 59, every_days: 7 }], max: 5 },
  },
  operation: { kind: "send_email", params: { text: "reminder_3" } },
}

/** Daily from 60, only above an amount and a share, under the ceiling, at most 20 times. */
const daily: PresetTask = {
  name: named(
    "Daily from 60 days after due",
    "Codziennie od 60 dni po terminie",
    "Täglich ab 60 Tagen nach Fälligkeit"
  ),
  step: "daily_60",
  subject: "receivable",
  shift: "next",
  voice: "demand",
  quiet_days: 1,
  conditions: [
    when("open_amount", "at_least", inAnyCurrency("500")),
    when("overdue_share", "at_least", 5, { min_age_days: 60 }),
  ],
  trigger: {
    kind: "anchor",
    anchor: "due_date",
    offset_days: 60,
    repeat: { segments: [{ from_day: 60, to_day: null, every_days: 1 }], max: 20 },
  },
  operation: { kind: "send_email", params: { text: "reminder_3" } },
}

const late = [afterDue2, callAfterDue(3, "500"), afterDue7, weekly, daily, block(7, "200")]

/** For shops whose margin does not bear waiting. */
export const strict: Preset = {
  key: "strict",
  name: named("Strict", "Surowa", "Streng"),
  start_status: "green",
  quiet_days: 3,
  ceiling: 12,
  status_rules: [
    demote(["green"], "yellow", 7, "100"),
    demote(["green", "yellow"], "red", 21, "100"),
    ...promote("yellow", "green", 60),
    ...promote("red", "yellow", 60),
  ],
  tasks: {
    green: [statement, thanks, weekAfterIssue, afterDue2, callAfterDue(3, "2000"), afterDue7, weekly, daily],
    yellow: [statement, thanks, beforeDue, callBeforeDue, weekAfterIssue, ...late],
    red: [statement, beforeDue, callBeforeDue, weekAfterIssue, ...late],
  },
}
