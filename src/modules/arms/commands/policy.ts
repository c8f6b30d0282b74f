import type { z } from "@medusajs/framework/zod"
import type { presetChoice } from "../../../contract/policy"
import { policyFromPreset, presets, type CalendarDate, type Policy, type Task } from "../../../domain"
import {
  insertPolicy,
  insertPolicyVersion,
  makeDefault,
  pointPolicy,
  policyForUpdate,
  type PolicyRow,
} from "../sql/policies"
import { newId } from "../run/ids"
import type { PolicyDefinition } from "../run/world"
import { found, sameVersion, type CommandContext, type Recorded } from "./define-command"

/**
 * Changes of policies. A policy is a document with versions: each change stores the whole of it,
 * so that what a decision was made by can be read again.
 */

const recorded = (id: string, result: Record<string, unknown>): Recorded => ({
  accountId: null,
  subject: "system",
  subjectId: id,
  result: { policy_id: id, ...result },
})

const definitionOf = ({ binding_block_tasks: _, ...definition }: Policy): PolicyDefinition => definition

type ChosenPreset = z.infer<typeof presetChoice>

function ofPreset({ preset, name, language }: ChosenPreset, id: string, today: CalendarDate): PolicyDefinition {
  const chosen = presets.find((one) => one.key === preset)!
  const definition = definitionOf(policyFromPreset(chosen, id, today, language))
  return { ...definition, name: name ?? definition.name }
}

/** Makes a policy of a preset, or an empty one. The first one is the default. */
export async function createPolicy(
  context: CommandContext,
  {
    is_default,
    ...input
  }: (ChosenPreset | Omit<PolicyDefinition, "id" | "version" | "tasks">) & { is_default?: boolean }
): Promise<Recorded> {
  const id = newId("arpol")
  const definition: PolicyDefinition =
    "preset" in input ? ofPreset(input, id, context.today) : { ...input, id, version: 1, tasks: [] }
  const first = context.world.policies.size === 0
  await insertPolicy(context.db, { id, name: definition.name, isDefault: false })
  await insertPolicyVersion(context.db, {
    id: newId("arpov"),
    policyId: id,
    version: 1,
    definition,
    actor: context.actor,
    reason: context.reason,
  })
  if (first || is_default) await makeDefault(context.db, id)
  return recorded(id, { version: 1 })
}

const asksToBlock = (context: CommandContext, task: Task) =>
  context.world.catalog.operations[task.operation.kind]?.group === "hold"

/** What binds of a definition; where a block task stands among the others, and how it is called, changes nobody's hold. */
const blocksOf = (context: CommandContext, { tasks }: PolicyDefinition) =>
  JSON.stringify(
    tasks
      .filter((task) => asksToBlock(context, task))
      .map((task) => ({ ...task, position: 0, version: 0, name: "" }))
      .sort((one, other) => one.id.localeCompare(other.id))
  )

/**
 * Stores the next version. Changed block tasks bind on confirmation only; until then the old ones
 * do.
 */
export async function store(
  context: CommandContext,
  row: PolicyRow,
  change: (definition: PolicyDefinition) => PolicyDefinition
): Promise<Recorded> {
  const before = row.definition as PolicyDefinition
  const version = row.version + 1
  const after = { ...change(before), version }
  const bound = row.binding_version === row.version && blocksOf(context, before) === blocksOf(context, after)
  await insertPolicyVersion(context.db, {
    id: newId("arpov"),
    policyId: row.id,
    version,
    definition: after,
    actor: context.actor,
    reason: context.reason,
  })
  await pointPolicy(context.db, row.id, after.name, version, bound ? version : row.binding_version)
  return recorded(row.id, { version, block_tasks_to_confirm: !bound })
}

/** The policy to be changed, locked; refuses one that is not there or of another version. */
export async function policy(context: CommandContext, id: string, version: number | undefined): Promise<PolicyRow> {
  const row = found(await policyForUpdate(context.db, id), "policy", id)
  await sameVersion(context, row, version, "policy")
  return row
}

/** Changes name, quiet days, ceiling, status rules or start status. */
export async function updatePolicy(
  context: CommandContext,
  id: string,
  { version, is_default, ...head }: Partial<PolicyDefinition> & { is_default?: boolean; version?: number }
): Promise<Recorded> {
  const row = await policy(context, id, version)
  if (is_default) await makeDefault(context.db, id)
  return store(context, row, (definition) => ({ ...definition, ...head }))
}

/** From now on the present block tasks bind. */
export async function confirmBlocks(
  context: CommandContext,
  id: string,
  accountIds: readonly string[],
  version?: number
): Promise<Recorded> {
  const row = await policy(context, id, version)
  await pointPolicy(context.db, id, row.name, row.version, row.version)
  context.policiesChanged = true
  for (const accountId of accountIds) context.touched.add(accountId)
  return recorded(id, { binding_version: row.version })
}
