import { z } from "@medusajs/framework/zod"
import { integer, text } from "./primitives"
import { paymentInput, receivableInput } from "./ledger-rows"

/** Names of sources ARMS uses itself. */
const OWN = ["medusa", "manual", "csv"]

/** What a connected ledger is called; external ids are unique within it. */
export const connectorName = z
  .string({ error: "expected a name such as erp" })
  .regex(/^[a-z0-9][a-z0-9_.-]{0,39}$/, { error: "expected 1 to 40 small letters, digits and _ . -" })
  .refine((name) => !OWN.includes(name), { error: `expected another name than ${OWN.join(", ")}` })

/** Variables of the environment that may hold the address of a ledger; no other is ever read. */
export const CONNECTION = /^ARMS_LEDGER_[A-Z0-9_]{1,40}$/

// A text that is no query is refused before it reaches the ledger; what protects it is a user who may only read.
const query = text(10_000)
  .refine((sql) => /^\s*(select|with)\b/i.test(sql), { error: "expected a query that begins with select or with" })
  .refine((sql) => !sql.includes(";"), { error: "expected one query without a semicolon" })

const column = text(128)

/** Which column of the query holds which field; fields that are not named stay empty. */
const columnsOf = <T extends z.ZodObject>(rows: T, required: readonly string[]) => {
  const names = Object.keys(rows.shape)
  return z
    .partialRecord(z.enum(names as [string, ...string[]], { error: `expected fields ${names.join(", ")}` }), column)
    .refine((columns) => required.every((name) => columns[name] !== undefined), {
      error: `expected columns for ${required.join(", ")}`,
    })
}

const told = <T extends z.ZodObject>(rows: T, required: readonly string[]) =>
  z.strictObject({
    query,
    columns: columnsOf(rows, required) as unknown as z.ZodType<Record<string, string>>,
    /** Column that grows with every change of a row; without it every reading reads all. */
    changed_at: column.optional(),
  })

type Rows = z.ZodObject

/** A ledger elsewhere, read by ARMS: everything about it but its address. */
export const connectorSchema = z
  .strictObject({
    connection: z
      .string({ error: "expected the name of an environment variable such as ARMS_LEDGER_ERP" })
      .regex(CONNECTION, { error: "expected the name of an environment variable such as ARMS_LEDGER_ERP" }),
    receivables: told(receivableInput as unknown as Rows, [
      "external_id",
      "account",
      "issue_date",
      "amount",
      "currency",
    ]).optional(),
    payments: told(paymentInput as unknown as Rows, [
      "external_id",
      "account",
      "amount",
      "currency",
      "value_date",
    ]).optional(),
    every_minutes: integer(1, 1440).default(60),
    /** All of it is read again after so many hours: only then what has vanished shows. */
    read_all_hours: integer(1, 720).default(24),
    /** Older than this the ledger's facts are not acted on; `null`: they are. */
    max_age_hours: integer(1, 720).nullable().default(null),
  })
  .refine(({ receivables, payments }) => receivables !== undefined || payments !== undefined, {
    path: ["receivables"],
    error: "expected a query for receivables, for payments, or both",
  })

/** See {@link connectorSchema}. */
export type Connector = z.infer<typeof connectorSchema>

/** One of its two queries. */
export type ConnectorQuery = NonNullable<Connector["receivables"]>
