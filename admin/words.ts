import { useEffect, useState } from "react"
import { useTranslation } from "react-i18next"

type Words = Readonly<Record<string, unknown>>

const LANGUAGES: Readonly<Record<string, () => Promise<Words>>> = {
  en: async () => (await import("./translations/en")).en,
  pl: async () => (await import("./translations/pl")).pl,
  de: async () => (await import("./translations/de")).de,
}

const loaded = new Set<string>()

/** The words of a language, English for those ARMS does not speak; fetched once. `true`: they are there. */
export function useWordsLoaded(): boolean {
  const { i18n } = useTranslation("arms")
  const spoken = i18n.language.slice(0, 2)
  const language = spoken in LANGUAGES ? spoken : "en"
  const [, setLast] = useState("")
  useEffect(() => {
    if (loaded.has(language)) return
    let isLeft = false
    void LANGUAGES[language]().then((words) => {
      i18n.addResourceBundle(language, "arms", words, true, true)
      loaded.add(language)
      if (!isLeft) setLast(language)
    })
    return () => {
      isLeft = true
    }
  }, [language, i18n])
  return loaded.has(language)
}
