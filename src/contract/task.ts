import { z } from "@medusajs/framework/zod"
import {
  ANCHORS,
  operatorsByName,
  parseAmount,
  SHIFTS,
  SUBJECTS,
  VOICES,
  type Condition,
  type FactDefinition,
} from "../domain"
import type { OperationDefinition } from "../operations"
import { anyOperation, operationCall } from "./operation"
import { days, id, integer, offsetDays, oneOf, status, text } from "./primitives"

/** What a task may be made of in this installation. */
export interface Catalog {
  readonly facts: Readonly<Record<string, FactDefinition>>
  readonly operations: Readonly<Record<string, OperationDefinition>>
}

const strict = "expected only the fields documented"

const repeat = z.strictObject({
  segments: z
    .array(z.strictObject({ from_day: offsetDays, to_day: offsetDays.nullable(), every_days: integer(1, 365) }))
    .min(1, { error: "expected at least one segment" })
    .max(5, { error: "expected at most 5 segments" }),
  max: integer(1, 100),
})

const trigger = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("anchor"),
      anchor: oneOf(ANCHORS),
      offset_days: offsetDays,
      repeat: repeat.optional(),
    }),
    z.strictObject({
      kind: z.literal("weekly"),
      weekday: integer(0, 6).transform((day) => day as 0 | 1 | 2 | 3 | 4 | 5 | 6),
    }),
    z.strictObject({ kind: z.literal("monthly"), day: integer(1, 31) }),
    z.strictObject({ kind: z.literal("while") }),
  ],
  { error: "expected a trigger of kind anchor, weekly, monthly or while" }
)

const moneyValue = z.record(z.string().regex(/^([A-Z]{3}|\*)$/), z.string())

const isMoneyValue = (value: unknown): boolean => {
  const parsed = moneyValue.safeParse(value)
  if (!parsed.success || Object.keys(parsed.data).length === 0) return false
  return Object.entries(parsed.data).every(
    ([code, amount]) => parseAmount(amount, code === "*" ? "EUR" : code) !== null
  )
}

const isWholeOrPercent = (value: unknown) => typeof value === "number" && Number.isFinite(value)

/** Why a condition's value does not fit its fact, or `null` when it does. */
function valueProblem(fact: FactDefinition, condition: Condition): string | null {
  const list = operatorsByName[condition.operator].list === true
  if (list) {
    const fits =
      Array.isArray(condition.value) &&
      condition.value.length > 0 &&
      condition.value.every((one) => typeof one === "string")
    if (!fits) return "expected a list of texts"
    const unknown = fact.choices && (condition.value as string[]).find((one) => !fact.choices?.includes(one))
    return unknown ? `expected values of ${fact.choices?.join(", ")}` : null
  }
  if (fact.type === "money") {
    return isMoneyValue(condition.value)
      ? null
      : 'expected amounts per currency such as { "EUR": "50.00" }, "*" for any other'
  }
  if (fact.type === "boolean") return typeof condition.value === "boolean" ? null : "expected true or false"
  if (fact.type === "text") {
    if (typeof condition.value !== "string") return "expected text"
    return fact.choices && !fact.choices.includes(condition.value) ? `expected one of ${fact.choices.join(", ")}` : null
  }
  return isWholeOrPercent(condition.value) ? null : "expected a number"
}

function checkCondition(catalog: Catalog, condition: Condition, ctx: z.RefinementCtx, path: PropertyKey[]) {
  const complain = (field: string, message: string) => ctx.addIssue({ code: "custom", path: [...path, field], message })
  const fact = catalog.facts[condition.fact]
  if (!fact) return complain("fact", `expected one of ${Object.keys(catalog.facts).join(", ")}`)
  const fitting = Object.values(operatorsByName).filter((operator) => operator.types.includes(fact.type))
  if (!fitting.some((operator) => operator.name === condition.operator)) {
    return complain("operator", `expected one of ${fitting.map((operator) => operator.name).join(", ")}`)
  }
  const names = Object.keys(fact.params ?? {})
  for (const [name, value] of Object.entries(condition.params ?? {})) {
    const spec = fact.params?.[name]
    if (!spec) return complain("params", names.length > 0 ? `expected one of ${names.join(", ")}` : "expected none")
    if (value < spec.min || value > spec.max)
      return complain("params", `expected ${name} between ${spec.min} and ${spec.max}`)
  }
  const problem = valueProblem(fact, condition)
  if (problem) complain("value", problem)
}

