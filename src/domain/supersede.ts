import type { Judged } from "./judge"
import type { Reason } from "./reasons"
import type { AccountView } from "./view"

/** A judged step with a reason given by what else happens to its receivable. */
export interface Settled {
  readonly judged: Judged
  readonly reason: Reason | null
  readonly final: boolean
}

const asIs = (judged: Judged): Settled => ({ judged, reason: judged.reason, final: judged.final })

/** Steps compete within a group: all messages, and calendar tasks of one kind. */
function competitionOf(view: AccountView, judged: Judged): string | null {
  if (!judged.receivable) return null
  const group = view.context.operations[judged.task.operation.kind]?.group ?? "message"
  if (group === "message") return `${judged.subjectId}|message`
  return group === "calendar" ? `${judged.subjectId}|${String(judged.task.operation.params.kind)}` : null
}

/**
 * Of the steps of one receivable the most serious live one supersedes every less serious step that
 * is open, whatever that one waits for. Steps whose day lay in a dunning block or while
 * settled do not supersede: they act one by one, least serious first.
 */
function resolve(competitors: readonly Judged[]): Settled[] {
  const ascending = [...competitors].sort((a, b) => a.task.position - b.task.position)
  const top = ascending.filter((one) => one.live && !one.heldBack).pop()
  let speaks = false
  return ascending.map((judged) => {
    const open = judged.reason === null || !judged.final
    if (top && open && judged.task.position < top.task.position) {
      return { judged, reason: "superseded", final: true }
    }
    if (judged.reason !== null || !judged.live) return asIs(judged)
    if (speaks) return { judged, reason: "quiet_days", final: false }
    speaks = true
    return asIs(judged)
  })
}

/** Applies to everything judged of one account. */
export function supersede(view: AccountView, judged: readonly Judged[]): Settled[] {
  const groups = new Map<string, Judged[]>()
  const settled: Settled[] = []
  for (const one of judged) {
    const key = competitionOf(view, one)
    if (key === null) settled.push(asIs(one))
    else if (groups.has(key)) groups.get(key)?.push(one)
    else groups.set(key, [one])
  }
  for (const competitors of groups.values()) settled.push(...resolve(competitors))
  return settled
}
