import type { ConnectorQuery } from "../../contract/connector"
import type { LedgerRow } from "./ledger"

const DATES = ["issue_date", "due_date", "value_date"]

const two = (value: number): string => String(value).padStart(2, "0")

/** SQL Server hands days over as midnight UTC, Oracle as midnight here. */
function dayOf(value: Date): string {
  const isUtc = value.getUTCHours() === 0 && value.getUTCMinutes() === 0
  return isUtc
    ? value.toISOString().slice(0, 10)
    : `${value.getFullYear()}-${two(value.getMonth() + 1)}-${two(value.getDate())}`
}

/** An amount without zeros that its currency has no place for: `100.0000` is 100. */
const trimmed = (amount: string): string => (/^\d+\.\d*0$/.test(amount) ? amount.replace(/\.?0+$/, "") : amount)

/** What a column holds, as the import expects it; `undefined`: nothing. */
function valueOf(field: string, value: unknown): unknown {
  if (value === null || value === undefined) return undefined
  if (value instanceof Date) return dayOf(value)
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "bigint") return value
  const text = String(value).trim()
  if (text === "") return undefined
  if (DATES.includes(field)) return text.replace(/^(\d{4}-\d{2}-\d{2})[T ].*$/, "$1")
  return field === "amount" ? trimmed(text) : text
}

/** A row of the ledger as a row of the import; its own check decides whether it can be taken. */
export const importRow = (row: LedgerRow, { columns }: ConnectorQuery): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(columns).flatMap(([field, column]) => {
      const value = valueOf(field, row[column])
      return value === undefined ? [] : [[field, value]]
    })
  )

/** A sentence when the query has lost a column the connector reads. */
export function missingColumn(kind: string, row: LedgerRow, { columns, changed_at }: ConnectorQuery): string | null {
  const wanted = [...Object.values(columns), ...(changed_at ? [changed_at] : [])]
  const missing = wanted.find((column) => !(column in row))
  return missing === undefined
    ? null
    : `${kind}: the query has no column "${missing}"; it has ${Object.keys(row).sort().join(", ")}.`
}
