import { useTranslation } from "react-i18next"

const decimalsOf = (amount: string) => amount.split(".")[1]?.replace(/0+$/, "").length ?? 0

/** Dates and amounts in the admin's language; amounts are never turned into floats. */
export const useFormat = () => {
  const { i18n } = useTranslation()
  const locale = i18n.language
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
    instant: (instant: string) =>
      new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(instant)),
    money: (amount: string, currency: string) =>
      new Intl.NumberFormat(locale, {
        style: "currency",
        currency,
        minimumFractionDigits: Math.max(2, decimalsOf(amount)),
      }).format(amount as unknown as number),
  }
}
