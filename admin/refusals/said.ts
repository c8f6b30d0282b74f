import { getI18n } from "react-i18next"
import { translate, type Refusals } from "./translate"

const languages = new Map<string, Refusals>()

/** From now on the API's sentences are said in this language too. */
export const speakIn = (language: string, refusals: Refusals): void => void languages.set(language, refusals)

/** A sentence of the API in the admin's language; English where ARMS does not speak it. */
export const said = (sentence: string): string => {
  const refusals = languages.get(getI18n().language.slice(0, 2))
  return refusals ? translate(refusals, sentence) : sentence
}

/** The answer, or the refusal in the admin's language. */
export const inWords = async <T>(answer: Promise<T>): Promise<T> => {
  try {
    return await answer
  } catch (error) {
    if (error instanceof Error) error.message = said(error.message)
    throw error
  }
}
