import type { Minor } from "../money"
import type { ReceivableSnapshot } from "../snapshot"
import type { Subject } from "../task"
import type { AccountView } from "../view"

/** Types of fact values; `money` is compared per currency. */
export type FactType = "money" | "number" | "days" | "percent" | "text" | "list" | "boolean"

/** A value, or `null` when it is not known; unknown never holds (E-138). */
export type FactValue = Minor | number | string | boolean | readonly string[] | null

/** What a fact may look at. `currency` is `null` when the question has none. */
export interface FactInput {
  readonly view: AccountView
  readonly receivable: ReceivableSnapshot | null
  readonly currency: string | null
  readonly params: Readonly<Record<string, number>>
}

/** A whole-number parameter of a fact. */
export interface FactParam {
  readonly min: number
  readonly max: number
  readonly default: number
}

/** One thing that can be asked of a receivable or an account; one file each. */
export interface FactDefinition {
  readonly name: string
  /** `receivable` facts are known in receivable tasks only. */
  readonly subject: Subject
  readonly type: FactType
  /** Values to choose from, where they are a closed list. */
  readonly choices?: readonly string[]
  readonly params?: Readonly<Record<string, FactParam>>
  /** Cannot change: a failing condition makes a step not due instead of waiting. */
  readonly immutable?: boolean
  /** The value depends on the currency asked for. */
  readonly perCurrency?: boolean
  readonly label: Readonly<Record<"en" | "pl" | "de", string>>
  read(input: FactInput): FactValue
}

/** Declares a fact; exists for the types. */
export const defineFact = (definition: FactDefinition): FactDefinition => definition

/** The `min_age_days` parameter of facts about overdue receivables. */
export const minAgeDays = { min_age_days: { min: 1, max: 3650, default: 1 } } as const
