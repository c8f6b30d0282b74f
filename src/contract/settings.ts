import { z } from "@medusajs/framework/zod"
import { ORDER_BECOMES_RECEIVABLE } from "../domain"
import { calendarDate, currency, days, decimal, id, integer, oneOf, text, timeOfDay } from "./primitives"
import { termsSchema } from "./terms"

/** Nearest zone names for a mistyped one (B-A9). */
const zoneProblem = (zone: string): string | null => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone })
    return zone.includes("/") || zone === "UTC" ? null : "expected a zone name such as Europe/Berlin"
  } catch {
    const part = zone.toLowerCase().split("/").pop() ?? ""
    const near = Intl.supportedValuesOf("timeZone").filter(
      (name) => part.length > 2 && name.toLowerCase().includes(part.slice(0, 4))
    )
    return `expected a zone name such as ${[...near, "Europe/Berlin", "Europe/Warsaw"].slice(0, 3).join(", ")}`
  }
}

const timeZone = z.string({ error: "expected a zone name such as Europe/Berlin" }).superRefine((zone, ctx) => {
  const problem = zone.length > 0 && zone.length < 64 ? zoneProblem(zone) : "expected a zone name such as Europe/Berlin"
  if (problem) ctx.addIssue({ code: "custom", message: problem })
})

