/** Languages the presets have words in. */
export const PRESET_LANGUAGES = ["en", "pl", "de"] as const
/** See {@link PRESET_LANGUAGES}. */
export type PresetLanguage = (typeof PRESET_LANGUAGES)[number]

/** What a preset calls a policy, a task or a rule: the merchant's own from then on, to be renamed as he likes. */
export type PresetName = Readonly<Record<PresetLanguage, string>>

/** A name in every language; numbers of days are from three up, for which Polish and German have one form. */
export const named = (en: string, pl: string, de: string): PresetName => ({ en, pl, de })

/** The statuses as a rule's name says them. */
export const STATUS_NAMES: Readonly<Record<"green" | "yellow" | "red", PresetName>> = {
  green: named("green", "zielony", "grün"),
  yellow: named("yellow", "żółty", "gelb"),
  red: named("red", "czerwony", "rot"),
}
