import type { MoneyValue } from "../conditions"
import type { Condition, StatusRule, Task } from "../task"
import { named, type PresetName } from "./names"

/** A task as a preset or a merchant writes it: what is left out takes its default. */
export type TaskDraft = Pick<Task, "name" | "subject" | "trigger" | "operation"> &
  Partial<Omit<Task, "id" | "version" | "on_since" | "position" | "status">>

/** A task of a preset, named in every language. */
export type PresetTask = Omit<TaskDraft, "name"> & { readonly name: PresetName }

/** A rule of a preset, named in every language. */
export type PresetRule = Omit<StatusRule, "name"> & { readonly name: PresetName }

/** A preset: a full policy for all three statuses, before it is stored. */
export interface Preset {
  readonly key: "friendly" | "standard" | "strict"
  readonly name: PresetName
  readonly start_status: "green" | "yellow" | "red"
  readonly quiet_days: number
  readonly ceiling: number
  readonly status_rules: readonly PresetRule[]
  readonly tasks: Readonly<Record<"green" | "yellow" | "red", readonly PresetTask[]>>
}

/** The same amount in whichever currency. */
export const inAnyCurrency = (amount: string): MoneyValue => ({ "*": amount })

/** A condition in one line. */
export const when = (
  fact: string,
  operator: string,
  value: unknown,
  params?: Readonly<Record<string, number>>
): Condition => (params ? { fact, params, operator, value } : { fact, operator, value })

const due = (offset_days: number) => ({ kind: "anchor", anchor: "due_date", offset_days }) as const
const issue = (offset_days: number) => ({ kind: "anchor", anchor: "issue_date", offset_days }) as const
const mail = (text: string) => ({ kind: "send_email", params: { text } }) as const

const PROMPT = when("prompt_payment", "is", true)
const ON_TERMS = when("prompt_payment", "is", false)

/** Thanks on the day an invoice or order is issued, prepaid or not. */
export const thanks: PresetTask = {
  name: named("Thank you for your order", "Podziękowanie za zamówienie", "Dank für die Bestellung"),
  step: "thanks",
  subject: "receivable",
  trigger: issue(0),
  shift: "next",
  voice: "courtesy",
  concerns_settled: true,
  operation: mail("thanks"),
}

/** A friendly word two days before the due date. */
export const beforeDue: PresetTask = {
  name: named("Due in two days", "Termin za dwa dni", "Fällig in zwei Tagen"),
  step: "before_due_2",
  subject: "receivable",
  trigger: due(-2),
  shift: "previous",
  voice: "reminder",
  conditions: [ON_TERMS],
  operation: mail("before_due"),
}

/** One week after the issue date, for documents payable at once. */
export const weekAfterIssue: PresetTask = {
  name: named("One week after issue", "Tydzień po wystawieniu", "Eine Woche nach Rechnungsdatum"),
  step: "after_issue_7",
  subject: "receivable",
  trigger: issue(7),
  shift: "next",
  voice: "demand",
  conditions: [PROMPT],
  operation: mail("reminder_1"),
}

/** Two days after the due date, for documents on terms. */
export const afterDue2: PresetTask = {
  name: named("Two days after due", "Dwa dni po terminie", "Zwei Tage nach Fälligkeit"),
  step: "after_due_2",
  subject: "receivable",
  trigger: due(2),
  shift: "next",
  voice: "demand",
  conditions: [ON_TERMS],
  operation: mail("reminder_1"),
}

/** Two days after the due date whatever the terms: the one reminder of *friendly*. */
export const afterDue2Always: PresetTask = { ...afterDue2, conditions: [] }

/** One week after the due date. */
export const afterDue7: PresetTask = {
  name: named("One week after due", "Tydzień po terminie", "Eine Woche nach Fälligkeit"),
  step: "after_due_7",
  subject: "receivable",
  trigger: due(7),
  shift: "next",
  voice: "demand",
  conditions: [ON_TERMS],
  operation: mail("reminder_2"),
}

/** `days` after the due date, in the words of the last step before a person takes over. */
export const firmReminder = (days: number): PresetTask => ({
  name: named(`${days} days after due`, `${days} dni po terminie`, `${days} Tage nach Fälligkeit`),
  step: `after_due_${days}`,
  subject: "receivable",
  trigger: due(days),
  shift: "next",
  voice: "demand",
  operation: mail("reminder_3"),
})

/** A phone call one day before due, above an amount and for accounts once late. */
export const callBeforeDue: PresetTask = {
  name: named("Call one day before due", "Telefon dzień przed terminem", "Anruf einen Tag vor Fälligkeit"),
  step: "call_before_due",
  subject: "receivable",
  trigger: due(-1),
  shift: "previous",
  voice: "reminder",
  conditions: [ON_TERMS, when("open_amount", "at_least", inAnyCurrency("1000")), when("late_count", "at_least", 1)],
  operation: { kind: "create_calendar_task", params: { kind: "call", text: "call_before_due" } },
}

/** An employee contacts the customer `days` after due, above an amount. */
export const callAfterDue = (days: number, amount: string): PresetTask => ({
  name: named(
    `Contact the customer ${days} days after due`,
    `Kontakt z klientem ${days} dni po terminie`,
    `Kunden ${days} Tage nach Fälligkeit ansprechen`
  ),
  step: `call_after_due_${days}`,
  subject: "receivable",
  trigger: due(days),
  shift: "next",
  voice: "demand",
  conditions: [when("open_amount", "at_least", inAnyCurrency(amount))],
  operation: { kind: "create_calendar_task", params: { kind: "call", text: "call_after_due" } },
})

/** Age, a sum above the floor, a share of 5 % (R-23). */
export const material = (min_age_days: number, floor: string) => [
  when("overdue_sum", "at_least", inAnyCurrency(floor), { min_age_days }),
  when("overdue_share", "at_least", 5, { min_age_days }),
]

/** Blocks ordering on credit `days` after due: age, a sum above the floor, a share of 5 % (R-23). */
export const block = (days: number, floor: string): PresetTask => ({
  name: named(
    `Block ordering ${days} days after due`,
    `Blokada zamówień ${days} dni po terminie`,
    `Bestellungen ${days} Tage nach Fälligkeit sperren`
  ),
  step: `block_${days}`,
  subject: "receivable",
  trigger: due(days),
  conditions: material(days, floor),
  on_fail: "wait",
  operation: { kind: "block_ordering", params: { strength: "on_credit" } },
})
