import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { byLabel } from "../refusals/by-label"
import { askedOf, FieldInput, type Field, type Values } from "./field"
import { ErrorLine } from "./lines"

interface Props {
  readonly fields: readonly Field[]
  readonly values: Values
  readonly onChange: (values: Values) => void
  /** Why it was refused; what was typed stays. */
  readonly error: string | undefined
  /** `null`: the user may only look. */
  readonly onSave: (() => void) | null
  readonly isSaving: boolean
  readonly saveLabel?: string
}

/** Fields of a page, two beside each other, and the button that saves them. */
export const FieldsForm = ({ fields, values, onChange, error, onSave, isSaving, saveLabel }: Props) => {
  const { t } = useTranslation("arms")
  return (
    <div className="flex flex-col gap-y-4 px-6 py-4">
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        {askedOf(fields, values).map((field) => (
          <FieldInput
            key={field.name}
            field={field}
            value={values[field.name]}
            onChange={(value) => onChange({ ...values, [field.name]: value })}
          />
        ))}
      </div>
      {error ? <ErrorLine>{byLabel(error, fields)}</ErrorLine> : null}
      {onSave ? (
        <div className="flex justify-end">
          <Button size="small" onClick={onSave} isLoading={isSaving}>
            {saveLabel ?? t("command.save")}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
