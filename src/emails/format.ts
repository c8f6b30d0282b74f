import type { MessageLine } from "../operations"
import type { Language } from "./texts"

const formatters = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>()

/** Making a formatter costs a hundred times more than using one. */
function remembered<T extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: () => T): T {
  const known = formatters.get(key) as T | undefined
  if (known) return known
  const made = make()
  formatters.set(key, made)
  return made
}

const localeOf = (language: Language) => (language === "en" ? "en-GB" : language)

const days = new Map<string, string>()
const DAYS_KEPT = 10_000

/** A day in the recipient's way of writing; the mails of a run name the same few days again and again. */
export function dayIn(language: Language, day: string): string {
  const known = days.get(language + day)
  if (known !== undefined) return known
  const format = () => new Intl.DateTimeFormat(localeOf(language), { dateStyle: "medium", timeZone: "UTC" })
  const written = remembered(language, format).format(new Date(`${day}T00:00:00Z`))
  if (days.size >= DAYS_KEPT) days.clear()
  days.set(language + day, written)
  return written
}

const decimals = (amount: string) => amount.split(".")[1]?.length ?? 0

/** Decimal text in the recipient's way of writing; never through a float. */
export function moneyIn(language: Language, amount: string, currency: string): string {
  const digits = decimals(amount)
  const options = { style: "currency", currency, minimumFractionDigits: digits, maximumFractionDigits: digits } as const
  return remembered(`${language}${currency}${digits}`, () => new Intl.NumberFormat(localeOf(language), options)).format(
    amount as `${number}`
  )
}

/** Exact sum of decimal texts with equal decimals. */
function sumOf(amounts: readonly string[]): string {
  const digits = decimals(amounts[0] ?? "0")
  const total = amounts
    .reduce((sum, amount) => sum + BigInt(amount.replace(".", "")), 0n)
    .toString()
    .padStart(digits + 1, "0")
  return digits === 0 ? total : `${total.slice(0, -digits)}.${total.slice(-digits)}`
}

/** Totals per currency: never a sum over currencies (E-55). */
export function totalsIn(language: Language, lines: readonly MessageLine[]): string {
  const byCurrency = new Map<string, string[]>()
  for (const line of lines) {
    if (!byCurrency.has(line.currency)) byCurrency.set(line.currency, [])
    byCurrency.get(line.currency)!.push(line.open)
  }
  return [...byCurrency].map(([currency, amounts]) => moneyIn(language, sumOf(amounts), currency)).join(" + ")
}

/** A number with at most one decimal. */
export const numberIn = (language: Language, text: string | null): string =>
  text === null
    ? ""
    : remembered(`${language}.1`, () => new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 1 })).format(
        text as `${number}`
      )
