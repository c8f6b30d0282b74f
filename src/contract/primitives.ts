import { z } from "@medusajs/framework/zod"
import { parseAmount, parseCalendarDate, parseCurrency, STATUSES, type CalendarDate } from "../domain"

// Control characters, and marks that turn the reading direction (B-A7, B-A18).
const HARMFUL =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Text a person wrote: 1 … `max` characters that are not all spaces, no control characters. */
export const text = (max: number) =>
  z
    .string({ error: `expected text of 1 to ${max} characters` })
    .refine((value) => value.trim().length > 0 && value.length <= max && !HARMFUL.test(value), {
      error: `expected text of 1 to ${max} characters without control characters`,
    })

/** Why a person does something; every command has one. */
export const reason = text(500)

/** An id of this or another module. */
export const id = z
  .string({ error: "expected an id" })
  .regex(/^[A-Za-z0-9_+.:-]{1,80}$/, { error: "expected an id of letters, digits and _ + . : -" })

/** `YYYY-MM-DD` of an existing day. */
export const calendarDate = z
  .string({ error: "expected a date YYYY-MM-DD" })
  .refine((value) => parseCalendarDate(value) !== null, { error: "expected a date YYYY-MM-DD that exists" })
  .transform((value) => value as CalendarDate)

/** ISO 4217 code; `eur` is accepted and normalised. */
export const currency = z
  .string({ error: "expected an ISO 4217 currency such as EUR" })
  .refine((value) => parseCurrency(value) !== null, { error: "expected an ISO 4217 currency such as EUR" })
  .transform((value) => parseCurrency(value) as string)

/** Decimal text such as `12.50`; the currency decides how many decimals are allowed. */
export const decimal = z
  .string({ error: 'expected an amount as decimal text such as "12.50"' })
  .regex(/^\d{1,15}(\.\d{1,4})?$/, { error: 'expected an amount as decimal text such as "12.50"' })

/** Is this amount possible in this currency, and more than nothing? */
export const isAmountOf = (amount: string, code: string): boolean => {
  const minor = parseAmount(amount, code)
  return minor !== null && minor > 0n
}

/** A length of time in whole days. */
export const days = z
  .number({ error: "expected a whole number 0–3650" })
  .int({ error: "expected a whole number 0–3650" })
  .min(0, { error: "expected a whole number 0–3650" })
  .max(3650, { error: "expected a whole number 0–3650" })

/** A signed offset in whole days. */
export const offsetDays = z
  .number({ error: "expected a whole number between -3650 and 3650" })
  .int({ error: "expected a whole number between -3650 and 3650" })
  .min(-3650, { error: "expected a whole number between -3650 and 3650" })
  .max(3650, { error: "expected a whole number between -3650 and 3650" })

/** A whole number within bounds. */
export const integer = (min: number, max: number) => {
  const error = `expected a whole number between ${min} and ${max}`
  return z.number({ error }).int({ error }).min(min, { error }).max(max, { error })
}

/** One of a closed list. */
export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `expected one of ${values.join(", ")}` })

/** green, yellow or red. */
export const status = oneOf(STATUSES)

/** `HH:MM`. */
export const timeOfDay = z
  .string({ error: "expected HH:MM, 00:00–23:59" })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "expected HH:MM, 00:00–23:59" })
