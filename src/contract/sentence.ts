import type { z } from "@medusajs/framework/zod"

const SHOWN = 64

const shown = (value: unknown): string => {
  const text = typeof value === "string" ? `"${value}"` : (JSON.stringify(value) ?? String(value))
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}

const at = (value: unknown, path: readonly PropertyKey[]): unknown => {
  let found = value
  for (const key of path) {
    if (typeof found !== "object" || found === null) return undefined
    found = (found as Record<PropertyKey, unknown>)[key]
  }
  return found
}

/** Of what may be one thing or another, the mistake in that which fits best. */
function meant(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return issue
  const [nearest] = [...issue.errors].sort((one, other) => one.length - other.length)
  const inner = meant(nearest[0])
  return { ...inner, path: [...issue.path, ...inner.path] }
}

/** One plain sentence: which field, what was received, what is allowed. */
export function sentenceOf(error: z.ZodError, input: unknown): string {
  const issue = meant(error.issues[0])
  const field = issue.path.length > 0 ? issue.path.join(".") : "The request"
  if (issue.code === "unrecognized_keys") {
    const inside = issue.path.length > 0 ? ` in ${issue.path.join(".")}` : ""
    return `Unrecognized fields${inside}: ${issue.keys.map(shown).join(", ")}.`
  }
  const received = at(input, issue.path)
  const got = received === undefined ? "is missing" : `is ${shown(received)}`
  return `${field} ${got}: ${issue.message}.`
}
