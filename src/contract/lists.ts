import { z } from "@medusajs/framework/zod"
import { AGEING_BUCKETS } from "./overview"
import { calendarDate, currency, id, integer, oneOf, status, text } from "./primitives"
import { WORK_KINDS } from "./work"

const whole = (min: number, max: number, fallback: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, { error: `expected a whole number ${min}–${max}` })
    .transform(Number)
    .refine((value) => value >= min && value <= max, { error: `expected a whole number ${min}–${max}` })
    .default(fallback)

const flag = z.enum(["true", "false"], { error: "expected true or false" }).transform((value) => value === "true")

/** Pages of 1–100 rows. */
export const page = { limit: whole(1, 100, 20), offset: whole(0, 100_000, 0) }

const STATES = [
  "planned",
  "done",
  "skipped",
  "settled",
  "history",
  "waiting",
  "ended",
  "failed",
  "uncertain",
  "rehearsed",
  "proposed",
  "dismissed",
  "withdrawn",
] as const

const states = z
  .union([z.string(), z.array(z.string()).max(20)])
  .transform((value) => (Array.isArray(value) ? value : value.split(",")))
  .pipe(z.array(oneOf(STATES)))

/** Query of the log register; keyset paging by `cursor`, the id of the last row seen. */
export const registerQuery = z.strictObject({
  account_id: id.optional(),
  customer_id: id.optional(),
  subject_id: id.optional(),
  order_id: id.optional(),
  customer_group_id: id.optional(),
  run_id: id.optional(),
  notice_id: id.optional(),
  operation: text(80).optional(),
  state: states.optional(),
  reason: text(60).optional(),
  step: text(80).optional(),
  from: calendarDate.optional(),
  to: calendarDate.optional(),
  q: text(200).optional(),
  cursor: id.optional(),
  limit: whole(1, 100, 20),
})

/** Query of the account list. */
export const accountsQuery = z.strictObject({
  q: text(200).optional(),
  status: status.optional(),
  customer_id: id.optional(),
  held: flag.optional(),
  no_address: flag.optional(),
  order: oneOf(["name", "risk"]).default("name"),
  ...page,
})

/** Query of the receivable list. */
export const receivablesQuery = z.strictObject({
  q: text(200).optional(),
  account_id: id.optional(),
  state: oneOf(["open", "settled", "cancelled"]).optional(),
  currency: currency.optional(),
  overdue: flag.optional(),
  /** Days past due, as the overview has them. */
  bucket: oneOf(AGEING_BUCKETS).optional(),
  order_id: id.optional(),
  /** Their ledger does not tell of them any more. */
  vanished: flag.optional(),
  ...page,
})

/** Query of the payments, newest first. */
export const paymentsQuery = z.strictObject({
  account_id: id.optional(),
  state: oneOf(["in_transit", "booked", "returned"]).optional(),
  /** Some of it lies on account. */
  unapplied: flag.optional(),
  ...page,
})

/** Whose payment terms. */
export const termsQuery = z.strictObject({ scope: oneOf(["account", "group", "order"]), scope_id: id })

/** Whose calendar feed. */
export const calendarFeedSchema = z.strictObject({ employee_id: id })

/** Query of the calendar task list. */
export const calendarTasksQuery = z.strictObject({
  state: oneOf(["open", "done", "withdrawn"]).optional(),
  assignee_id: id.optional(),
  account_id: id.optional(),
  kind: oneOf(WORK_KINDS).optional(),
  overdue: flag.optional(),
  from: calendarDate.optional(),
  to: calendarDate.optional(),
  ...page,
})

/** Query of the outbox. */
export const outboxQuery = z.strictObject({
  account_id: id.optional(),
  state: oneOf(["planned", "sending", "sent", "settled", "failed", "uncertain"]).optional(),
  ...page,
})

/** Query of explain: an account or a receivable, on a day. */
export const explainQuery = z
  .strictObject({ account_id: id.optional(), receivable_id: id.optional(), date: calendarDate.optional() })
  .refine((query) => (query.account_id === undefined) !== (query.receivable_id === undefined), {
    error: "expected either account_id or receivable_id",
  })

/** Query of lists that have no filter. */
export const pageQuery = z.strictObject(page)

/** Query of the limits that wait: all of them, or one. */
export const limitsQuery = z.strictObject({ ...page, limit_id: id.optional() })

/** Query of a preview; a date other than today is simulation. */
export const previewQuery = z.strictObject({ date: calendarDate.optional() })

/** Query of a change that may be tried out first: with `preview` nothing is stored. */
export const changeQuery = z.strictObject({ preview: flag.default(false) })

/** A change of a task: kept, or only tried, or tried on the last 90 days. */
export const taskChangeQuery = z.strictObject({ preview: flag.default(false), look_back: flag.default(false) })

/** The version a change was made on, where it has no body. */
export const versionQuery = z.strictObject({
  version: z
    .string()
    .regex(/^\d{1,7}$/, { error: "expected a whole number" })
    .transform(Number)
    .optional(),
})

/** Body of "run now": only today or an owed date. */
export const runBody = z.strictObject({ date: calendarDate.optional() })

/** Body of an approval: the hash of the plan that was looked at. */
export const approveBody = z.strictObject({ plan_hash: text(64) })

/** Body of cancelling a plan: nothing but the wish. */
export const emptyBody = z.strictObject({})

/** Body of the test clock: local time in the merchant's zone, or `null` for real time. */
export const testClockBody = z.strictObject({
  now: z
    .string({ error: "expected YYYY-MM-DD HH:MM or null" })
    .regex(/^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d$/, { error: "expected YYYY-MM-DD HH:MM or null" })
    .nullable(),
})

/** Query of an import: how the file is to be taken. */
export const importQuery = z.strictObject({
  source: id.default("csv"),
  dry_run: flag.default(false),
  opening: flag.default(false),
  lenient: flag.default(false),
  create_accounts: flag.default(false),
  mapping: text(2000).optional(),
  reported_up_to: calendarDate.optional(),
})

/** How an import is to be taken. */
export type ImportQuery = z.infer<typeof importQuery>

/** Query of the hold queue. */
export const heldOrdersQuery = z.strictObject({
  state: oneOf(["waiting", "held", "flagged", "released", "rejected"]).optional(),
  order_id: id.optional(),
  ...page,
})

/** A page of a back-fill of old orders. */
export const backFillBody = z.strictObject({
  cursor: id.optional(),
  limit: integer(1, 500).default(100),
  dry_run: z.boolean().default(true),
})

/** What of a ledger a person has to look at. */
export const sourceRowsQuery = z.strictObject({ list: oneOf(["refused", "vanished", "unmatched"]), ...page })
