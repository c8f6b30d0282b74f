import { useTranslation } from "react-i18next"
import type { CatalogResponse, Condition, Task, Trigger } from "../../../src/contract/policies"
import { useTextNames } from "../../api/texts"
import { useFormat } from "../../components/format"
import { useWords } from "../../components/spoken"
import { useScript } from "../work-list/columns"

/** What a condition compares with, in words. */
const useValue = () => {
  const { t } = useTranslation("arms")
  const { money, number } = useFormat()
  return (raw: unknown): string => {
    if (typeof raw === "boolean") return t(`task.${raw}`)
    if (Array.isArray(raw)) return raw.join(", ")
    if (typeof raw === "object" && raw !== null) {
      const amounts = Object.entries(raw)
      const others = amounts.length > 1 ? t("task.otherCurrencies") : t("task.anyCurrency")
      return amounts
        .map(([currency, amount]) => (currency === "*" ? `${number(amount)} ${others}` : money(amount, currency)))
        .join(", ")
    }
    return t(`choice.${raw}`, { defaultValue: String(raw) })
  }
}

/** A task as a sentence: when, on what conditions, what. */
export const useSentence = (catalog: CatalogResponse | undefined) => {
  const { t } = useTranslation("arms")
  const { weekdayName } = useFormat()
  const { nameOf } = useTextNames()
  const script = useScript()
  const words = useWords()

  const when = (trigger: Trigger): string => {
    if (trigger.kind === "weekly") return t("task.says.weekly", { day: weekdayName(trigger.weekday) })
    if (trigger.kind === "monthly") return t("task.says.monthly", { day: trigger.day })
    if (trigger.kind === "while") return t("task.says.while")
    const { offset_days, anchor, repeat } = trigger
    const date = t(`task.anchor.${anchor}`)
    const days = Math.abs(offset_days)
    const first =
      offset_days === 0
        ? t("task.says.on", { date })
        : t(offset_days < 0 ? "task.says.before" : "task.says.after", { count: days, date })
    if (!repeat) return first
    const rhythms = repeat.segments.map(({ every_days, to_day }, at) => {
      const every = t(at === 0 ? "task.says.again" : "task.says.then", { count: every_days, max: repeat.max })
      return to_day === null ? every : `${every} ${t("task.says.untilDay", { day: to_day })}`
    })
    return [first, ...rhythms].join(", ")
  }
  const value = useValue()
  const condition = (one: Condition): string => {
    const fact = catalog?.facts.find(({ name }) => name === one.fact)
    const operator = catalog?.operators.find(({ name }) => name === one.operator)
    const params = Object.entries(one.params ?? {}).map(
      ([name, given]) => `${t(`task.param.${name}`, { defaultValue: name })} ${given}`
    )
    return [
      fact ? words(fact.label) : one.fact,
      ...params,
      operator ? words(operator.label) : one.operator,
      value(one.value),
    ].join(" ")
  }
  const what = ({ operation, voice }: Pick<Task, "operation" | "voice">): string => {
    const known = catalog?.operations.find(({ kind }) => kind === operation.kind)
    const label = known ? words(known.label) : operation.kind
    const { text, strength, status } = operation.params as Record<string, string | undefined>
    const detail = [
      text ? (known?.group === "message" ? `“${nameOf(text)}”` : script(text)) : "",
      strength ? t(`widget.strength.${strength}`) : "",
      status ? t(`status.${status}`) : "",
      voice ? t(`task.voice.${voice}`) : "",
    ].filter(Boolean)
    return detail.length > 0 ? `${label}: ${detail.join(", ")}` : label
  }
  const conditions = (list: readonly Condition[]): string => list.map(condition).join(` ${t("task.and")} `)
  return { when, conditions, what }
}
