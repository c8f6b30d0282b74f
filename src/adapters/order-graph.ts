import type { BigNumber } from "@medusajs/framework/utils"

/** An amount as Medusa's queries answer it. */
export type Amount = ConstructorParameters<typeof BigNumber>[0]

/** An order as the query answers it. */
export interface GraphOrder {
  readonly id: string
  readonly display_id: number | string
  readonly currency_code: string
  readonly created_at: string | Date
  readonly status: string
  readonly is_draft_order?: boolean
  readonly email: string | null
  readonly total: Amount
  readonly shipping_total: Amount
  readonly sales_channel_id: string | null
  readonly locale?: string | null
  readonly metadata: Record<string, unknown> | null
  readonly cart?: { readonly id?: string | null } | null
  readonly customer?: GraphCustomer | null
  readonly billing_address?: { readonly country_code?: string | null; readonly company?: string | null } | null
  readonly shipping_address?: { readonly country_code?: string | null; readonly company?: string | null } | null
  readonly items?: readonly (GraphItem | null)[] | null
  readonly transactions?: readonly (GraphTransaction | null)[] | null
  readonly payment_collections?: readonly (GraphCollection | null)[] | null
  readonly fulfillments?: readonly (GraphFulfillment | null)[] | null
}

/** Its customer. */
export interface GraphCustomer {
  readonly id: string
  readonly email: string | null
  readonly first_name: string | null
  readonly last_name: string | null
  readonly company_name: string | null
  readonly has_account: boolean
  readonly groups?: readonly ({ readonly id: string } | null)[] | null
}

/** A line of it. */
export interface GraphItem {
  readonly id: string
  readonly total: Amount
  readonly return_requested_total?: Amount
  readonly detail?: { readonly quantity?: Amount; readonly shipped_quantity?: Amount } | null
}

/** Money in or out. */
export interface GraphTransaction {
  readonly id: string
  readonly amount: Amount
  readonly created_at: string | Date
  readonly reference: string | null
  readonly reference_id: string | null
}

/** A payment with its captures. */
export interface GraphPayment {
  readonly id: string
  readonly provider_id: string
  readonly amount: Amount
  readonly canceled_at: string | Date | null
  readonly captures?:
    readonly ({ readonly id: string; readonly amount: Amount; readonly created_by: string | null } | null)[] | null
}

/** A payment collection. */
export interface GraphCollection {
  readonly id: string
  readonly status: string
  readonly amount: Amount
  readonly payments?: readonly (GraphPayment | null)[] | null
}

/** Goods that left, or will. */
export interface GraphFulfillment {
  readonly shipped_at: string | Date | null
  readonly canceled_at: string | Date | null
  readonly items?: readonly ({ readonly line_item_id: string | null; readonly quantity: Amount } | null)[] | null
}

/** What is asked of an order: `total` makes Medusa recompute it. */
export const ORDER_FIELDS = [
  ...["id", "display_id", "currency_code", "created_at", "status", "is_draft_order", "email", "locale", "metadata"],
  ...[
    "total",
    "shipping_total",
    "sales_channel_id",
    "summary.*",
    "items.*",
    "items.detail.*",
    "items.return_requested_total",
  ],
  ...["customer.*", "customer.groups.id", "cart.id", "billing_address.*", "shipping_address.*", "transactions.*"],
  ...[
    "payment_collections.id",
    "payment_collections.status",
    "payment_collections.amount",
    "payment_collections.payments.*",
    "payment_collections.payments.captures.*",
  ],
  ...[
    "fulfillments.shipped_at",
    "fulfillments.canceled_at",
    "fulfillments.items.line_item_id",
    "fulfillments.items.quantity",
  ],
]
