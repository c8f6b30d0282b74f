import type { LimitMode } from "../domain"
import type { LimitRow } from "./credit"

type LimitState = LimitRow["state"]

/** Orders that wait for somebody, as the admin API answers them; amounts are decimal text, dates `YYYY-MM-DD`. */

/** An order of the hold queue. */
export interface HeldOrderResponse {
  id: string
  account_id: string
  account_name: string
  display_id: number | null
  state: "held" | "flagged" | "released" | "rejected"
  reasons: string[]
  value: string
  currency: string
  held_on: string
  released_until: string | null
  released_up_to: string | null
  note: string | null
  version: number
}

/** A page of the hold queue. */
export interface HeldOrdersResponse {
  held_orders: HeldOrderResponse[]
  count: number
}

/** A credit limit that waits for approval. */
export interface ProposedLimitResponse {
  id: string
  scope: "account" | "group"
  scope_id: string
  /** Of the account; `null` for a group, whose name Medusa knows. */
  account_name: string | null
  kind: "base" | "temporary"
  mode: LimitMode
  amount: string
  currency: string
  from_date: string
  until: string | null
  review_on: string | null
  proposed_by: string
  reason: string
  /** Of a limit asked for by its id: what became of it. */
  state: LimitState
  decided_by: string | null
  version: number
  /** The limit that stands today, in the same currency. */
  present: { mode: string; amount: string } | null
}

/** A page of proposed limits. */
export interface ProposedLimitsResponse {
  credit_limits: ProposedLimitResponse[]
  count: number
}
