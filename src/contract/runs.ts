/** Runs, as the admin API answers them. */

/** A run, or a plan that waits or waited for approval (`kind` `preview`). */
export interface RunResponse {
  id: string
  business_date: string
  kind: "scheduled" | "follow_up" | "preview"
  state: string
  rehearsal: boolean
  plan_hash: string | null
  totals: Record<string, number> | null
  actor: string
  approved_by: string | null
  created_at: string
  finished_at: string | null
}

/** A page of runs. */
export interface RunsResponse {
  runs: RunResponse[]
  count: number
}

/** A task about a subject, as a plan has it. */
export interface PlannedAct {
  step: string
  /** Name of the task that has the step today. */
  task: string
  subject_id: string
  /** Number of the receivable; `null` for the account itself. */
  number: string | null
  /** Why it is not done; `null`: it acts. */
  reason: string | null
}

/** What is planned for an account. */
export interface PlanOfAccount {
  acts: PlannedAct[]
  /** Deliberately not done; its past is left out. */
  suppressed: PlannedAct[]
  /** From one status to another. */
  move: { from: string; to: string } | null
  /** Strength of the hold it will stand under; `already`: it does so today. */
  hold: { strength: string; already: boolean } | null
}

/** What a plan says of an account; `found`: what the run found instead, `null` while it waits. */
export interface PlannedAccountResponse {
  account_id: string
  account_name: string
  planned: PlanOfAccount
  found: PlanOfAccount | null
}

/** A page of a plan. */
export interface PlanResponse {
  run: RunResponse
  accounts: PlannedAccountResponse[]
  count: number
}

/** A run and how far its mails are. */
export interface RunDetailResponse {
  run: RunResponse
  notices: { state: string; count: number }[]
  /** While it plans: customers looked at, of how many there are. */
  progress: { done: number; of: number } | null
}

/** What a run would do. */
export interface PreviewResponse {
  business_date: string
  plan_hash: string
  totals: Record<string, number>
  /** Per step: `acts`, and each reason for which it does not. */
  steps: Record<string, Record<string, number>>
  /** The first fifty it would do something to. */
  accounts: PlannedAccountResponse[]
}
