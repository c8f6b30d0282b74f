/** Columns that hold a calendar date; `text` in the data model, `date` in the table. */
const DATE_COLUMNS = [
  "customer_since",
  "order_date",
  "issue_date",
  "due_date",
  "original_due_date",
  "known_since",
  "settled_on",
  "settled_known_on",
  "reopened_on",
  "reopened_settled_on",
  "value_date",
  "recorded_on",
  "since",
  "until",
  "from_date",
  "lifted_on",
  "silenced_until",
  "business_date",
  "due_day",
  "first_day",
  "last_day",
  "closed_on",
  "payments_reported_on",
  "opened_on",
  "live_since",
  "placed_on",
  "held_on",
  "review_on",
  "on_date",
  "released_until",
  "next_hold_on",
  "discount_until",
  "vanished_on",
]

const READS = /^(list|listAndCount|retrieve)Arms/

const two = (value: number) => String(value).padStart(2, "0")

/** The driver makes a `date` local midnight of the process; its local parts are the stored date. */
const plainDay = (date: Date): string => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== "object" || value === null) return value
  const row = value as Record<string, unknown>
  for (const column of DATE_COLUMNS) if (row[column] instanceof Date) row[column] = plainDay(row[column])
  return row
}

/**
 * Makes the methods that Medusa generates for our models answer calendar dates as `YYYY-MM-DD`, so
 * that the platform's own queries read what is stored, in any zone (F26).
 */
export function readPlainDates(service: object): void {
  const generated = service as Record<string, unknown>
  for (
    let proto: object | null = service;
    proto && proto !== Object.prototype;
    proto = Object.getPrototypeOf(proto) as object | null
  ) {
    for (const name of Object.getOwnPropertyNames(proto)) {
      if (!READS.test(name) || Object.hasOwn(service, name)) continue
      const method = generated[name]
      if (typeof method !== "function") continue
      generated[name] = async (...args: unknown[]): Promise<unknown> =>
        plain(await (method as (...all: unknown[]) => Promise<unknown>).apply(service, args))
    }
  }
}
