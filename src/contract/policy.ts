import { z } from "@medusajs/framework/zod"
import { PRESET_LANGUAGES } from "../domain"
import { days, integer, oneOf, status, text } from "./primitives"
import { statusRuleSchema, taskSchema, type Catalog } from "./task"

/** Head of a policy: everything but its tasks. */
const head = (catalog: Catalog) => ({
  name: text(100),
  start_status: status,
  quiet_days: days,
  ceiling: integer(1, 31),
  status_rules: z.array(statusRuleSchema(catalog)).max(30, { error: "expected at most 30 rules" }),
})

/** A preset as a policy: its tasks and rules are named in `language`, English where none is given. */
export const presetChoice = z.strictObject({
  preset: oneOf(["friendly", "standard", "strict"]),
  name: text(100).optional(),
  language: oneOf(PRESET_LANGUAGES).optional(),
})

/** A new policy: from a preset, or with its own head and no tasks yet. */
export const newPolicySchema = (catalog: Catalog) =>
  z.union([
    presetChoice.extend({ is_default: z.boolean().optional() }),
    z.strictObject({ ...head(catalog), is_default: z.boolean().optional() }),
  ])

/** A change of a policy's head. */
export const policyUpdateSchema = (catalog: Catalog) =>
  z
    .strictObject({ ...head(catalog), is_default: z.boolean() })
    .partial()
    .extend({ version: integer(1, 1_000_000).optional() })

/** A new task, or a new version of one, with the policy version it was made on. */
export const taskChangeSchema = (catalog: Catalog) =>
  z.strictObject({
    task: taskSchema(catalog),
    version: integer(1, 1_000_000).optional(),
    position: integer(0, 200).optional(),
  })

/** Order of the tasks of a status. */
export const orderSchema = z.strictObject({
  status,
  task_ids: z.array(text(100)).max(200),
  version: integer(1, 1_000_000).optional(),
})
