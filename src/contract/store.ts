import { z } from "@medusajs/framework/zod"
import { oneOf } from "./primitives"
import { page } from "./lists"

/** Query of a buyer's receivables. */
export const buyerReceivablesQuery = z.strictObject({ state: oneOf(["open", "settled"]).optional(), ...page })

/** When a cart would have to be paid, if it were ordered today. */
export interface TermsResponse {
  kind: string
  due: { due_date: string; amount: string }[]
  discount: { percent: number; until: string; amount: string } | null
  /** The dates count from the day the order is placed, is shipped, or its invoice is issued. */
  counted_from: "order_placed" | "shipment" | "invoice"
}

/** May this cart be ordered, and what would help if not. */
export interface CartResponse {
  may_order: boolean
  code: string | null
  /** In the language of the cart; without figures. */
  message: string | null
  currency: string
  terms: TermsResponse | null
  /** The limit that is nearest; `warning`: this cart comes close to it or above. */
  credit: { warning: boolean; currency: string; available: string | null } | null
  /** Receivables that, paid now, would let it pass; without amounts for buyers who may not see them. */
  way_out: {
    receivables: { id: string; number: string; open_amount: string | null; currency: string }[]
    total: { currency: string; amount: string }[] | null
  } | null
}
