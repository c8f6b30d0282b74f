/** What a spreadsheet might take for a formula when it stands first; a plain number is none. */
const FORMULA = /^[=+\-@\t\r\u0000]/
const NUMBER = /^-?\d+(\.\d+)?$/

/** A cell of a CSV file that no spreadsheet takes for a formula (B-C9); numbers stay numbers. */
export const cell = (value: string | null): string => {
  const text = value ?? ""
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return /[",;\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}
