import type { Minor } from "./money"
import type { Status } from "./task"

/** What is known of how an account has bought and paid in one currency; amounts in minor units. */
export interface CreditHistory {
  /** Issued on credit in the last twelve months. */
  readonly issued: Minor
  /** Whole months since its first document. */
  readonly months: number
  /** Days it is given to pay, weighed by amount. */
  readonly termsDays: number
  /** Value date − due date of what was settled, weighed by amount; `null`: nothing was. */
  readonly daysLate: number | null
  readonly status: Status
  /** Overdue today. */
  readonly overdue: Minor
}

/** A limit that ARMS would propose, and why. */
export interface SuggestedLimit {
  /** Minor units; `null`: there is not enough to go by. */
  readonly amount: Minor | null
  /** Names of what it was reckoned from, for the person who decides. */
  readonly because: readonly string[]
}

/** Shorter than this there is no history to go by. */
const SHORTEST_MONTHS = 3
const LATE_DAYS = 15

/** Two figures and zeros: a limit is a round number. */
function round(amount: Minor): Minor {
  const unit = 10n ** BigInt(Math.max(0, amount.toString().length - 2))
  return (amount / unit) * unit
}

/**
 * A limit from payment history and length of relationship: what an account buys in the time it is given to pay and a month
 * more; half of it while it is known for less than a year, when it pays late or is not green; none while it is red or
 * something is overdue. It is a proposal: a person approves.
 */
export function suggestLimit(history: CreditHistory): SuggestedLimit {
  if (history.months < SHORTEST_MONTHS || history.issued === 0n)
    return { amount: null, because: ["too_short_a_history"] }
  if (history.status === "red") return { amount: 0n, because: ["status_red"] }
  if (history.overdue > 0n) return { amount: null, because: ["overdue"] }
  const months = BigInt(Math.min(12, history.months))
  const days = BigInt(history.termsDays + 30)
  const turnover = (history.issued * days) / (months * 30n)
  const because = ["turnover_of_the_terms_and_a_month"]
  let amount = turnover
  const halve = (why: string) => {
    amount /= 2n
    because.push(why)
  }
  if (history.months < 12) halve("known_for_less_than_a_year")
  if (history.daysLate === null || history.daysLate > LATE_DAYS) halve("pays_late")
  if (history.status === "yellow") halve("status_yellow")
  return { amount: round(amount), because }
}
