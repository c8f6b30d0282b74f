import { Trash } from "@medusajs/icons"
import { Button, IconButton, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { CatalogResponse, Condition, Task } from "../../../src/contract/policies"
import { useWords } from "../../components/spoken"
import { Pick, Whole } from "./pick"
import { firstValue, ValuePart } from "./value"

interface Props {
  readonly catalog: CatalogResponse
  readonly subject: Task["subject"]
  readonly conditions: readonly Condition[]
  readonly onChange: (conditions: readonly Condition[]) => void
}

const factsFor = (catalog: CatalogResponse, subject: Task["subject"]) =>
  catalog.facts.filter((fact) => subject === "receivable" || fact.subject === "account")

function newCondition(catalog: CatalogResponse, factName: string): Condition {
  const fact = catalog.facts.find((one) => one.name === factName)!
  const operator = catalog.operators.find((one) => one.types.includes(fact.type))!
  const params = Object.fromEntries(Object.entries(fact.params ?? {}).map(([name, spec]) => [name, spec.default]))
  return {
    fact: fact.name,
    operator: operator.name,
    value: firstValue(fact, operator.list === true),
    ...(fact.params ? { params } : {}),
  } as Condition
}

const Line = ({
  catalog,
  subject,
  condition,
  onChange,
}: Omit<Props, "conditions" | "onChange"> & { condition: Condition; onChange: (condition: Condition) => void }) => {
  const { t } = useTranslation("arms")
  const words = useWords()
  const fact = catalog.facts.find((one) => one.name === condition.fact)
  if (!fact) return <Text size="small">{condition.fact}</Text>
  const operators = catalog.operators.filter((one) => one.types.includes(fact.type))
  const isList = operators.find((one) => one.name === condition.operator)?.list === true
  return (
    <>
      <Pick
        label={t("task.fact")}
        value={fact.name}
        choices={factsFor(catalog, subject).map((one) => ({ value: one.name, label: words(one.label) }))}
        onChange={(name) => onChange(newCondition(catalog, name))}
      />
      {Object.entries(condition.params ?? {}).map(([name, value]) => (
        <span key={name} className="flex items-center gap-1">
          <Text size="small">{t(`task.param.${name}`, { defaultValue: name })}</Text>
          <Whole
            label={t(`task.param.${name}`, { defaultValue: name })}
            value={Number(value)}
            onChange={(next) => onChange({ ...condition, params: { ...condition.params, [name]: next } })}
          />
        </span>
      ))}
      <Pick
        label={t("task.operator")}
        value={condition.operator}
        choices={operators.map((one) => ({ value: one.name, label: words(one.label) }))}
        onChange={(name) => {
          const list = operators.find((one) => one.name === name)?.list === true
          onChange({ ...condition, operator: name, value: list === isList ? condition.value : firstValue(fact, list) })
        }}
      />
      <ValuePart
        fact={fact}
        isList={isList}
        value={condition.value}
        onChange={(value) => onChange({ ...condition, value } as Condition)}
      />
    </>
  )
}

/** On what conditions: all of them must hold. */
export const ConditionsPart = ({ catalog, subject, conditions, onChange }: Props) => {
  const { t } = useTranslation("arms")
  const put = (at: number, condition: Condition) =>
    onChange(conditions.map((one, index) => (index === at ? condition : one)))
  return (
    <div className="flex flex-col gap-y-2">
      {conditions.map((condition, at) => (
        <div key={at} className="flex flex-wrap items-center gap-2">
          <Text size="small" className="text-ui-fg-subtle">
            {t(at === 0 ? "task.when" : "task.and")}
          </Text>
          <Line catalog={catalog} subject={subject} condition={condition} onChange={(next) => put(at, next)} />
          <IconButton
            size="small"
            variant="transparent"
            aria-label={t("task.removeCondition")}
            onClick={() => onChange(conditions.filter((_, index) => index !== at))}
          >
            <Trash />
          </IconButton>
        </div>
      ))}
      <Button
        size="small"
        variant="transparent"
        className="w-fit"
        onClick={() => onChange([...conditions, newCondition(catalog, factsFor(catalog, subject)[0].name)])}
      >
        {t(conditions.length === 0 ? "task.addCondition" : "task.addAnother")}
      </Button>
    </div>
  )
}
