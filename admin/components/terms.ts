import { useTranslation } from "react-i18next"
import type { Terms } from "../../src/contract/credit"
import type { Field, Values } from "./field"

const KINDS = ["net", "end_of_month", "day_of_month", "instalments"] as const

/** `30 % after 0, 70 % after 30` as parts; what is no such part is left out, and the API says what is missing. */
const partsOf = (text: string) =>
  text
    .split(/[,;\n]/)
    .map((part) => part.match(/\d+(\.\d+)?/g) ?? [])
    .filter((numbers) => numbers.length === 2)
    .map(([percent, days]) => ({ percent: Number(percent), days: Number(days) }))

/** Payment terms as fields of a form. */
export const useTermsFields = (): Field[] => {
  const { t } = useTranslation("arms")
  const is =
    (...kinds: string[]) =>
    (values: Values) =>
      kinds.includes(values.kind)
  return [
    {
      name: "kind",
      label: t("terms.kind"),
      kind: "choice",
      choices: KINDS.map((value) => ({ value, label: t(`terms.is.${value}`) })),
    },
    { name: "net_days", label: t("terms.netDays"), kind: "number", when: is("end_of_month", "day_of_month") },
    { name: "days", label: t("terms.days"), kind: "number", when: is("net") },
    { name: "more_days", label: t("terms.moreDays"), kind: "number", when: is("end_of_month") },
    { name: "day", label: t("terms.day"), kind: "number", when: is("day_of_month") },
    { name: "parts", label: t("terms.parts"), kind: "text", when: is("instalments") },
    { name: "discount_percent", label: t("terms.discountPercent"), kind: "number", optional: true },
    {
      name: "discount_days",
      label: t("terms.discountDays"),
      kind: "number",
      when: ({ discount_percent }) => Boolean(discount_percent?.trim()),
    },
  ]
}

/** What a form of payment terms begins with. */
export const valuesOfTerms = ({ due, discount }: Terms): Values => ({
  kind: due.kind,
  days: String(due.kind === "net" ? due.days : 14),
  net_days: String("net_days" in due ? due.net_days : 0),
  more_days: String(due.kind === "end_of_month" ? due.days : 0),
  day: String(due.kind === "day_of_month" ? due.day : 15),
  parts:
    due.kind === "instalments"
      ? due.parts.map(({ percent, days }) => `${percent} % → ${days}`).join(", ")
      : "50 % → 0, 50 % → 30",
  discount_percent: discount ? String(discount.percent) : "",
  discount_days: discount ? String(discount.days) : "10",
})

/** Payment terms as they were typed; the API says what does not fit. */
export function termsOf(values: Values): Record<string, unknown> {
  const { kind } = values
  const number = (name: string) => Number(values[name])
  const due =
    kind === "net"
      ? { kind, days: number("days") }
      : kind === "end_of_month"
        ? { kind, net_days: number("net_days"), days: number("more_days") }
        : kind === "day_of_month"
          ? { kind, net_days: number("net_days"), day: number("day") }
          : { kind, parts: partsOf(values.parts) }
  const discount = values.discount_percent?.trim()
    ? { percent: number("discount_percent"), days: number("discount_days") }
    : null
  return { due, discount }
}

/** Payment terms in words. */
export const useTermsInWords = () => {
  const { t } = useTranslation("arms")
  return ({ due, discount }: Terms): string => {
    const told =
      due.kind === "instalments"
        ? due.parts.map((part) => t("terms.said.part", { ...part })).join(", ")
        : t(`terms.said.${due.kind}`, { ...due })
    return discount ? `${told}; ${t("terms.said.discount", { ...discount })}` : told
  }
}
