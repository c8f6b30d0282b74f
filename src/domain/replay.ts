import { addDays, type CalendarDate } from "./calendar-date"
import type { DecisionContext } from "./context"
import type { Minor } from "./money"
import { planAccount } from "./plan"
import type { AccountPlan } from "./plan-types"
import { ReplayMemory } from "./replay-memory"
import type { AccountSnapshot, ReceivableSnapshot, Volume } from "./snapshot"
import type { Policy } from "./task"

/** Money applied to a receivable, known from `knownOn`; negative when a payment was returned. */
export interface AppliedMoney {
  readonly knownOn: CalendarDate
  readonly valueDate: CalendarDate
  readonly amount: Minor
}

/** An account as it stands today, with everything it takes to tell how it stood before. */
export interface Replayed {
  /**
   * With every receivable that was open on one of the days, and as `settled` what had been settled before them; what
   * was done with them does not count.
   */
  readonly account: AccountSnapshot
  /** By receivable, in the order it became known. */
  readonly money: ReadonlyMap<string, readonly AppliedMoney[]>
  /** Status on the first day; `null`: the policy's start status. */
  readonly status: AccountSnapshot["status"] | null
}

/** Settled receivables are looked at so many days after issue: later nobody says thanks. */
const WORTH_A_WORD_DAYS = 7

/** The receivable by what was known on a day. */
function receivableOn(
  receivable: ReceivableSnapshot,
  money: readonly AppliedMoney[],
  asOf: CalendarDate,
  memory: ReplayMemory
): ReceivableSnapshot {
  let open = receivable.amount
  let settled: AppliedMoney | null = null
  let reopened: ReceivableSnapshot["reopened"] = null
  for (const one of money) {
    if (one.knownOn > asOf) continue
    open -= one.amount
    if (open <= 0n) settled ??= one
    else if (settled) {
      reopened = { settledOn: settled.valueDate, on: one.knownOn }
      settled = null
    }
  }
  return {
    ...receivable,
    open: open > 0n ? open : 0n,
    settledOn: settled?.valueDate ?? null,
    settledKnownOn: settled?.knownOn ?? null,
    reopened,
    steps: memory.stepsOf(receivable.id),
  }
}

function volumesOf(receivables: readonly ReceivableSnapshot[], asOf: CalendarDate): Record<string, Volume> {
  const volumes: Record<string, { issued90: Minor; openBefore: Minor; open: Minor }> = {}
  for (const { currency, amount, open, issueDate } of receivables) {
    const sum = (volumes[currency] ??= { issued90: 0n, openBefore: 0n, open: 0n })
    sum.open += open
    if (issueDate > addDays(asOf, -90)) sum.issued90 += amount
    else sum.openBefore += open
  }
  return volumes
}

/**
 * One account decided again day by day, by the one decision function, from what was known on each day; every act is
 * done at once. What ARMS keeps no history of (money on account, exemptions, pins) is left out.
 */
export class Replay {
  private memory: ReplayMemory | null = null

  constructor(
    private readonly one: Replayed,
    private readonly policy: Policy,
    private readonly contextFor: (asOf: CalendarDate) => DecisionContext
  ) {}

  /** How the account stood on a day; `null` when nothing was known of it yet. */
  snapshotOn(asOf: CalendarDate): AccountSnapshot | null {
    const { account, money, status } = this.one
    const known = account.receivables.filter((one) => one.issueDate <= asOf && one.knownSince <= asOf)
    if (known.length === 0) return null
    const first = known[0].issueDate
    this.memory ??= new ReplayMemory(
      account.id,
      status ?? { value: this.policy.start_status, since: first, periodId: `${account.id}.p0`, first: true }
    )
    const memory = this.memory
    const receivables = known.map((one) => receivableOn(one, money.get(one.id) ?? [], asOf, memory))
    return {
      ...account,
      policySince: null,
      pinnedUntil: null,
      receivables: receivables.filter((one) => one.open > 0n || addDays(one.issueDate, WORTH_A_WORD_DAYS) >= asOf),
      settled: [
        ...account.settled,
        ...receivables.flatMap(({ settledOn, dueDate, currency, amount, opening }) =>
          settledOn ? [{ settledOn, dueDate, currency, amount, opening }] : []
        ),
      ],
      volume: volumesOf(receivables, asOf),
      unapplied: [],
      exemptions: [],
      nextHold: null,
      silenced: [],
      ...memory.asSnapshot(receivables),
    }
  }

  /** Plans a day and carries the plan out. */
  runDay(asOf: CalendarDate): AccountPlan | null {
    const snapshot = this.snapshotOn(asOf)
    if (!snapshot) return null
    const plan = planAccount(snapshot, asOf, this.policy, this.contextFor(asOf))
    this.memory?.carryOut(plan)
    return plan
  }
}
