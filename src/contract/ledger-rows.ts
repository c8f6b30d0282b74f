import { z } from "@medusajs/framework/zod"
import { calendarDate, currency, decimal, id, isAmountOf, oneOf, text } from "./primitives"

/** Amount and currency that fit each other (B-A14). */
export const fitting = <T extends { amount: string; currency: string }>(value: T, ctx: z.RefinementCtx) => {
  if (!isAmountOf(value.amount, value.currency)) {
    ctx.addIssue({
      code: "custom",
      path: ["amount"],
      message: `expected a positive amount with the decimals of ${value.currency}`,
    })
  }
}

/** An invoice is not due before it is issued. */
export const dueAfterIssue = (value: { due_date?: string; issue_date: string }, ctx: z.RefinementCtx) => {
  if (!value.due_date || value.due_date >= value.issue_date) return
  const message = `expected a date on or after the issue date ${value.issue_date}`
  ctx.addIssue({ code: "custom", path: ["due_date"], message })
}

/** A document link: https only (B-T3). */
export const link = z.url({ protocol: /^https$/, error: "expected an https address" }).max(2000)

/** One receivable as it comes in, by CSV, API or demo. */
export const receivableInput = z
  .strictObject({
    external_id: text(200),
    account: text(200),
    account_name: text(200).optional(),
    email: z.email({ error: "expected an e-mail address" }).max(254).optional(),
    vat_id: text(30).optional(),
    /** The shop's order it invoices: it takes that order's receivable over. */
    order_number: text(100).optional(),
    document_type: oneOf(["invoice", "order", "debit_note", "instalment"]).default("invoice"),
    number: text(100).optional(),
    purchase_order_number: text(100).optional(),
    issue_date: calendarDate,
    due_date: calendarDate.optional(),
    amount: decimal,
    currency,
    selling_entity: id.optional(),
    sales_channel: text(100).optional(),
    payment_method: oneOf(["on_account", "transfer", "advance", "cash_on_delivery", "card"]).optional(),
    document_url: link.optional(),
  })
  .superRefine(fitting)
  .superRefine(dueAfterIssue)

/** A receivable to be recorded. */
export type ReceivableInput = z.infer<typeof receivableInput>

/** One payment as it comes in. */
export const paymentInput = z
  .strictObject({
    external_id: text(200),
    account: text(200),
    amount: decimal,
    currency,
    value_date: calendarDate,
    state: oneOf(["in_transit", "booked"]).default("booked"),
    number: text(100).optional(),
    reference: text(200).optional(),
  })
  .superRefine(fitting)

/** A payment to be recorded. */
export type PaymentInput = z.infer<typeof paymentInput>
