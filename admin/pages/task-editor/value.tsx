import { Plus, Trash } from "@medusajs/icons"
import { IconButton } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { CatalogResponse } from "../../../src/contract/policies"
import type { SettingsResponse } from "../../../src/contract/settings-answer"
import { useArms } from "../../api/client"
import { Pick, Whole, Word } from "./pick"

type Fact = CatalogResponse["facts"][number]

/** Every currency no other amount of the condition is for. */
const ANY = "*"

/** What a condition compares with at first. */
export const firstValue = (fact: Fact, isList: boolean): unknown => {
  if (isList) return fact.choices ? [fact.choices[0]] : []
  if (fact.type === "money") return { [ANY]: "50.00" }
  if (fact.type === "boolean") return true
  if (fact.type === "text") return fact.choices?.[0] ?? ""
  return 1
}

const Money = ({ value, onChange }: { value: Record<string, string>; onChange: (value: unknown) => void }) => {
  const { t } = useTranslation("arms")
  const { data } = useArms<SettingsResponse>("settings")
  const entries = Object.entries(value)
  // The merchant's own first, then every other: a ledger may bring any.
  const own = Object.keys(data?.settings.tolerance ?? {})
  const known = [...new Set([ANY, ...own, ...Object.keys(value), ...Intl.supportedValuesOf("currency")])]
  const unused = known.find((currency) => !(currency in value))
  const labelOf = (currency: string) =>
    currency === ANY ? t(entries.length > 1 ? "task.anyOtherCurrency" : "task.anyCurrency") : currency
  const put = (at: number, entry: [string, string]) =>
    onChange(Object.fromEntries(entries.map((one, index) => (index === at ? entry : one))))
  return (
    <>
      {entries.map(([currency, amount], at) => (
        <span key={at} className="flex items-center gap-1">
          <Word label={t("task.amount")} value={amount} onChange={(next) => put(at, [currency, next])} />
          <Pick
            label={t("task.currency")}
            value={currency}
            choices={known
              .filter((one) => one === currency || !(one in value))
              .map((one) => ({ value: one, label: labelOf(one) }))}
            onChange={(next) => put(at, [next, amount])}
          />
          {entries.length > 1 ? (
            <IconButton
              size="small"
              variant="transparent"
              aria-label={t("task.removeCurrency", { currency: labelOf(currency) })}
              onClick={() => onChange(Object.fromEntries(entries.filter((_, index) => index !== at)))}
            >
              <Trash />
            </IconButton>
          ) : null}
        </span>
      ))}
      {unused ? (
        <IconButton
          size="small"
          variant="transparent"
          aria-label={t("task.anotherCurrency")}
          onClick={() => onChange({ ...value, [unused]: "50.00" })}
        >
          <Plus />
        </IconButton>
      ) : null}
    </>
  )
}

const listOf = (text: string) =>
  text
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean)

/** What is typed stays as it is typed; the list is what stands between its commas. */
const ListValue = ({ value, onChange }: { value: unknown; onChange: (value: unknown) => void }) => {
  const { t } = useTranslation("arms")
  const [text, setText] = useState(Array.isArray(value) ? value.join(", ") : "")
  const type = (next: string) => {
    setText(next)
    onChange(listOf(next))
  }
  return <Word isWide label={t("task.listValue")} value={text} onChange={type} />
}

interface Props {
  readonly fact: Fact
  readonly isList: boolean
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

/** What a fact is compared with, by the fact's type. */
export const ValuePart = ({ fact, isList, value, onChange }: Props) => {
  const { t } = useTranslation("arms")
  const label = t("task.value")
  if (isList) return <ListValue key={fact.name} value={value} onChange={onChange} />
  if (fact.type === "money") return <Money value={(value ?? {}) as Record<string, string>} onChange={onChange} />
  if (fact.type === "boolean")
    return (
      <Pick
        label={label}
        value={String(value)}
        choices={["true", "false"].map((one) => ({ value: one, label: t(`task.${one}`) }))}
        onChange={(one) => onChange(one === "true")}
      />
    )
  if (fact.type === "text")
    return fact.choices ? (
      <Pick
        label={label}
        value={String(value)}
        choices={fact.choices.map((one) => ({ value: one, label: t(`choice.${one}`, { defaultValue: one }) }))}
        onChange={onChange}
      />
    ) : (
      <Word label={label} value={String(value ?? "")} onChange={onChange} />
    )
  return <Whole label={label} value={Number(value)} onChange={onChange} />
}
