const VARIABLE = /\{\{\s*([a-z_.]+)\s*\}\}/g

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }

const SPECIAL = /[&<>"']/g

/** Text that is safe inside an element or attribute. */
export const escapeHtml = (text: string): string => text.replace(SPECIAL, (character) => ESCAPES[character])

/** Templates taken apart: text, name, text, name … text. */
const known = new Map<string, readonly string[]>()
const KEPT = 1000

function partsOf(template: string): readonly string[] {
  const found = known.get(template)
  if (found) return found
  const parts = template.split(VARIABLE)
  if (known.size >= KEPT) known.clear()
  known.set(template, parts)
  return parts
}

/**
 * Puts values in place of `{{variables}}`, in one pass: a value that looks like a variable or like
 * markup stays the text it is (B-T7). Unknown variables become empty.
 */
export function fill(
  template: string,
  values: Readonly<Record<string, string>>,
  escape: (text: string) => string
): string {
  const parts = partsOf(template)
  let filled = parts[0]
  for (let index = 1; index < parts.length; index += 2) filled += escape(values[parts[index]] ?? "") + parts[index + 1]
  return filled
}

/** A subject is one line of at most 200 characters, without control characters (B-T5). */
export const subjectLine = (text: string): string =>
  text
    .replace(/[\u0000-\u001f\u007f]+/g, " ")
    .trim()
    .slice(0, 200)
