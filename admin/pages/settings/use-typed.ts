import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { Field, Values } from "../../components/field"

interface Typed {
  readonly text: string
  /** What stood there when typing began. */
  readonly base: string
}

/**
 * What was typed over what stands: fields nobody touched follow what others save; of those touched only they are saved, and
 * one that somebody else changed meanwhile is said instead of overwritten.
 */
export function useTyped(fields: readonly Field[], present: Values) {
  const { t } = useTranslation("arms")
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>({})
  const values: Values = Object.fromEntries(fields.map(({ name }) => [name, typed[name]?.text ?? present[name] ?? ""]))
  const changed = fields.filter(({ name }) => typed[name] && typed[name].text !== present[name])
  const problem = (): string | null => {
    const other = changed.find(({ name }) => typed[name].base !== present[name])
    if (other) {
      // Said once; who saves again has seen what stands now.
      setTyped((before) => ({ ...before, [other.name]: { ...before[other.name], base: present[other.name] ?? "" } }))
      return t("settings.changedMeanwhile", { field: other.label, value: present[other.name] ?? "–" })
    }
    const empty = changed.find(({ name, kind, optional }) => kind === "number" && !optional && !typed[name].text.trim())
    return empty ? t("settings.emptyNumber", { field: empty.label }) : null
  }
  const type = (next: Values) =>
    setTyped((before) =>
      Object.fromEntries(
        fields.flatMap(({ name }) =>
          next[name] === values[name]
            ? before[name]
              ? [[name, before[name]]]
              : []
            : [[name, { text: next[name], base: before[name]?.base ?? present[name] ?? "" }]]
        )
      )
    )
  return { values, changed, problem, type, clear: () => setTyped({}) }
}
