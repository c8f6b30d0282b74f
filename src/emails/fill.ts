const VARIABLE = /\{\{\s*([a-z_.]+)\s*\}\}/g

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }

/** Text that is safe inside an element or attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character])

/**
 * Puts values in place of `{{variables}}`, in one pass: a value that looks like a variable or like
 * markup stays the text it is (B-T7). Unknown variables become empty.
 */
export const fill = (
  template: string,
  values: Readonly<Record<string, string>>,
  escape: (text: string) => string
): string => template.replace(VARIABLE, (_, name: string) => escape(values[name] ?? ""))

/** A subject is one line of at most 200 characters, without control characters (B-T5). */
export const subjectLine = (text: string): string =>
  text
    .replace(/[\u0000-\u001f\u007f]+/g, " ")
    .trim()
    .slice(0, 200)
