/** Why, or why not: the answer of one task about one subject (DESIGN §3.1). */
export interface Explanation {
  readonly task_id: string
  readonly task: string
  readonly step: string
  readonly status: string
  readonly subject_id: string
  /** `stands`: a block task that blocks already, and goes on. */
  readonly answer: "acts" | "stands" | "acted" | "suppressed" | "not_due" | "not_in_this_status" | "switched_off"
  /** Of what is not due: its conditions would not hold on its day. */
  readonly reason: string | null
  /** Of what was not done: over for good, or does it wait? */
  readonly is_final: boolean
  /** The day it acts or acted on; of a task that is not due, the day it will be. */
  readonly day: string | null
  /** Where it waits for quiet days: the first day on which they are over. */
  readonly until: string | null
  readonly facts: unknown
}

/** Everything that bears on an account on a day; dates `YYYY-MM-DD`. */
export interface Explained {
  readonly account_id: string
  readonly as_of: string
  readonly status: string
  readonly hold: { readonly strength: string | null; readonly causes: readonly string[] }
  /** Why nothing can be decided, say because a fact of another plugin fails. */
  readonly problem: string | null
  readonly tasks: readonly Explanation[]
}
