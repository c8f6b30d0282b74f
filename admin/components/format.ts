import { useTranslation } from "react-i18next"
import { useZone } from "../api/client"

const decimalsOf = (amount: string) => amount.split(".")[1]?.replace(/0+$/, "").length ?? 0

/** An amount as it is typed: with the currency's own decimals, more only where it has more. */
export function typedAmount(amount: string, currency: string): string {
  const { minimumFractionDigits = 0 } = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions()
  const [whole, fraction = ""] = amount.split(".")
  const kept = fraction.slice(0, Math.max(minimumFractionDigits, decimalsOf(amount)))
  return kept === "" ? whole : `${whole}.${kept}`
}

/** Dates and amounts in the admin's language; amounts are never turned into floats. */
export const useFormat = () => {
  const { i18n } = useTranslation()
  const locale = i18n.language
  const timeZone = useZone()
  return {
    day: (day: string) =>
      new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(
        new Date(`${day.slice(0, 10)}T00:00:00Z`)
      ),
    /** E.g. "Mon 29". */
    weekday: (day: string) =>
      new Intl.DateTimeFormat(locale, { weekday: "short", day: "numeric", timeZone: "UTC" }).format(
        new Date(`${day}T00:00:00Z`)
      ),
    /** Name of a weekday; 0 is Sunday. */
    weekdayName: (day: number) =>
      new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(
        new Date(Date.UTC(2026, 0, 4 + day))
      ),
    /** In the merchant's zone, like the hour of his run. */
    instant: (instant: string) =>
      new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(new Date(instant)),
    /** With the currency's own decimals; more only where the amount has more. */
    money: (amount: string, currency: string) => {
      const style = { style: "currency", currency } as const
      const { minimumFractionDigits = 0 } = new Intl.NumberFormat(locale, style).resolvedOptions()
      const decimals = Math.max(minimumFractionDigits, decimalsOf(amount))
      return new Intl.NumberFormat(locale, {
        ...style,
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      }).format(amount as unknown as number)
    },
    /** An amount of no currency in particular. */
    number: (amount: string) => {
      const decimals = amount.split(".")[1]?.length ?? 0
      const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
      return new Intl.NumberFormat(locale, digits).format(amount as unknown as number)
    },
    /** How long ago, in the largest unit that says enough, e.g. "3 hours". */
    age: (minutes: number) => {
      const [unit, size] = minutes < 120 ? ["minute", 1] : minutes < 48 * 60 ? ["hour", 60] : ["day", 24 * 60]
      return new Intl.NumberFormat(locale, { style: "unit", unit: String(unit), unitDisplay: "long" }).format(
        Math.floor(minutes / Number(size))
      )
    },
  }
}
