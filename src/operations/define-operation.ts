import type { OperationTraits, Subject } from "../domain"
import type { Ports, Work } from "./ports"

/** One parameter of an operation: enough to validate it, to draw a form field and to document it. */
export type ParamSpec =
  | { readonly type: "choice"; readonly choices: readonly string[]; readonly default?: string; readonly label: Labels }
  | {
      readonly type: "integer"
      readonly min: number
      readonly max: number
      readonly default?: number
      readonly label: Labels
    }
  | { readonly type: "text"; readonly max: number; readonly default?: string; readonly label: Labels }
  | { readonly type: "url"; readonly label: Labels }

/** A label in the languages that ship. */
export type Labels = Readonly<Record<"en" | "pl" | "de", string>>

/**
 * What a task can do; one file each. `group` and `channel` are all a decision knows of it.
 * Operations of other plugins are named `vendor/kind`.
 */
export interface OperationDefinition extends OperationTraits {
  readonly kind: string
  readonly subjects: readonly Subject[]
  readonly params: Readonly<Record<string, ParamSpec>>
  readonly label: Labels
  /** Its message is an e-mail: where the provider is ours it goes in batches instead of `perform`. */
  readonly mail?: boolean
  /** What it reaches is told the key and does nothing twice: an attempt nobody knows the end of is repeated. */
  readonly repeatable?: boolean
  /**
   * Does what lies outside the database. Throws when it failed for certain or when nobody knows;
   * absent for operations whose effect is written with the plan (calendar tasks, holds, statuses).
   */
  perform?(work: Work, ports: Ports): Promise<Outcome>
}

/** What the outside answered. */
export interface Outcome {
  /** Where it went: a provider, ARMS's own outbox, a URL's host. */
  readonly via: string
  readonly providerId: string | null
}

/** Declares an operation; exists for the types. */
export const defineOperation = (definition: OperationDefinition): OperationDefinition => definition
