import { useTranslation } from "react-i18next"

type Spoken = "en" | "pl" | "de"

/** The admin's language as ARMS speaks it: English where it has no words. */
export const useSpoken = (): Spoken => {
  const { i18n } = useTranslation()
  const language = i18n.language.slice(0, 2)
  return language === "pl" || language === "de" ? language : "en"
}

/** Words of the catalogue in the admin's language. */
export const useWords = () => {
  const spoken = useSpoken()
  return (words: Readonly<Record<Spoken, string>>) => words[spoken]
}