/** `name <address>` or an address alone, in one line (B-G1). */
const mailbox = z
  .string({ error: "expected a sender such as Accounting <billing@shop.example>" })
  .max(200)
  .regex(/^([^<>"\r\n@]{1,100} <[^\s<>@"]+@[^\s<>@"]+\.[^\s<>@"]+>|[^\s<>@"]+@[^\s<>@"]+\.[^\s<>@"]+)$/, {
    error: "expected a sender such as Accounting <billing@shop.example>",
  })

const sellingEntity = z.strictObject({
  name: text(200),
  address: text(500).nullable().default(null),
  bank_account: text(100).nullable().default(null),
  phone: text(50).nullable().default(null),
  /** Sender of its mails; else the provider's own. */
  mail_from: mailbox.nullable().default(null),
  reply_to: z.email({ error: "expected an e-mail address" }).nullable().default(null),
  /** Shown by the recipient's mail program; a host of the public internet (B-G3). */
  logo_url: z
    .url({
      protocol: /^https$/,
      hostname: /^([a-z0-9-]+\.)+[a-z]{2,}$/i,
      error: "expected an https address of a public host",
    })
    .nullable()
    .default(null),
})

const assignmentRule = z.strictObject({
  employee_id: id,
  groups: z.array(id).min(1).max(50).optional(),
  countries: z
    .array(z.string().regex(/^[A-Z]{2}$/, { error: "expected an ISO 3166 country code such as DE" }))
    .min(1)
    .max(250)
    .optional(),
  at_least: z.record(currency, decimal).optional(),
})

const absence = z
  .strictObject({ employee_id: id, from: calendarDate, until: calendarDate })
  .refine(({ from, until }) => from <= until, { path: ["until"], error: "expected a date on or after from" })

const permission = z.enum(["see", "act", "approve", "configure"], { error: "expected see, act, approve or configure" })

/** All settings of ARMS; one row, one schema for API, form and engine. */
export const settingsSchema = z.strictObject({
  time_zone: timeZone.default("Europe/Berlin"),
  run_at: timeOfDay.default("08:00"),
  /** Runs make a plan and wait for a person to approve it, until an hour of the same day. */
  runs_wait_for_approval: z.boolean().default(false),
  approve_until: timeOfDay.default("17:00"),
  /** Holidays of this country and region; the library's code, e.g. DE and BY. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, { error: "expected an ISO 3166 country code such as DE" })
    .default("DE"),
  region: z
    .string()
    .regex(/^[A-Z0-9]{1,4}$/, { error: "expected a region code such as BY" })
    .nullable()
    .default(null),
  weekend: z.array(integer(0, 6)).max(6, { error: "expected at most 6 weekdays" }).default([0, 6]),
  extra_holidays: z.array(calendarDate).max(1000).default([]),
  extra_workdays: z.array(calendarDate).max(1000).default([]),
  paused: z.boolean().default(false),
  /** First day on which a pause no longer stands. */
  resume_on: calendarDate.nullable().default(null),
  /** Last day of the latest pause; ARMS keeps it. */
  last_pause_end: calendarDate.nullable().default(null),
  tolerance: z.record(currency, decimal).default({ EUR: "1.00", USD: "1.00", GBP: "1.00", PLN: "5.00" }),
  tolerance_days: days.default(3),
  history_days: days.default(3),
  earliest_demand_days: days.default(7),
  booking_lag_days: integer(0, 10).default(1),
  /** Payment terms of whoever has none of his own. */
  default_terms: termsSchema.default({ due: { kind: "net", days: 14 }, discount: null }),
  /**
   * When an order becomes a receivable; kept with each order from the day it is first seen. `null`: when it is placed,
   * or with its invoice where a ledger elsewhere is connected.
   */
  order_becomes_receivable: oneOf(ORDER_BECOMES_RECEIVABLE).nullable().default(null),
  /** Whether age counts from the due date as it stands, or from the business day it is moved to (E-12). */
  age_counts_from: z
    .enum(["due_date", "next_business_day"], { error: "expected due_date or next_business_day" })
    .default("due_date"),
  /** How many days before its due date a receivable is announced as due soon (event). */
  due_soon_days: integer(0, 60).default(3),
  default_language: z.enum(["en", "pl", "de"], { error: "expected en, pl or de" }).default("en"),
  default_selling_entity: id.default("default"),
  selling_entities: z.record(id, sellingEntity).default({
    default: {
      name: "My shop",
      address: null,
      bank_account: null,
      phone: null,
      mail_from: null,
      reply_to: null,
      logo_url: null,
    },
  }),
  /** Payment providers that take the money before the order is placed (strength *on credit*). */
  prepaying_providers: z.array(id).max(50).default([]),
  /** Share of orders that are not yet receivables in exposure (E-106), and whether unapplied cash frees credit (E-153). */
  exposure_orders_percent: integer(0, 100).default(100),
  exposure_unapplied_counts: z.boolean().default(true),
  /** From this part of a limit on the buyer and an employee are told. */
  credit_warning_percent: integer(0, 100).default(80),
  /** Above a limit by at most this much an order is held instead of refused. */
  credit_tolerance_percent: integer(0, 100).default(0),
  /** An exchange rate older than this is none. */
  rates_max_age_days: integer(0, 366).default(7),
  /** Who is written to when an order is held or a limit proposed. */
  approval_mails_to: z
    .array(z.email({ error: "expected e-mail addresses" }).max(254))
    .max(10, { error: "expected at most 10 e-mail addresses" })
    .default([]),
  /** A limit is to be looked at again after so many months. */
  limit_review_months: integer(1, 60).default(12),
  /** Orders of 30 days above so many times the average of the year: the limit is to be looked at; 0: never. */
  review_on_increase: integer(0, 100).default(3),
  /** A limit whose review is overdue: orders are held, not refused. */
  overdue_review_holds: z.boolean().default(false),
  /** Whoever proposed a limit may not approve it. */
  limit_four_eyes: z.boolean().default(false),
  /** Who may approve limits up to which amount; without any, every approver may approve all. */
  limit_authority: z
    .record(
      id,
      z.strictObject({ unlimited: z.boolean().default(false), up_to: z.record(currency, decimal).default({}) })
    )
    .default({}),
  /** What becomes of an order that may not be made: refused, or made and held until it is released. */
  blocked_orders: oneOf(["refuse", "hold"]).default("refuse"),
  /** What becomes of an order when ARMS cannot answer. */
  when_unanswerable: oneOf(["let_pass", "refuse"]).default("let_pass"),
  /** Days for which a released order is not held again (E-102). */
  release_days: integer(0, 365).default(7),
  /** Employees who take calendar tasks when the account has no owner. */
  employees: z.array(id).max(200).default([]),
  /** Who takes the calendar tasks of which accounts; the first that fits (DESIGN §5). */
  assignment_rules: z.array(assignmentRule).max(100).default([]),
  absences: z.array(absence).max(1000).default([]),
  /** Who stands in for whom. */
  substitutes: z.record(id, id).default({}),
  /** A calendar task nobody has touched so many days after its day goes to the substitute; 0: never. */
  untouched_days: integer(0, 60).default(3),
  /** Without any, every admin user may do everything. */
  permissions: z.record(id, z.array(permission)).default({}),
})

/** Settings as the engine reads them. */
export type Settings = z.infer<typeof settingsSchema>

const { last_pause_end: _kept, ...changeable } = settingsSchema.shape

/** Every setting without its default: a partial schema would fill in the defaults of whatever was not said. */
const parts = z.strictObject(
  Object.fromEntries(Object.entries(changeable).map(([name, schema]) => [name, schema.unwrap().optional()]))
) as unknown as z.ZodType<Partial<Omit<Settings, "last_pause_end">>>

/** A change to settings: any part, with the version it was made on. */
export const settingsUpdateSchema = z.strictObject({
  value: parts,
  version: integer(1, 1_000_000_000).optional(),
})
