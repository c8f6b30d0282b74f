import { z } from "@medusajs/framework/zod"
import type { LimitMode } from "../domain"
import { isAmountOf } from "./primitives"

/** What one unit of a currency is in another one: above 0, at most 12 decimals. */
export const exchangeRate = z
  .string({ error: 'expected a rate as decimal text such as "0.9234"' })
  .regex(/^(?=.*[1-9])\d{1,12}(\.\d{1,12})?$/, { error: 'expected a rate above 0 as decimal text such as "0.9234"' })

interface Limit {
  mode: LimitMode
  kind: "base" | "temporary"
  amount?: string
  currency: string
  from?: string
  until?: string
}

/** No limit, no credit and an amount are three things (E-98); a temporary limit has an end. */
export const limitFits = (limit: Limit, ctx: z.RefinementCtx): void => {
  const wrong = (path: string, message: string) => ctx.addIssue({ code: "custom", path: [path], message })
  if (limit.mode === "amount" && !isAmountOf(limit.amount ?? "", limit.currency))
    wrong("amount", `expected a positive amount with the decimals of ${limit.currency}`)
  if (limit.mode !== "amount" && limit.amount !== undefined) wrong("amount", `expected none with mode ${limit.mode}`)
  if (limit.kind === "temporary" && limit.until === undefined)
    wrong("until", "expected the last day of a temporary limit")
  if (limit.kind === "base" && limit.until !== undefined)
    wrong("until", "expected none: a base limit stands until another replaces it")
  if (limit.from && limit.until && limit.until < limit.from)
    wrong("until", `expected a date on or after from (${limit.from})`)
}
