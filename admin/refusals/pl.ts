import { plExpected } from "./pl-expected"
import { plSentences } from "./pl-sentences"

/** Odmowy API po polsku. */
export const plRefusals = {
  missing: "{1}: brak; oczekiwano: {2}.",
  wrong: "{1}: {2}; oczekiwano: {3}.",
  line: "wiersz {1}: {2}",
  expected: plExpected,
  sentences: plSentences,
}
