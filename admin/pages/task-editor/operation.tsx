import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { CatalogResponse, ParamResponse } from "../../../src/contract/policies"
import { useTextNames } from "../../api/texts"
import { useScript } from "../work-list/columns"
import type { OperationDraft } from "./draft"
import { Pick, Whole, Word, type Choice } from "./pick"
import { useWords } from "../../components/spoken"

const WORK_TEXTS = [
  "call_before_due",
  "call_after_due",
  "address_does_not_work",
  "credit_limit_near",
  "credit_review_due",
]
const VOICES = ["courtesy", "reminder", "demand"] as const

type Operation = CatalogResponse["operations"][number]

const defaultsOf = (operation: Operation) =>
  Object.fromEntries(
    Object.entries(operation.params).flatMap(([name, spec]) => {
      const value = spec.default ?? spec.choices?.[0]
      return value === undefined ? (spec.type === "text" ? [[name, "reminder_1"]] : []) : [[name, value]]
    })
  )

interface ParamProps {
  readonly group: Operation["group"]
  readonly spec: ParamResponse
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

const Param = ({ group, spec, value, onChange }: ParamProps) => {
  const { t } = useTranslation("arms")
  const words = useWords()
  const { choices: texts } = useTextNames()
  const script = useScript()
  const label = words(spec.label)
  const asChoices = (values: readonly string[]): Choice[] =>
    values.map((one) => ({
      value: one,
      label: t(`choice.${one}`, { defaultValue: t(`status.${one}`, { defaultValue: one }) }),
    }))
  if (spec.type === "choice")
    return (
      <Pick label={label} value={String(value ?? "")} choices={asChoices(spec.choices ?? [])} onChange={onChange} />
    )
  if (spec.type === "integer") return <Whole label={label} value={Number(value)} onChange={onChange} />
  if (spec.type === "url") return <Word isWide label={label} value={String(value ?? "")} onChange={onChange} />
  const known = group === "message" ? texts : WORK_TEXTS.map((key) => ({ value: key, label: script(key) }))
  const chosen = String(value ?? "")
  const all = known.some((one) => one.value === chosen) ? known : [...known, { value: chosen, label: chosen }]
  return <Pick label={label} value={chosen} choices={all} onChange={onChange} />
}

interface Props {
  readonly catalog: { readonly operations: CatalogResponse["operations"] }
  readonly draft: OperationDraft
  readonly onChange: (part: Partial<OperationDraft>) => void
}

/** What is done: an operation of the catalogue, with what it needs. */
export const OperationPart = ({ catalog, draft, onChange }: Props) => {
  const { t } = useTranslation("arms")
  const words = useWords()
  const fitting = catalog.operations.filter((one) => one.subjects.includes(draft.subject))
  const operation = fitting.find((one) => one.kind === draft.operation.kind) ?? fitting[0]
  const choose = (kind: string) => {
    const next = fitting.find((one) => one.kind === kind)!
    onChange({
      operation: { kind, params: defaultsOf(next) },
      voice: next.group === "message" ? (draft.voice ?? "demand") : null,
    })
  }
  const put = (name: string, value: unknown) =>
    onChange({ operation: { ...draft.operation, params: { ...draft.operation.params, [name]: value } } })
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Pick
        label={t("task.operation")}
        value={operation.kind}
        choices={fitting.map((one) => ({ value: one.kind, label: words(one.label) }))}
        onChange={choose}
      />
      {Object.entries(operation.params).map(([name, spec]) => (
        <span key={name} className="flex items-center gap-1">
          {name === "text" ? null : (
            <Text size="small" className="text-ui-fg-subtle">
              {words(spec.label)}
            </Text>
          )}
          <Param
            group={operation.group}
            spec={spec}
            value={draft.operation.params[name] ?? spec.default}
            onChange={(value) => put(name, value)}
          />
        </span>
      ))}
      {operation.group === "message" ? (
        <span className="flex items-center gap-1">
          <Text size="small" className="text-ui-fg-subtle">
            {t("task.as")}
          </Text>
          <Pick
            label={t("task.voiceLabel")}
            value={draft.voice ?? "demand"}
            choices={VOICES.map((value) => ({ value, label: t(`task.voice.${value}`) }))}
            onChange={(voice) => onChange({ voice: voice as OperationDraft["voice"] })}
          />
        </span>
      ) : null}
    </div>
  )
}
