/** What a spreadsheet might take for a formula when it stands first; a plain number is none. */
const FORMULA = /^[=+\-@\t\r\u0000]/
const NUMBER = /^-?\d+(\.\d+)?$/

/** A cell of a CSV file that no spreadsheet takes for a formula (B-C9); numbers stay numbers. */
export const cell = (value: string | null): string => {
  const text = value ?? ""
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return /[",;\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}

/** Names of the columns of a file. */
export type Columns<T> = readonly (keyof T & string)[]

const textOf = (value: unknown): string | null => {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  return typeof value === "object" ? JSON.stringify(value) : String(value)
}

/** A CSV file of pages of rows, piece by piece: however long it is, it is never whole in memory. */
export async function* csvOf<T>(columns: Columns<T>, pages: AsyncIterable<readonly T[]>): AsyncGenerator<string> {
  // Spreadsheets read a file as UTF-8 when it says so.
  yield `\ufeff${columns.join(",")}\r\n`
  for await (const rows of pages)
    yield rows.map((row) => `${columns.map((name) => cell(textOf(row[name]))).join(",")}\r\n`).join("")
}
