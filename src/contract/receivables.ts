/** Receivables and payments as the admin API answers them; amounts are decimal text, dates `YYYY-MM-DD`. */

/** A receivable as lists show it; amounts are decimal text. */
export interface ReceivableResponse {
  id: string
  account_id: string
  account_name: string
  document_type: string
  number: string
  purchase_order_number: string | null
  issue_date: string
  due_date: string
  original_due_date: string
  due_date_assumed: boolean
  currency: string
  amount: string
  open_amount: string
  document_url: string | null
  source: string
  external_id: string
  known_since: string
  opening: boolean
  state: "open" | "settled" | "cancelled" | "document"
  settled_on: string | null
  /** Days past its due date while it is open; `null`: not overdue. */
  days_overdue: number | null
  order_id: string | null
  version: number
}

/** Where what was applied to a receivable comes from. */
export type AllocationKind = "payment" | "credit_note" | "write_off" | "cancellation" | "discount" | "rounding"

/** A payment; amounts are decimal text. */
export interface PaymentResponse {
  id: string
  account_id: string
  currency: string
  amount: string
  /** Neither applied nor paid back: it lies on account. */
  unapplied_amount: string
  refunded_amount: string
  value_date: string
  state: "in_transit" | "booked" | "returned"
  reference: string | null
  source: string
  order_id: string | null
  /** Numbers of what it was applied to. */
  applied_to: { id: string; number: string; amount: string }[]
}

/** A page of payments. */
export interface PaymentsResponse {
  payments: PaymentResponse[]
  count: number
}

/** One receivable with the money that was applied to it. */
export interface ReceivableDetailResponse extends ReceivableResponse {
  /** Those that stand or will: its own, and the whole account's (`receivable_id` is `null`). */
  dunning_blocks: DunningBlockResponse[]
  allocations: {
    id: string
    payment_id: string | null
    credit_id: string | null
    /** What a payment was named after, or the number of a credit. */
    reference: string | null
    /** `payment`, or the kind of credit. */
    kind: AllocationKind
    /** Of a payment: booked or returned. */
    payment_state: PaymentResponse["state"] | null
    amount: string
    value_date: string
    recorded_on: string
  }[]
}

/** Until when nobody is chased, first and last day included. */
export interface DunningBlockResponse {
  id: string
  receivable_id: string | null
  from: string
  until: string
  reason: string
}

/** How old the facts of a ledger are. */
export interface FactsAge {
  source: string
  as_of: string | null
  minutes_old: number | null
}

/** A page of receivables. */
export interface ReceivablesResponse {
  receivables: ReceivableResponse[]
  count: number
  facts: FactsAge[]
}
