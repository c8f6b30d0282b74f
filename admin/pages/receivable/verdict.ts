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

/**
 * The first of: what acts today, what waits, what comes next; else whether all that is over lay before ARMS knew of it
 * (E-18, R-9), so that nobody will be told by itself although something is open; else that nothing more happens.
 */
export function verdictOf(tasks: readonly Explanation[], isOpen: boolean): Verdict {
  const today = tasks.find(({ answer }) => answer === "acts")
  if (today) return { says: "today", task: today.task }
  const waiting = tasks.find(({ answer, is_final }) => answer === "suppressed" && !is_final)
  if (waiting) return { says: "waits", task: waiting.task, reason: waiting.reason ?? undefined }
  const [next] = tasks
    .filter(({ answer, day }) => answer === "not_due" && day !== null)
    .sort((one, other) => one.day!.localeCompare(other.day!))
  if (next) return { says: "next", task: next.task, on: next.day ?? undefined }
  const isHistory = tasks.some(({ reason }) => reason === "history") && !tasks.some(({ answer }) => answer === "acted")
  return { says: isOpen && isHistory ? "history" : "nothing" }
}
