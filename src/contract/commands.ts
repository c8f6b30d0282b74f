import { z } from "@medusajs/framework/zod"
import { LIMIT_MODES, VOICES } from "../domain"
import { connectorName, connectorSchema } from "./connector"
import { exchangeRate, limitFits } from "./limit"
import { dueAfterIssue, fitting, link } from "./ledger-rows"
import { presetChoice } from "./policy"
import { calendarDate, currency, decimal, id, integer, oneOf, reason, status, text } from "./primitives"
import { termsSchema } from "./terms"

const version = integer(1, 1_000_000_000).optional()
const source = id.default("manual")
const manyIds = z.array(id).min(1, { error: "expected 1 to 500 ids" }).max(500, { error: "expected 1 to 500 ids" })
const someIds = z.array(id).min(1, { error: "expected 1 to 200 ids" }).max(200, { error: "expected 1 to 200 ids" })

export { paymentInput, receivableInput, type PaymentInput, type ReceivableInput } from "./ledger-rows"

/** Schemas of the commands, by name; each also takes a reason, kept by the funnel. */
export const commandSchemas = {
  record_payment: z
    .strictObject({
      account_id: id,
      amount: decimal,
      currency,
      value_date: calendarDate,
      state: oneOf(["in_transit", "booked"]).default("booked"),
      receivable_id: id.optional(),
      reference: text(200).optional(),
      source,
      external_id: text(200).optional(),
    })
    .superRefine(fitting),
  allocate: z.strictObject({ payment_id: id, receivable_id: id, amount: decimal.optional() }),
  book_payment: z.strictObject({ payment_id: id }),
  return_payment: z.strictObject({ payment_id: id }),
  credit_note: z
    .strictObject({
      account_id: id,
      amount: decimal,
      currency,
      issue_date: calendarDate,
      number: text(100).optional(),
      receivable_id: id.optional(),
      source,
      external_id: text(200).optional(),
    })
    .superRefine(fitting),
  /** Money that lies on account is paid back to the customer. */
  record_refund: z.strictObject({ payment_id: id, amount: decimal, value_date: calendarDate }),
  /** `null` takes them away. */
  set_terms: z.strictObject({
    scope: oneOf(["account", "group", "order"]),
    scope_id: id,
    terms: termsSchema.nullable(),
  }),
  propose_limit: z
    .strictObject({
      scope: oneOf(["account", "group"]),
      scope_id: id,
      kind: oneOf(["base", "temporary"]).default("base"),
      mode: oneOf(LIMIT_MODES),
      amount: decimal.optional(),
      currency,
      from: calendarDate.optional(),
      until: calendarDate.optional(),
      review_on: calendarDate.optional(),
    })
    .superRefine(limitFits),
  /** ARMS proposes a limit from what it knows of the account; somebody approves it or not. */
  suggest_limit: z.strictObject({ account_id: id, currency }),
  approve_limit: z.strictObject({ limit_id: id, version }),
  reject_limit: z.strictObject({ limit_id: id, version }),
  /** Somebody has looked at a limit and it stays; the next look is on another day. */
  review_limit: z.strictObject({ limit_id: id, review_on: calendarDate.optional(), version }),
  record_rates: z.strictObject({
    rates: z
      .array(z.strictObject({ from: currency, to: currency, on: calendarDate, rate: exchangeRate }))
      .min(1, { error: "expected 1 to 1000 rates" })
      .max(1000, { error: "expected 1 to 1000 rates" }),
  }),
  issue_invoice: z
    .strictObject({
      order_id: id,
      number: text(100),
      issue_date: calendarDate,
      due_date: calendarDate.optional(),
      amount: decimal.optional(),
      document_url: link.optional(),
    })
    .superRefine(dueAfterIssue),
  write_off: z.strictObject({ receivable_id: id, version }),
  reverse_write_off: z.strictObject({ receivable_id: id }),
  cancel_receivable: z.strictObject({ receivable_id: id, version }),
  reopen_receivable: z.strictObject({ receivable_id: id, version }),
  correct_due_date: z.strictObject({ receivable_id: id, due_date: calendarDate, version }),
  extend_due_date: z.strictObject({ receivable_id: id, due_date: calendarDate, version }),
  place_dunning_block: z.strictObject({
    account_id: id,
    receivable_id: id.optional(),
    from: calendarDate.optional(),
    until: calendarDate,
  }),
  end_dunning_block: z.strictObject({ block_id: id }),
  /** An operation of the catalogue by hand, for receivables or for accounts themselves (E-50). */
  do_now: z
    .strictObject({
      receivable_ids: someIds.optional(),
      account_ids: someIds.optional(),
      operation: z.strictObject(
        { kind: text(100), params: z.record(z.string(), z.unknown()).default({}) },
        { error: "expected an operation with its kind" }
      ),
      voice: oneOf(VOICES).nullable().default(null),
    })
    .refine((asked) => (asked.receivable_ids === undefined) !== (asked.account_ids === undefined), {
      error: "expected either receivable_ids or account_ids",
      path: ["receivable_ids"],
    }),
  exempt: z.strictObject({ account_id: id, step: id, until: calendarDate }),
  end_exemption: z.strictObject({ account_id: id, step: id }),
  /** An account for a buyer who has not ordered yet, or for a debtor without one. */
  create_account: z.strictObject({
    name: text(200),
    kind: oneOf(["company", "private", "guest"]).default("company"),
    email: z.email({ error: "expected an e-mail address" }).max(254).optional(),
    vat_id: text(30).optional(),
    language: oneOf(["en", "pl", "de"]).optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, { error: "expected an ISO 3166 country code such as DE" })
      .optional(),
    customer_id: id.optional(),
    source,
    external_id: text(200).optional(),
  }),
  set_status: z.strictObject({ account_id: id, status, pin_until: calendarDate.optional() }),
  unpin_status: z.strictObject({ account_id: id }),
  accept_proposal: z.strictObject({ action_id: id }),
  dismiss_proposal: z.strictObject({ action_id: id }),
  accept_all_proposals: z.strictObject({}),
  place_hold: z.strictObject({
    account_id: id,
    strength: oneOf(["on_credit", "all_orders"]).default("on_credit"),
    until: calendarDate.optional(),
  }),
  release_hold: z.strictObject({ hold_id: id, until: calendarDate.optional() }),
  /** A person lets a cart, draft or order pass the doors; without `up_to` whatever its value. */
  overrule: z.strictObject({ subject_id: id, until: calendarDate.optional(), up_to: decimal.optional() }),
  release_order: z.strictObject({ order_id: id, until: calendarDate.optional(), version }),
  reject_order: z.strictObject({ order_id: id, tell_customer: z.boolean().default(true), version }),
  merge_accounts: z.strictObject({ from: id, into: id }),
  link_customer: z.strictObject({ account_id: id, customer_id: id, sees_amounts: z.boolean().optional() }),
  assign_policy: z.strictObject({
    policy_id: id,
    scope: oneOf(["account", "group"]),
    scope_id: id,
    from: calendarDate.optional(),
    until: calendarDate.optional(),
  }),
  assign_owner: z.strictObject({ account_id: id, owner_id: id }),
  finish_calendar_task: z.strictObject({
    calendar_task_id: id,
    outcome: oneOf([
      "reached",
      "not_reached",
      "invoice_received",
      "not_received_send_again",
      "will_pay",
      "will_dispute",
      "done",
    ]),
    note: text(2000).optional(),
  }),
  assign_calendar_task: z.strictObject({ calendar_task_id: id, assignee_id: id }),
  assign_calendar_tasks: z.strictObject({ calendar_task_ids: manyIds, assignee_id: id }),
  choose_preset: presetChoice,
  confirm_payments: z.strictObject({ source: id, up_to: calendarDate }),
  /** Refused while mail is not ready (P33), unless a person takes that on himself. */
  finish_set_up: z.strictObject({ despite_mail_problems: z.boolean().optional() }),
  connect_source: z.strictObject({ name: connectorName, connector: connectorSchema, version }),
  disconnect_source: z.strictObject({ name: connectorName, version }),
  read_source_again: z.strictObject({ name: text(100) }),
  settle_notice: z.strictObject({ notice_id: id, outcome: oneOf(["arrived", "send_again"]) }),
  /** What is planned and nobody has tried to send is not sent; its step counts as over. */
  cancel_notice: z.strictObject({ notice_id: id }),
  resume_sending: z.strictObject({}),
  subscribe_again: z.strictObject({ contact_id: id }),
  confirm_installation: z.strictObject({}),
} as const

/** Name of a command. */
export type CommandName = keyof typeof commandSchemas

/** Input of a command as its handler gets it. */
export type CommandInput<N extends CommandName> = z.infer<(typeof commandSchemas)[N]>

/** What every command takes besides its own fields. */
export const envelope = z.object({ reason, idempotency_key: text(200).optional(), dry_run: z.boolean().optional() })
