import type { FactsAge } from "./receivables"

/** An account as lists show it. */
export interface AccountRowResponse {
  id: string
  name: string
  kind: string
  country: string | null
  language: string | null
  vat_id: string | null
  owner_id: string | null
  version: number
  status: string | null
  status_since: string | null
  held: boolean
  /** Due date of its oldest overdue receivable. */
  oldest_due_date: string | null
  totals: { currency: string; open: string; overdue: string }[]
  /** What was overdue 30 days ago, by what was known then. */
  overdue_before: { currency: string; overdue: string }[]
  /** Its first buyer in Medusa. */
  customer_id: string | null
}

/** A page of accounts. */
export interface AccountsResponse {
  accounts: AccountRowResponse[]
  count: number
  facts: FactsAge[]
}