const condition = z.strictObject({
  fact: z.string(),
  params: z.record(z.string(), z.number().int()).optional(),
  operator: z.string(),
  value: z.unknown(),
})

/** Conditions of a task or status rule, checked against the catalogue. */
export const conditionsSchema = (catalog: Catalog) =>
  z
    .array(condition)
    .max(20, { error: "expected at most 20 conditions" })
    .superRefine((conditions, ctx) => conditions.forEach((one, index) => checkCondition(catalog, one, ctx, [index])))

const base = z.strictObject(
  {
    name: text(200),
    step: id.optional(),
    status,
    subject: oneOf(SUBJECTS),
    trigger,
    shift: oneOf(SHIFTS).optional(),
    on_fail: oneOf(["skip", "wait"]).optional(),
    voice: oneOf(VOICES).nullable().optional(),
    operation: anyOperation,
    quiet_days: days.nullable().optional(),
    window_days: days.optional(),
    max_days_late: days.optional(),
    concerns_settled: z.boolean({ error: "expected true or false" }).optional(),
    enabled: z.boolean({ error: "expected true or false" }).optional(),
  },
  { error: strict }
)

type Draft = z.infer<typeof base> & { conditions: readonly Condition[] }

/** What belongs together: subject and trigger, voice and operation, shift and side. */
function checkShape(catalog: Catalog, task: Draft, ctx: z.RefinementCtx) {
  const complain = (path: string, message: string) => ctx.addIssue({ code: "custom", path: [path], message })
  const operation = catalog.operations[task.operation.kind]
  if (operation && !operation.subjects.includes(task.subject)) {
    complain("subject", `expected ${operation.subjects.join(" or ")} for ${operation.kind}`)
  }
  if (operation?.group === "message" && !task.voice)
    complain("voice", `expected one of ${VOICES.join(", ")} for a message`)
  const anchored = task.trigger.kind === "anchor" ? task.trigger.anchor : null
  if (task.subject === "receivable" && (anchored === null || anchored === "status_date")) {
    complain("trigger", "expected a trigger on the issue, due or settled date for a receivable")
  }
  if (task.subject === "account" && anchored !== null && anchored !== "status_date") {
    complain("trigger", "expected a rhythm, the status date or while for an account")
  }
  if (task.voice === "reminder" && task.shift === "next")
    complain("shift", "expected exact or previous before the due date")
  const receivableFact = task.conditions.find(
    (one) => task.subject === "account" && catalog.facts[one.fact]?.subject === "receivable"
  )
  if (receivableFact)
    complain("conditions", `expected facts of an account, ${receivableFact.fact} belongs to a receivable`)
}

/** The one schema of a task, shared by API, admin form and engine (DESIGN §5). */
export const taskSchema = (catalog: Catalog) =>
  base
    .extend({ conditions: conditionsSchema(catalog).default([]), operation: operationCall(catalog) })
    .superRefine((task, ctx) => checkShape(catalog, task, ctx))

/** A task as the API takes it. */
export type TaskInput = z.infer<ReturnType<typeof taskSchema>>

/** A rule that moves statuses, as the API takes it. */
export const statusRuleSchema = (catalog: Catalog) =>
  z
    .strictObject({
      id,
      name: text(200),
      from: z.array(status).min(1, { error: "expected at least one status" }),
      to: status,
      conditions: conditionsSchema(catalog),
      dwell_days: days,
    })
    // Without either it would move every customer on the first day.
    .superRefine(({ conditions, dwell_days }, ctx) => {
      if (conditions.length === 0 && dwell_days === 0)
        ctx.addIssue({
          code: "custom",
          path: ["conditions"],
          message: "expected at least one condition, or dwell_days",
        })
    })
