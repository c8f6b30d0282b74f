import { z } from "@medusajs/framework/zod"
import type { OperationDefinition, ParamSpec } from "../operations"
import { text } from "./primitives"

/** The part of a catalogue that names operations. */
interface Operations {
  readonly operations: Readonly<Record<string, OperationDefinition>>
}

function paramProblem(spec: ParamSpec, value: unknown): string | null {
  if (spec.type === "choice")
    return typeof value === "string" && spec.choices.includes(value)
      ? null
      : `expected one of ${spec.choices.join(", ")}`
  if (spec.type === "integer") {
    const fits = typeof value === "number" && Number.isInteger(value) && value >= spec.min && value <= spec.max
    return fits ? null : `expected a whole number between ${spec.min} and ${spec.max}`
  }
  if (spec.type === "url") {
    return typeof value === "string" && /^https:\/\/[^\s]+$/.test(value) ? null : "expected an https address"
  }
  return text(spec.max).safeParse(value).success ? null : `expected text of 1 to ${spec.max} characters`
}

/** A name of the object's own prototype is no operation. */
const operationOf = ({ operations }: Operations, kind: string) =>
  Object.hasOwn(operations, kind) ? operations[kind] : undefined

function checkOperation(
  catalog: Operations,
  call: { kind: string; params: Record<string, unknown> },
  ctx: z.RefinementCtx
) {
  const operation = operationOf(catalog, call.kind)
  const complain = (path: string[], message: string) => ctx.addIssue({ code: "custom", path, message })
  if (!operation) return complain(["kind"], `expected one of ${Object.keys(catalog.operations).join(", ")}`)
  for (const name of Object.keys(call.params)) {
    if (!Object.hasOwn(operation.params, name))
      complain(["params", name], `expected only ${Object.keys(operation.params).join(", ") || "no parameters"}`)
  }
  for (const [name, spec] of Object.entries(operation.params)) {
    const value = name in call.params ? call.params[name] : "default" in spec ? spec.default : undefined
    const problem = paramProblem(spec, value)
    if (problem) complain(["params", name], problem)
  }
}

const withDefaults = (catalog: Operations, { kind, params }: { kind: string; params: Record<string, unknown> }) => {
  const defaults = Object.entries(operationOf(catalog, kind)?.params ?? {}).flatMap(([name, spec]) =>
    "default" in spec ? [[name, spec.default] as const] : []
  )
  return { kind, params: { ...Object.fromEntries(defaults), ...params } }
}

/** An operation of any catalogue. */
export const anyOperation = z.strictObject({ kind: z.string(), params: z.record(z.string(), z.unknown()).default({}) })

/** An operation of the catalogue with its parameters; those left out have their defaults. */
export const operationCall = (catalog: Operations) =>
  anyOperation
    .superRefine((operation, ctx) => checkOperation(catalog, operation, ctx))
    .transform((operation) => withDefaults(catalog, operation))
