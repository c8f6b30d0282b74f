import { useTranslation } from "react-i18next"

/** Words of the catalogue in the admin's language; English where it has none. */
export const useWords = () => {
  const { i18n } = useTranslation()
  return (words: Readonly<Record<"en" | "pl" | "de", string>>) =>
    words[i18n.language.slice(0, 2) as "en" | "pl" | "de"] ?? words.en
}
