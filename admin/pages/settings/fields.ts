import { useTranslation } from "react-i18next"
import type { SettingField } from "./settings-form"

type Kind = SettingField["kind"]

/** Settings by part; a name and how it is asked for, `?`: may be left empty. */
const PARTS = {
  calendar: ["time_zone text", "run_at text", "country text", "region? text"],
  runs: ["runs_wait_for_approval check", "approve_until text", "default_language choice", "untouched_days number"],
  money: [
    "tolerance_days number",
    "history_days number",
    "earliest_demand_days number",
    "booking_lag_days number",
    "due_soon_days number",
    "age_counts_from choice",
  ],
  orders: [
    "blocked_orders choice",
    "when_unanswerable choice",
    "release_days number",
    "credit_warning_percent number",
    "credit_tolerance_percent number",
    "limit_review_months number",
    "limit_four_eyes check",
    "approval_mails_to? text",
  ],
} as const

/** See {@link PARTS}. */
export type Part = keyof typeof PARTS

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  default_language: ["en", "pl", "de"],
  age_counts_from: ["due_date", "next_business_day"],
  blocked_orders: ["refuse", "hold"],
  when_unanswerable: ["let_pass", "refuse"],
}

/** The fields of a part of the settings, labelled. */
export const useSettingFields = (part: Part): SettingField[] => {
  const { t } = useTranslation("arms")
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
      choices: CHOICES[name]?.map((value) => ({ value, label: labelOf(name, value) })),
    }
  })
}
