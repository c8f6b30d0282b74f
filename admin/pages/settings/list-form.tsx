import { Trash } from "@medusajs/icons"
import { Button, IconButton, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { SettingsResponse } from "../../../src/contract/settings-answer"
import { useSend } from "../../api/client"
import { useMay } from "../../commands/use-may"
import { FieldInput, initialValues, isComplete, type Field, type Values } from "../../components/field"
import { ErrorLine, QuietLine } from "../../components/lines"
import { Section } from "../../components/section"

interface Props {
  readonly data: SettingsResponse
  /** The setting's name: fields are told apart by it. */
  readonly name: string
  readonly title: string
  readonly hint: string
  /** What each row asks for. */
  readonly columns: readonly Field[]
  /** What stands today. */
  readonly rows: readonly Values[]
  /** What names a row: may stand once only, and not among those taken elsewhere. */
  readonly named?: { readonly by: string; readonly taken: readonly string[] }
  /** The settings these rows are. */
  readonly settingOf: (rows: readonly Values[]) => Record<string, unknown>
}

interface Draft {
  readonly rows: readonly Values[]
  /** What stood there when typing began. */
  readonly base: string
}

interface RowProps {
  readonly name: string
  readonly columns: readonly Field[]
  readonly row: Values
  readonly onChange: (row: Values) => void
  readonly removeLabel: string
  readonly onRemove: (() => void) | null
}

const Row = ({ name, columns, row, onChange, removeLabel, onRemove }: RowProps) => (
  <div className="flex items-end gap-x-3 px-6 py-4">
    <div className="grid flex-1 grid-cols-1 gap-3 md:grid-cols-2 xl:grid-cols-3">
      {columns.map((column) => (
        <FieldInput
          key={column.name}
          field={{ ...column, name: `${name}-${column.name}` }}
          value={row[column.name] ?? ""}
          onChange={(value) => onChange({ ...row, [column.name]: value })}
        />
      ))}
    </div>
    {onRemove ? (
      <IconButton size="small" variant="transparent" aria-label={removeLabel} onClick={onRemove}>
        <Trash />
      </IconButton>
    ) : null}
  </div>
)

/** The first name that stands twice, or `null`. */
const twice = ({ by, taken }: NonNullable<Props["named"]>, rows: readonly Values[]): string | null => {
  const names = [...taken, ...rows.map((row) => row[by].trim())]
  return names.find((name, at) => names.indexOf(name) !== at) ?? null
}

/** A list within the settings: rows are added, changed, taken away, and saved together. */
export const ListForm = ({ data, name, title, hint, columns, rows, named, settingOf }: Props) => {
  const { t } = useTranslation("arms")
  const { may } = useMay()
  const present = JSON.stringify(rows)
  const [draft, setDraft] = useState<Draft | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const save = useSend<{ value: Record<string, unknown>; version: number }>("settings")
  const shown = draft?.rows ?? rows
  const mayChange = may("configure")
  const labelOf = (name: string) =>
    columns.find((one) => one.name === named?.by)?.choices?.find((one) => one.value === name)?.label ?? name
  const change = (next: readonly Values[]) => {
    setSaid(null)
    save.reset()
    setDraft({ rows: next, base: draft?.base ?? present })
  }
  const submit = () => {
    if (!draft) return
    // Said once; who saves again has seen what stands now.
    if (draft.base !== present) {
      setDraft({ ...draft, base: present })
      return setSaid(t("settings.listChanged", { list: title }))
    }
    const again = named ? twice(named, draft.rows) : null
    if (again !== null) return setSaid(t("settings.listTwice", { name: labelOf(again) }))
    save.mutate(
      { value: settingOf(draft.rows), version: data.version },
      {
        onSuccess: () => {
          toast.success(t("command.saved"))
          setDraft(null)
        },
      }
    )
  }
  return (
    <Section title={title} subtitle={hint}>
      {shown.length === 0 ? <QuietLine>{t("settings.listEmpty")}</QuietLine> : null}
      <fieldset disabled={!mayChange} className="divide-y">
        {shown.map((row, at) => (
          <Row
            key={at}
            name={`${name}-${at}`}
            columns={columns}
            row={row}
            onChange={(next) => change(shown.map((one, index) => (index === at ? next : one)))}
            removeLabel={t("settings.listRemove", { at: at + 1 })}
            onRemove={mayChange ? () => change(shown.filter((_, index) => index !== at)) : null}
          />
        ))}
      </fieldset>
      {said ? <ErrorLine>{said}</ErrorLine> : null}
      {save.error ? <ErrorLine>{save.error.message}</ErrorLine> : null}
      {mayChange ? (
        <div className="flex justify-end gap-2 px-6 py-4">
          <Button
            size="small"
            variant="secondary"
            // Records to choose from come a moment after the page.
            disabled={columns.some(({ kind, choices }) => kind === "choice" && choices?.length === 0)}
            onClick={() => change([...shown, initialValues(columns)])}
          >
            {t("settings.listAdd")}
          </Button>
          {draft ? (
            <Button
              size="small"
              onClick={submit}
              disabled={!draft.rows.every((row) => isComplete(columns, row))}
              isLoading={save.isPending}
            >
              {t("command.save")}
            </Button>
          ) : null}
        </div>
      ) : null}
    </Section>
  )
}
