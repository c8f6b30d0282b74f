import type { Values } from "../../components/field"

/** What a connector may ask a ledger for. */
export const LISTS = ["receivables", "payments"] as const

/** `external_id = invoice_no`, one a line. */
const columnsOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split("\n")
      .map((line) => line.split("=").map((part) => part.trim()))
      .filter(([field, column]) => field && column)
      .map(([field, column]) => [field, column])
  )

/** The same back. */
export const textOf = (columns: Readonly<Record<string, string>>) =>
  Object.entries(columns)
    .map(([field, column]) => `${field} = ${column}`)
    .join("\n")

/** The connector that was typed, as the API takes it. */
export function connectorOf(values: Values): Record<string, unknown> {
  const lists = LISTS.filter((list) => values[`${list}_query`]?.trim()).map((list) => {
    const changed_at = values[`${list}_changed_at`]?.trim()
    const told = { query: values[`${list}_query`].trim(), columns: columnsOf(values[`${list}_columns`]) }
    return [list, changed_at ? { ...told, changed_at } : told]
  })
  const age = values.max_age_hours?.trim()
  return {
    connection: values.connection.trim(),
    ...Object.fromEntries(lists),
    every_minutes: Number(values.every_minutes),
    read_all_hours: Number(values.read_all_hours),
    max_age_hours: age ? Number(age) : null,
  }
}
