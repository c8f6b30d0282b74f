import { toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { SettingsResponse } from "../../../src/contract/settings-answer"
import { useSend } from "../../api/client"
import { useMay } from "../../commands/use-may"
import { numberOr, type Field, type Values } from "../../components/field"
import { amountsOf, textOfAmounts } from "../../components/amounts"
import { FieldsForm } from "../../components/fields-form"
import { useTyped } from "./use-typed"

/** A setting as it is asked for; its name is the setting's. */
export type SettingField = Field & { readonly name: keyof SettingsResponse["settings"] & string }

/** A choice that is none: the API knows it as `null`, the kit's select has no empty value. */
export const NOTHING = "-"

const textOf = (field: Field, value: unknown): string => {
  if (value === null || value === undefined) return field.kind === "choice" ? NOTHING : ""
  if (Array.isArray(value)) return value.join(field.kind === "many" ? "," : ", ")
  return typeof value === "object" ? textOfAmounts(value as Record<string, string>) : String(value)
}

/** What was typed as the API takes it: empty where nothing may stand is `null`. */
const valueOf = (field: Field, typed: string, before: unknown): unknown => {
  if (field.kind === "check") return typed === "true"
  if (Array.isArray(before)) {
    const list = typed.split(/[\s,;]+/).filter(Boolean)
    return field.name === "weekend" ? list.map(Number) : list
  }
  if (typeof before === "object" && before !== null) return amountsOf(typed)
  const text = typed.trim()
  if ((text === "" || text === NOTHING) && field.optional) return null
  return field.kind === "number" ? numberOr(text) : text
}

interface FormProps {
  readonly data: SettingsResponse
  readonly fields: readonly Field[]
  /** What stands today, by field. */
  readonly present: Values
  /** The settings a change of these fields makes. */
  readonly valueOf: (changed: readonly Field[], values: Values) => Record<string, unknown>
  readonly onSaved?: () => void
  readonly saveLabel?: string
}

/** Fields of the settings document: only what was touched is saved, on the version that is shown. */
export const DocumentForm = ({ data, fields, present, valueOf, onSaved, saveLabel }: FormProps) => {
  const { t } = useTranslation("arms")
  const { may } = useMay()
  const { values, changed, problem, type, clear } = useTyped(fields, present)
  const [said, setSaid] = useState<string | null>(null)
  const save = useSend<{ value: Record<string, unknown>; version: number }>("settings")
  const submit = () => {
    const wrong = problem()
    setSaid(wrong)
    if (wrong) return
    if (changed.length === 0) return onSaved?.()
    save.mutate(
      { value: valueOf(changed, values), version: data.version },
      {
        onSuccess: () => {
          toast.success(t("command.saved"))
          clear()
          onSaved?.()
        },
      }
    )
  }
  return (
    <FieldsForm
      fields={fields}
      values={values}
      onChange={(next) => {
        setSaid(null)
        save.reset()
        type(next)
      }}
      error={said ?? save.error?.message}
      onSave={may("configure") ? submit : null}
      isSaving={save.isPending}
      saveLabel={saveLabel}
    />
  )
}

interface Props extends Pick<FormProps, "data" | "onSaved" | "saveLabel"> {
  readonly fields: readonly SettingField[]
}

/** A part of the settings. */
export const SettingsForm = ({ data, fields, ...rest }: Props) => (
  <DocumentForm
    data={data}
    fields={fields}
    present={Object.fromEntries(fields.map((field) => [field.name, textOf(field, data.settings[field.name])]))}
    valueOf={(changed, values) =>
      Object.fromEntries(
        changed.map((field) => [
          field.name,
          valueOf(field, values[field.name], data.settings[field.name as SettingField["name"]]),
        ])
      )
    }
    {...rest}
  />
)
