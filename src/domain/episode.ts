import { addDays, daysBetween, type CalendarDate } from "./calendar-date"
import { evaluateAccount } from "./conditions"
import { nextForAccount, type Occurrence } from "./occurrence"
import type { AccountSnapshot } from "./snapshot"
import type { Task } from "./task"
import { viewAccount, type AccountView } from "./view"

/** No episode is looked for further back than this. */
const LOOK_BACK_DAYS = 400

const NO_MONEY = { amount: 0n, open: 0n }

/**
 * The account as its facts stood on an earlier day, by dates alone: what was not yet issued is
 * left out, what was settled later is open again. Partial payments are taken as they are now.
 */
function asItWasOn(account: AccountSnapshot, day: CalendarDate): AccountSnapshot {
  const receivables = account.receivables
    .filter((receivable) => receivable.issueDate <= day && receivable.knownSince <= day)
    .map((receivable) => {
      const settled = receivable.settledOn !== null && receivable.settledOn <= day
      const reopened = receivable.reopened && receivable.reopened.settledOn <= day && day < receivable.reopened.on
      if (settled || reopened) return { ...receivable, ...NO_MONEY }
      return receivable.settledOn === null ? receivable : { ...receivable, open: receivable.amount }
    })
  return { ...account, receivables, settled: account.settled.filter((item) => item.settledOn <= day) }
}

/**
 * Have the conditions ceased between the last act and today? Computed from dates, not from which
 * days a run took place.
 */
function ceasedSince(task: Task, view: AccountView, lastOn: CalendarDate): boolean {
  const days = Math.min(daysBetween(lastOn, view.asOf), LOOK_BACK_DAYS)
  for (let back = 0; back < days; back++) {
    const day = addDays(view.asOf, -back)
    const then = viewAccount(asItWasOn(view.account, day), day, view.context)
    if (evaluateAccount(then, task.conditions).verdict === "fails") return true
  }
  return false
}

/** The episode of a task that acts *while its conditions hold*, once per episode. */
function nextEpisode(task: Task, view: AccountView): Occurrence | null {
  const done = view.account.steps[task.step]?.rounds.episode
  if (done && !ceasedSince(task, view, done.lastOn)) return null
  const key = `episode.${(done?.closed ?? 0) + 1}`
  return { key, round: "episode", day: view.asOf, rawDay: view.asOf }
}

/** The next occurrence of an account task, whatever it hangs on. */
export const nextOfAccount = (task: Task, view: AccountView): Occurrence | null =>
  task.trigger.kind === "while" ? nextEpisode(task, view) : nextForAccount(task, view.account, view.asOf, view.context)
