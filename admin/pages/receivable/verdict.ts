import type { Explanation } from "../../../src/contract/explain"

/** What the answers of all tasks come to. */
export interface Verdict {
  readonly says: "today" | "next" | "waits" | "history" | "nothing"
  /** The task it is about. */
  readonly task?: string
  /** `YYYY-MM-DD` */
  readonly on?: string
  readonly reason?: string
}

const waitsFor = ({ task, reason }: Explanation): Verdict => ({ says: "waits", task, reason: reason ?? undefined })

/**
 * The first of: what acts today, what waits for others, what comes next, what waits for its own conditions, which may
 * never hold; else whether all that is over lay before ARMS knew of it
 * (E-18, R-9), so that nobody will be told by itself although something is open; else that nothing more happens.
 */
export function verdictOf(tasks: readonly Explanation[], isOpen: boolean): Verdict {
  const today = tasks.find(({ answer }) => answer === "acts")
  if (today) return { says: "today", task: today.task }
  const waiting = tasks.filter(({ answer, is_final }) => answer === "suppressed" && !is_final)
  const held = waiting.find(({ reason }) => reason !== "conditions" && reason !== "unknown_fact")
  if (held) return waitsFor(held)
  const [next] = tasks
    .filter(({ answer, day }) => answer === "not_due" && day !== null)
    .sort((one, other) => one.day!.localeCompare(other.day!))
  if (next) return { says: "next", task: next.task, on: next.day ?? undefined }
  if (waiting.length > 0) return waitsFor(waiting[0])
  const isHistory = tasks.some(({ reason }) => reason === "history") && !tasks.some(({ answer }) => answer === "acted")
  return { says: isOpen && isHistory ? "history" : "nothing" }
}
