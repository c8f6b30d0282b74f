import { toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { SettingsResponse } from "../../../src/contract/settings-answer"
import { useSend } from "../../api/client"
import { useMay } from "../../commands/use-may"
import type { Field, Values } from "../../components/field"
import { FieldsForm } from "../../components/fields-form"

/** A setting as it is asked for; its name is the setting's. */
export type SettingField = Field & { readonly name: keyof SettingsResponse["settings"] & string }

const textOf = (value: unknown): string => (value === null || value === undefined ? "" : String(value))

/** What was typed as the API takes it: empty where nothing may stand is `null`. */
const valueOf = (field: Field, typed: string): unknown => {
  if (field.kind === "check") return typed === "true"
  const text = typed.trim()
  if (text === "" && field.optional) return null
  return field.kind === "number" ? Number(text) : text
}

interface Props {
  readonly data: SettingsResponse
  readonly fields: readonly SettingField[]
  readonly onSaved?: () => void
  readonly saveLabel?: string
}

/** A part of the settings; saved on the version it was read with, so that nobody's change is overwritten. */
export const SettingsForm = ({ data, fields, onSaved, saveLabel }: Props) => {
  const { t } = useTranslation("arms")
  const { may } = useMay()
  const [values, setValues] = useState<Values>(() =>
    Object.fromEntries(fields.map(({ name }) => [name, textOf(data.settings[name])]))
  )
  const save = useSend<{ value: Record<string, unknown>; version: number }>("settings")
  const submit = () =>
    save.mutate(
      {
        value: Object.fromEntries(fields.map((field) => [field.name, valueOf(field, values[field.name])])),
        version: data.version,
      },
      {
        onSuccess: () => {
          toast.success(t("command.saved"))
          onSaved?.()
        },
      }
    )
  return (
    <FieldsForm
      fields={fields}
      values={values}
      onChange={setValues}
      error={save.error?.message}
      onSave={may("configure") ? submit : null}
      isSaving={save.isPending}
      saveLabel={saveLabel}
    />
  )
}
