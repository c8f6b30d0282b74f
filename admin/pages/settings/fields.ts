import { useTranslation } from "react-i18next"
import { usePaymentProviders } from "../../api/shop"
import { useUsers } from "../../api/users"
import type { Field } from "../../components/field"
import { NOTHING, type SettingField } from "./settings-form"

type Kind = SettingField["kind"]

/** Settings by part; a name and how it is asked for, `?`: may be left empty. */
const PARTS = {
  calendar: ["time_zone text", "run_at text", "country text", "region? text"],
  days: ["weekend many", "extra_holidays? note", "extra_workdays? note"],
  runs: ["runs_wait_for_approval check", "approve_until text", "default_language choice"],
  work: ["employees many", "untouched_days number"],
  money: [
    "tolerance text",
    "tolerance_days number",
    "history_days number",
    "earliest_demand_days number",
    "booking_lag_days number",
    "due_soon_days number",
    "age_counts_from choice",
  ],
  orders: [
    "order_becomes_receivable? choice",
    "prepaying_providers many",
    "blocked_orders choice",
    "when_unanswerable choice",
    "release_days number",
    "approval_mails_to? text",
  ],
  credit: [
    "credit_warning_percent number",
    "credit_tolerance_percent number",
    "exposure_orders_percent number",
    "exposure_unapplied_counts check",
    "rates_max_age_days number",
    "limit_review_months number",
    "review_on_increase number",
    "overdue_review_holds check",
    "limit_four_eyes check",
  ],
} as const

/** See {@link PARTS}. */
export type Part = keyof typeof PARTS

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  default_language: ["en", "pl", "de"],
  age_counts_from: ["due_date", "next_business_day"],
  blocked_orders: ["refuse", "hold"],
  when_unanswerable: ["let_pass", "refuse"],
  order_becomes_receivable: [NOTHING, "order_placed", "shipment", "invoice"],
}

/** Monday first, as numbers of `Date`. */
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0]
/** A Sunday; its week has every weekday. */
const SUNDAY = Date.UTC(2026, 0, 4, 12)

/** Choices that are records of the shop or days of the week. */
const useRecords = (): Readonly<Record<string, Field["choices"]>> => {
  const { choices: employees } = useUsers()
  const { data: providers } = usePaymentProviders()
  const { i18n } = useTranslation("arms")
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: "long", timeZone: "UTC" })
  return {
    employees,
    prepaying_providers: providers ?? [],
    weekend: WEEKDAYS.map((day) => ({ value: String(day), label: weekday.format(SUNDAY + day * 86_400_000) })),
  }
}

/** The fields of a part of the settings, labelled. */
export const useSettingFields = (part: Part): SettingField[] => {
  const { t } = useTranslation("arms")
  const records = useRecords()
  const labelOf = (name: string, value: string) =>
    name === "default_language" ? t(`texts.language.${value}`) : t(`settings.choice.${name}.${value}`)
  return PARTS[part].map((line) => {
    const [written, kind] = line.split(" ") as [string, Kind]
    const name = written.replace("?", "") as SettingField["name"]
    return {
      name,
      kind,
      label: t(`settings.field.${name}`),
      optional: written.endsWith("?"),
      choices: records[name] ?? CHOICES[name]?.map((value) => ({ value, label: labelOf(name, value) })),
    }
  })
}
