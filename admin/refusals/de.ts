import { deExpected } from "./de-expected"
import { deSentences } from "./de-sentences"

/** Ablehnungen der API auf Deutsch. */
export const deRefusals = {
  missing: "{1} fehlt; erwartet: {2}.",
  wrong: "{1} ist {2}; erwartet: {3}.",
  line: "Zeile {1}: {2}",
  expected: deExpected,
  sentences: deSentences,
}
