import { useEffect, useState } from "react"
import { useTranslation } from "react-i18next"

type Words = Readonly<Record<string, unknown>>

/** A language's words, and from now on the API's refusals in it; nothing of either comes before it is spoken. */
const LANGUAGES: Readonly<Record<string, () => Promise<Words>>> = {
  en: async () => (await import("./translations/en")).en,
  pl: async () => {
    const [{ pl }, { plRefusals }, { speakIn }] = await Promise.all([
      import("./translations/pl"),
      import("./refusals/pl"),
      import("./refusals/said"),
    ])
    speakIn("pl", plRefusals)
    return pl
  },
  de: async () => {
    const [{ de }, { deRefusals }, { speakIn }] = await Promise.all([
      import("./translations/de"),
      import("./refusals/de"),
      import("./refusals/said"),
    ])
    speakIn("de", deRefusals)
    return de
  },
}

const loaded = new Set<string>()
const RETRY_MS = 2000

/** The words of a language, English for those ARMS does not speak; fetched once. `true`: they are there. */
export function useWordsLoaded(): boolean {
  const { i18n } = useTranslation("arms")
  const spoken = i18n.language.slice(0, 2)
  const language = spoken in LANGUAGES ? spoken : "en"
  const [, setLast] = useState("")
  const [tries, tryAgain] = useState(0)
  useEffect(() => {
    let isLeft = false
    const seen = () => {
      if (!isLeft) setLast(language)
    }
    // Another panel may have fetched them between this one's first showing and now.
    if (loaded.has(language)) seen()
    else
      LANGUAGES[language]()
        .then((words) => {
          i18n.addResourceBundle(language, "arms", words, true, true)
          loaded.add(language)
          seen()
        })
        .catch(() => !isLeft && setTimeout(() => !isLeft && tryAgain((times) => times + 1), RETRY_MS))
    return () => {
      isLeft = true
    }
  }, [language, i18n, tries])
  return loaded.has(language)
}
