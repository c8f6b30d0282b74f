import { useTranslation } from "react-i18next"
import type { SettingsResponse } from "../../../src/contract/settings-answer"
import { useCustomerGroups } from "../../api/shop"
import { useUsers } from "../../api/users"
import { amountsOf, textOfAmounts } from "../../components/amounts"
import type { Field, Values } from "../../components/field"
import { ListForm } from "./list-form"

const listOf = (text: string | undefined) => text?.split(/[\s,;]+/).filter(Boolean) ?? []

const someOf = <T,>(name: string, values: T[]): Record<string, T[]> => (values.length > 0 ? { [name]: values } : {})

const ruleOf = ({ employee_id, groups, countries, at_least }: Values) => {
  const amounts = amountsOf(at_least ?? "")
  return {
    employee_id,
    ...someOf("groups", listOf(groups)),
    ...someOf("countries", listOf(countries?.toUpperCase())),
    ...(Object.keys(amounts).length > 0 ? { at_least: amounts } : {}),
  }
}

/** Who takes which work, who stands in for whom, and who is away. */
export const WorkParts = ({ data }: { data: SettingsResponse }) => {
  const { t } = useTranslation("arms")
  const { choices } = useUsers()
  const { data: groups } = useCustomerGroups()
  const { assignment_rules, substitutes, absences } = data.settings
  const who: Field = { name: "employee_id", label: t("settings.who"), kind: "choice", choices }
  return (
    <>
      <ListForm
        data={data}
        name="assignment_rules"
        title={t("settings.rules")}
        hint={t("settings.rulesHint")}
        columns={[
          who,
          ...(groups?.length
            ? [{ name: "groups", label: t("settings.ruleGroups"), kind: "many", choices: groups } as const]
            : []),
          { name: "countries", label: t("settings.ruleCountries"), kind: "text", optional: true },
          { name: "at_least", label: t("settings.ruleAtLeast"), kind: "text", optional: true },
        ]}
        rows={assignment_rules.map((rule) => ({
          employee_id: rule.employee_id,
          groups: rule.groups?.join(",") ?? "",
          countries: rule.countries?.join(", ") ?? "",
          at_least: textOfAmounts(rule.at_least ?? {}),
        }))}
        settingOf={(rows) => ({ assignment_rules: rows.map(ruleOf) })}
      />
      <ListForm
        data={data}
        name="substitutes"
        title={t("settings.substitutes")}
        hint={t("settings.substitutesHint")}
        columns={[who, { ...who, name: "by", label: t("settings.substituteBy") }]}
        named={{ by: "employee_id", taken: [] }}
        rows={Object.entries(substitutes).map(([employee_id, by]) => ({ employee_id, by }))}
        settingOf={(rows) => ({ substitutes: Object.fromEntries(rows.map((row) => [row.employee_id, row.by])) })}
      />
      <ListForm
        data={data}
        name="absences"
        title={t("settings.absences")}
        hint={t("settings.absencesHint")}
        columns={[
          who,
          { name: "from", label: t("settings.awayFrom"), kind: "day" },
          { name: "until", label: t("settings.awayUntil"), kind: "day" },
        ]}
        rows={absences.map((one) => ({ ...one }))}
        settingOf={(rows) => ({ absences: rows })}
      />
    </>
  )
}
