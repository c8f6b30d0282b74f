/** The API's sentences in another language; `{}` is what changes, `{1}` where it stands in the translation. */
export interface Refusals {
  /** `{1}` a field, `{2}` what is expected. */
  readonly missing: string
  /** `{1}` a field, `{2}` what was received, `{3}` what is expected. */
  readonly wrong: string
  /** `{1}` a line of a file, `{2}` the sentence. */
  readonly line: string
  readonly expected: Readonly<Record<string, string>>
  readonly sentences: Readonly<Record<string, string>>
}

interface Pattern {
  readonly is: RegExp
  readonly said: string
}

const FRAME = /^(.+?) is (?:missing|(.+?)): expected (.+)\.$/s
const LINE = /^line (\d+): (.+)$/s

const literal = (key: string) => key.replace(/\{\}/g, "").length
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")

const compiled = new WeakMap<object, readonly Pattern[]>()

/** The keys of a table as patterns, those that say most first. */
function patternsOf(table: Readonly<Record<string, string>>): readonly Pattern[] {
  const known = compiled.get(table)
  if (known) return known
  const patterns = Object.entries(table)
    .sort(([one], [other]) => literal(other) - literal(one))
    .map(([key, said]) => ({ is: new RegExp(`^${key.split("{}").map(escaped).join("(.+?)")}$`, "s"), said }))
  compiled.set(table, patterns)
  return patterns
}

const filled = (text: string, parts: readonly string[]) =>
  text.replace(/\{(\d)\}/g, (_, at: string) => parts[Number(at) - 1] ?? "")

function found(table: Readonly<Record<string, string>>, text: string): string | null {
  for (const { is, said } of patternsOf(table)) {
    const match = is.exec(text)
    if (match) return filled(said, match.slice(1))
  }
  return null
}

/** A sentence of the API in the language of `refusals`; as it is where nobody has said it there. */
export function translate(refusals: Refusals, sentence: string): string {
  const line = LINE.exec(sentence)
  if (line) return filled(refusals.line, [line[1], translate(refusals, line[2])])
  const whole = found(refusals.sentences, sentence)
  if (whole !== null) return whole
  const framed = FRAME.exec(sentence)
  const expected = framed && found(refusals.expected, framed[3])
  if (!expected) return sentence
  const [, field, received] = framed
  return received === undefined
    ? filled(refusals.missing, [field, expected])
    : filled(refusals.wrong, [field, received, expected])
}
