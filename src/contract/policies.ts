import type { LimitRow } from "./credit"
import type { StatusRule, Task } from "../domain"

export type { Condition, StatusRule, Task, Trigger } from "../domain"

/** Policies, and what tasks are made of, as the admin API answers them; dates `YYYY-MM-DD`. */

/** A policy in a version: everything it decides by. */
export interface PolicyDefinition {
  readonly id: string
  readonly name: string
  readonly start_status: Task["status"]
  /** Days between two contacts about the same account. */
  readonly quiet_days: number
  /** Most contacts in a month. */
  readonly ceiling: number
  readonly tasks: readonly Task[]
  readonly status_rules: readonly StatusRule[]
}

/** A policy in its present version. */
export interface PolicyResponse {
  readonly id: string
  readonly name: string
  readonly is_default: boolean
  readonly version: number
  /** Version whose block tasks bind; older than `version` while changed ones wait for confirmation. */
  readonly binding_version: number
  readonly definition: PolicyDefinition
}

/** One policy with its versions, newest first. */
export interface PolicyDetailResponse {
  readonly policy: PolicyResponse
  readonly versions: readonly {
    readonly version: number
    readonly actor: string
    readonly reason: string | null
    readonly created_at: string
  }[]
  readonly use: PolicyUse
}

/** A policy as it was in one of its versions. */
export interface PolicyVersionResponse {
  readonly version: number
  readonly definition: PolicyDefinition
  readonly actor: string
  readonly reason: string | null
  readonly created_at: string
}

/** Whom changed block tasks would hold, or let go; causes by task and receivable. */
export interface WouldBeHeld {
  readonly accounts: readonly {
    readonly account_id: string
    readonly account_name: string
    readonly now: readonly string[]
    readonly then: readonly string[]
  }[]
}

/** A receivable, or an account, a task will come to. */
export interface ReachExample {
  readonly account_id: string
  readonly account_name: string
  readonly receivable_id: string | null
  readonly number: string | null
  readonly due_date: string | null
  readonly day: string
}

/** Whom a task will come to if nothing is paid until then. */
export interface TaskReach {
  /** Receivables, or accounts for a task about accounts. */
  readonly subjects: number
  readonly customers: number
  /** Everybody was looked at; else the time was over, and there may be more. */
  readonly is_all: boolean
  readonly examples: readonly ReachExample[]
}

/** A receivable, or an account, for which a task would have acted, and what has become of it. */
export interface LookBackExample extends ReachExample {
  readonly settled_on: string | null
}

/** What a task would have done in the last days, had it been there. */
export interface LookBack {
  readonly days: number
  readonly acts: number
  readonly customers: number
  /** Customers that were decided again; all of them where they are few. */
  readonly looked_at: number
  readonly of_customers: number
  readonly examples: readonly LookBackExample[]
}

type Words = Readonly<Record<"en" | "pl" | "de", string>>

/** A parameter of an operation. */
export interface ParamResponse {
  readonly type: "text" | "choice" | "integer" | "url"
  readonly choices?: readonly string[]
  readonly min?: number
  readonly max?: number
  readonly default?: string | number
  readonly label: Words
}

/** What tasks may be made of in this installation. */
export interface CatalogResponse {
  readonly facts: readonly {
    readonly name: string
    readonly subject: Task["subject"]
    readonly type: "money" | "number" | "days" | "percent" | "text" | "boolean" | "list"
    readonly choices?: readonly string[]
    readonly params?: Readonly<Record<string, { readonly min: number; readonly max: number; readonly default: number }>>
    readonly label: Words
  }[]
  readonly operators: readonly {
    readonly name: string
    readonly types: readonly string[]
    readonly list?: boolean
    readonly label: Words
  }[]
  readonly operations: readonly {
    readonly kind: string
    readonly group: "message" | "calendar" | "hold" | "release" | "status"
    readonly subjects: readonly Task["subject"][]
    readonly label: Words
    readonly params: Readonly<Record<string, ParamResponse>>
  }[]
  /** Why something was not done, first to last. */
  readonly reasons: readonly string[]
  readonly presets: readonly { readonly key: string; readonly name: Words }[]
}

/** A customer group as ARMS sees it: its policy, its limits, and how many accounts it has. */
export interface GroupResponse {
  readonly id: string
  readonly accounts: number
  readonly policy: { readonly id: string; readonly name: string; readonly until: string | null } | null
  /** Approved ones that stand today or will, and proposed ones. */
  readonly limits: readonly LimitRow[]
}

/** To whom a policy has been given and is in force today. */
export interface PolicyUse {
  /** The first twenty customers who have it themselves. */
  readonly accounts: readonly { readonly id: string; readonly name: string | null; readonly until: string | null }[]
  readonly account_count: number
  /** Customer groups; their names are Medusa's. */
  readonly groups: readonly { readonly id: string; readonly name: string | null; readonly until: string | null }[]
}
