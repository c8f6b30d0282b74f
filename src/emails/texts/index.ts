import { de } from "./de"
import { en } from "./en"
import { pl } from "./pl"
import { LANGUAGES, type Language, type Texts } from "./shape"

const texts: Readonly<Record<Language, Texts>> = { en, pl, de }

/** `pl-PL` → `pl`; a language that does not ship falls back. */
export function languageOf(tag: string | null | undefined, fallback: Language): Language {
  const language = tag?.toLowerCase().split(/[-_]/)[0]
  return LANGUAGES.find((one) => one === language) ?? fallback
}

/** Texts for somebody's language tag, English where it does not ship. */
export const textsFor = (tag: string | null): Texts => texts[languageOf(tag, "en")]

/** Texts of a language. */
export const textsIn = (language: Language): Texts => texts[language]

export * from "./shape"
