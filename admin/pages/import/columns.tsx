import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { IMPORT_COLUMNS, type ImportKind } from "../../../src/contract/imports"
import { Pick } from "../task-editor/pick"
import { choose, columnsOf, type Mapping } from "./header"

const NOT_THERE = "-"

/** Which column of the file is which of ours; those it must have are marked. */
export const Columns = ({
  kind,
  header,
  mapping,
  onChange,
}: {
  kind: ImportKind
  header: readonly string[]
  mapping: Mapping
  onChange: (mapping: Mapping) => void
}) => {
  const { t } = useTranslation("arms")
  const required: readonly string[] = IMPORT_COLUMNS[kind].required
  const choices = [
    { value: NOT_THERE, label: t("import.notThere") },
    ...header.filter(Boolean).map((name) => ({ value: name, label: name })),
  ]
  return (
    <ul className="divide-y">
      {columnsOf(kind).map((name) => (
        <li key={name} className="flex items-center justify-between gap-4 px-6 py-2">
          <Text size="small" weight={required.includes(name) ? "plus" : "regular"}>
            {t(`import.column.${name}`)}
            {required.includes(name) ? " *" : ""}
          </Text>
          <Pick
            label={t(`import.column.${name}`)}
            value={mapping[name] || NOT_THERE}
            choices={choices}
            onChange={(theirs) => onChange(choose(mapping, name, theirs === NOT_THERE ? "" : theirs))}
          />
        </li>
      ))}
    </ul>
  )
}
