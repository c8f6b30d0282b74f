import type { Condition, Task, Trigger } from "../../../src/contract/policies"

/** What is to be done, to what, and how it speaks. */
export interface OperationDraft {
  readonly subject: Task["subject"]
  readonly voice: Task["voice"]
  readonly operation: { readonly kind: string; readonly params: Readonly<Record<string, unknown>> }
}

/** A task as it is being written. */
export interface Draft extends OperationDraft {
  readonly name: string
  readonly step?: string
  readonly status: Task["status"]
  readonly trigger: Trigger
  readonly shift: Task["shift"]
  readonly on_fail: Task["on_fail"]
  readonly conditions: readonly Condition[]
  readonly quiet_days: number | null
  readonly window_days: number
  readonly max_days_late: number
  readonly concerns_settled: boolean
  readonly enabled: boolean
}

/** What a new task begins as: a friendly reminder a few days after the due date. */
export const newDraft = (status: Task["status"]): Draft => ({
  name: "",
  status,
  subject: "receivable",
  trigger: { kind: "anchor", anchor: "due_date", offset_days: 3 },
  shift: "next",
  on_fail: "wait",
  voice: "demand",
  operation: { kind: "send_email", params: { text: "reminder_1" } },
  conditions: [],
  quiet_days: null,
  window_days: 30,
  max_days_late: 3,
  concerns_settled: false,
  enabled: true,
})

/** A task as it stands, to be changed. */
export const draftOf = (task: Task): Draft => {
  const { id: _id, version: _version, position: _position, on_since: _since, ...draft } = task
  return draft
}

/** The same task for another status: a step of the same name, so that what was done there counts here. */
export const copyTo = (task: Task, status: Task["status"]): Draft => ({ ...draftOf(task), status })

/** What a trigger begins as when its kind is chosen. */
export const triggerOf = (kind: Trigger["kind"], subject: Task["subject"]): Trigger => {
  if (kind === "weekly") return { kind, weekday: 1 }
  if (kind === "monthly") return { kind, day: 1 }
  if (kind === "while") return { kind }
  return { kind, anchor: subject === "account" ? "status_date" : "due_date", offset_days: 3 }
}
