/** Employees' work, as the admin API answers it; dates `YYYY-MM-DD`. */

/** Outcomes that make sense before, or after, the due date (DESIGN §5). */
export const OUTCOMES = {
  before: ["invoice_received", "not_received_send_again", "will_dispute", "not_reached", "done"],
  after: ["reached", "not_reached", "will_pay", "will_dispute", "done"],
} as const

/** What kinds of work there are. */
export const WORK_KINDS = ["call", "visit", "letter", "check"] as const

/** A calendar task. */
export interface CalendarTaskResponse {
  id: string
  account_id: string
  account_name: string
  kind: (typeof WORK_KINDS)[number]
  side: "before" | "after"
  due_date: string
  text_key: string
  receivable_ids: string[]
  assignee_id: string | null
  assigned_because: string
  state: "open" | "done" | "withdrawn"
  outcome: string | null
  note: string | null
  closed_on: string | null
  version: number
}

/** Open tasks of an employee; `null`: of nobody. */
export interface WorkloadRow {
  assignee_id: string | null
  open: number
  overdue: number
}

/** Somebody to reach at an account. */
export interface ContactResponse {
  id: string
  role: string
  name: string | null
  email: string | null
  phone: string | null
  unsubscribed: boolean
}

/** A page of the work list. */
export interface CalendarTasksResponse {
  calendar_tasks: CalendarTaskResponse[]
  count: number
  workload: WorkloadRow[]
}
