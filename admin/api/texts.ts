import { useTranslation } from "react-i18next"
import type { TextsResponse } from "../../src/contract/text-answer"
import { useArms } from "./client"

/** Every text by key and name: those that ship, and the merchant's own. */
export const useTextNames = () => {
  const { t } = useTranslation("arms")
  const { data, error } = useArms<TextsResponse>("texts")
  const keys = [...new Set([...(data?.shipped ?? []), ...(data?.texts ?? []).map((one) => one.key)])]
  const nameOf = (key: string) => t(`texts.name.${key}`, { defaultValue: key })
  return { data, error, keys, nameOf, choices: keys.map((value) => ({ value, label: nameOf(value) })) }
}
