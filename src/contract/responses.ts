import type { JudgedCondition } from "../domain"
import type { ArmsPermission } from "./permissions"
import type { DunningBlockResponse } from "./receivables"
import type { ContactResponse } from "./work"

/** Answers of the admin API, as types; amounts are decimal text, dates `YYYY-MM-DD`. */

/** A row of the log register. */
export interface ActionResponse {
  id: string
  run_id: string | null
  account_id: string | null
  account_name: string | null
  subject: "receivable" | "account" | "system"
  subject_id: string
  document_number: string | null
  step: string
  occurrence: string
  task_id: string | null
  task_name: string | null
  operation: string
  voice: string | null
  status: string | null
  state: string
  reason: string | null
  due_day: string | null
  business_date: string
  first_day: string
  last_day: string
  facts: Record<string, unknown> | null
  result: Record<string, unknown> | null
  notice_id: string | null
  actor: string
  created_at: string
}

/** An action with its notice and message. */
export interface ActionDetailResponse extends ActionResponse {
  notice: {
    id: string
    state: string
    channel: string
    attempts: number
    sent_at: string | null
    provider_id: string | null
    error: string | null
    /** Furthest the provider has reported: sent, delayed, delivered, bounced, complained … */
    delivery: string | null
    delivery_at: string | null
    /** When it is tried again. */
    not_before: string | null
    /** What the provider reported, oldest first; kept 90 days. */
    reports: { type: string; at: string | null }[]
  } | null
  /** Conditions of its task or rule, each beside the fact it was decided on. */
  conditions: readonly JudgedCondition[]
  /** Policy whose rule it follows, and in which version. */
  policy_id: string | null
  policy_version: number | null
  policy_name: string | null
  message: {
    recipient: string | null
    language: string
    subject: string | null
    html: string | null
    text: string | null
    sha256: string
  } | null
}

/** A page of the register. */
export interface ActionsResponse {
  actions: ActionResponse[]
  /** Rows the filter matches, counted up to 10,000. */
  count: number
  /** The search means more customers or documents than are looked at: there are further rows. */
  search_is_cut: boolean
  limit: number
  next_cursor: string | null
}

/** An account with its standing. */
export interface AccountResponse {
  id: string
  name: string
  status: "green" | "yellow" | "red" | null
  status_since: string | null
  status_reason: string | null
  pinned_until: string | null
  version: number
  totals: {
    currency: string
    open: string
    overdue: string
    count: number
    overdue_count: number
    oldest_due_date: string | null
  }[]
  holds: {
    id: string
    kind: "automatic" | "forced"
    strength: string
    from: string
    until: string | null
    reason: string
    causes: string[]
  }[]
  /** The employee who is responsible. */
  owner_id: string | null
  /** Last day on which causes silenced by an early release hold nothing. */
  released_until: string | null
  dunning_blocks: DunningBlockResponse[]
  status_history: {
    id: string
    status: string
    since: string
    until: string | null
    source: string
    reason: string | null
  }[]
  contacts: ContactResponse[]
  customer_ids: string[]
}

/** How ARMS stands in this installation. */
export interface StandingResponse {
  enabled: boolean
  rehearsal: boolean
  live_since: string | null
  /** The database was moved, copied or restored: a person must confirm. */
  moved: boolean
  alarms: { kind: string; sentence: string; raised_at: string }[]
  /** Paused by a person, with the day on which it ends by itself, if any. */
  paused: boolean
  resume_on: string | null
  /** `infinity`: until somebody resumes it. */
  sending_paused_until: string | null
  /** The e-mail provider is told a key and sends nothing twice. Without, an unclear end becomes *uncertain* at once. */
  remembers_keys: boolean
  today: string
  time: string
  time_zone: string
  test_clock: boolean
  clock_shifted: boolean
  email: "provider" | "outbox"
  checkout_guard: "hook" | "composed" | "step" | "route_only" | "open"
  has_policy: boolean
  /** What whoever asks may do. */
  may: ArmsPermission[]
}
