import type { CatalogResponse, PolicyVersionResponse } from "../../../src/contract/policies"

type Definition = PolicyVersionResponse["definition"]

/** What one version of a policy has changed against another. */
export interface Change {
  readonly kind: "added" | "removed" | "changed"
  readonly what: "task" | "rule" | "head"
  /** Of a task or rule; of the head nothing. */
  readonly name: string
  /** Which parts differ, by their names in the definition. */
  readonly parts: readonly string[]
}

/** Kept by the system, or said by another part. */
const SILENT = ["id", "version", "position", "step", "on_since", "tasks", "status_rules"]

const differing = (before: object, after: object): string[] => {
  const [one, other] = [before, after] as Record<string, unknown>[]
  return [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((name) => !SILENT.includes(name) && JSON.stringify(one[name]) !== JSON.stringify(other[name]))
    .sort()
}

type Named = { readonly id: string; readonly name: string }

function changesIn<T extends Named>(what: Change["what"], before: readonly T[], after: readonly T[]): Change[] {
  const old = new Map(before.map((one) => [one.id, one]))
  const kept = new Set(after.map((one) => one.id))
  const gone = before.filter((one) => !kept.has(one.id))
  return [
    ...after.flatMap((one): Change[] => {
      const was = old.get(one.id)
      if (!was) return [{ kind: "added", what, name: one.name, parts: [] }]
      const parts = differing(was, one)
      return parts.length > 0 ? [{ kind: "changed", what, name: one.name, parts }] : []
    }),
    ...gone.map((one): Change => ({ kind: "removed", what, name: one.name, parts: [] })),
  ]
}

const order = ({ tasks }: Definition) =>
  [...tasks]
    .sort((one, other) => one.status.localeCompare(other.status) || one.position - other.position)
    .map((one) => one.id)

/** With what an operation is done where nothing is said: a preset says less than what has been saved once. */
export const complete = (definition: Definition, catalog: Pick<CatalogResponse, "operations">): Definition => ({
  ...definition,
  tasks: definition.tasks.map((task) => {
    const known = catalog.operations.find(({ kind }) => kind === task.operation.kind)?.params ?? {}
    const given = Object.entries(known).flatMap(([name, spec]) =>
      spec.default === undefined ? [] : [[name, spec.default]]
    )
    return {
      ...task,
      operation: { ...task.operation, params: { ...Object.fromEntries(given), ...task.operation.params } },
    }
  }),
})

/** Tasks and rules that came, went or differ; parts of the head; whether what both have stands in another order. */
export function changesOf(before: Definition, after: Definition): Change[] {
  const head = differing(before, after)
  const [was, is] = [order(before), order(after)]
  const isMoved = was.filter((id) => is.includes(id)).join() !== is.filter((id) => was.includes(id)).join()
  const parts = [...head, ...(isMoved ? ["order"] : [])]
  return [
    ...(parts.length > 0 ? [{ kind: "changed", what: "head", name: "", parts } as const] : []),
    ...changesIn("task", before.tasks, after.tasks),
    ...changesIn("rule", before.status_rules, after.status_rules),
  ]
}
