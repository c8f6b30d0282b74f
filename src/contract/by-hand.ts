import type { Reason, Voice } from "../domain"

/** What doing an operation by hand comes to, before (`dry_run`) and after it is done. */
export interface ByHandAnswer {
  /** Set-up is not finished: nothing leaves. */
  readonly rehearsed: boolean
  /** Receivables, or accounts, for which it is done. */
  readonly done: number
  readonly customers: number
  /** Customers for whom it is so already. */
  readonly unchanged: number
  readonly notices: number
  readonly calendar_tasks: number
  /** Milder steps that are closed by it. */
  readonly overtaken: number
  /** How it speaks: at least as its text does, whatever was asked for; empty where it says nothing. */
  readonly voices: readonly Voice[]
  /** Names of the steps it counts as. */
  readonly counts_as: readonly string[]
  /** Why it cannot be done for some, and for how many. */
  readonly refused: Partial<Record<Reason, number>>
  /** What the rules would have waited for. */
  readonly cautions: Partial<Record<Reason, number>>
}
