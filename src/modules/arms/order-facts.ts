/** What Medusa says of one order at one moment. Amounts are exact decimal text, instants ISO 8601. */
export interface OrderFacts {
  readonly id: string
  readonly displayId: string
  /** As Medusa writes it, lower case. */
  readonly currency: string
  /** Decimals of the currency in Medusa's own table: a difference of one such unit counts as settled there. */
  readonly medusaDigits: number
  readonly placedAt: string
  /** The cart it was made of. */
  readonly cartId: string | null
  readonly cancelled: boolean
  readonly total: string
  readonly pendingReturns: string
  readonly buyer: BuyerFacts
  readonly salesChannel: string | null
  readonly purchaseOrderNumber: string | null
  readonly transactions: readonly TransactionFacts[]
  readonly payments: readonly OrderPaymentFacts[]
  /** Captures of its payments that no transaction tells of. */
  readonly orphans: readonly { readonly captureId: string; readonly amount: string }[]
  readonly collections: readonly string[]
  /** Payment collections of it for which nothing has been authorised. */
  readonly emptyCollections: readonly { readonly id: string; readonly amount: string }[]
  readonly shipments: readonly { readonly at: string; readonly value: string }[]
  readonly allShipped: boolean
}

/** Who ordered. */
export interface BuyerFacts {
  readonly customerId: string | null
  readonly email: string | null
  readonly name: string | null
  readonly company: string | null
  readonly registered: boolean
  readonly groups: readonly string[]
  readonly language: string | null
  readonly country: string | null
}

/** A transaction of the order: money in, or out when negative. */
export interface TransactionFacts {
  readonly id: string
  readonly amount: string
  readonly at: string
  /** The payment of the ledger it was made for; such a transaction is an echo. */
  readonly armsPayment: string | null
}

/** A payment of the order in Medusa. */
export interface OrderPaymentFacts {
  readonly id: string
  readonly provider: string
  readonly amount: string
  readonly captured: string
  readonly cancelled: boolean
}

/** Providers that never take the money before the order is placed: Medusa's manual one and our own. */
export const isOnAccount = (provider: string): boolean => provider.startsWith("pp_on_account")
/** See {@link isOnAccount}. */
export const neverPrepays = (provider: string): boolean => provider === "pp_system_default" || isOnAccount(provider)
