import type { Connector } from "./connector"

/** What the API answers about ledgers elsewhere; instants are ISO 8601. */

/** The first rows of a connector, and what would come of them. */
export interface ConnectorTrial {
  readonly inserted: number
  readonly updated: number
  readonly unchanged: number
  readonly refused: readonly { readonly sentence: string }[]
  readonly receivables: readonly Readonly<Record<string, unknown>>[]
  readonly payments: readonly Readonly<Record<string, unknown>>[]
}

/** A ledger ARMS hears of, with the age of its facts and what is wrong with its rows. */
export interface SourceResponse {
  readonly name: string
  readonly synced_at: string | null
  readonly minutes_old: number | null
  readonly error: string | null
  readonly payments_reported_on: string | null
  readonly being_read: boolean
  /** `null`: it is not read by ARMS: it pushes, is imported, or is the shop itself. */
  readonly connector: Connector | null
  readonly version: number
  readonly refused: number
  readonly vanished: number
  /** Customers of it nobody buys for in the shop. */
  readonly unmatched: number
}

/** A row that could not be taken. */
export interface RefusedRowResponse {
  readonly kind: string
  readonly external_id: string
  readonly sentence: string
}

/** A receivable its ledger does not tell of any more. */
export interface VanishedRowResponse {
  readonly id: string
  readonly account_name: string
  readonly number: string
  readonly currency: string
  readonly open_amount: string
  readonly vanished_on: string
}

/** A customer of a ledger nobody buys for in the shop. */
export interface UnmatchedRowResponse {
  readonly account_id: string
  readonly name: string
  readonly external_id: string
  readonly may_be: readonly { readonly account_id: string; readonly name: string }[]
}
