import {
  Replay,
  type AccountPlan,
  type AccountSnapshot,
  type CalendarDate,
  type DecisionContext,
  type Policy,
} from ".."
import { aReceivable, anAccount } from "./builders"

/** Money received for a receivable; negative when a payment was returned. */
export interface LedgerPayment {
  readonly on: CalendarDate
  readonly amount: bigint
}

/** One receivable of a simulated ledger with the money that came for it. */
export interface LedgerRow {
  readonly id: string
  readonly account: string
  readonly issue: CalendarDate
  readonly due: CalendarDate
  readonly currency: string
  readonly amount: bigint
  readonly payments: readonly LedgerPayment[]
  readonly sellingEntity?: string | null
  readonly paymentMethod?: string | null
}

const receivableOf = (row: LedgerRow) =>
  aReceivable({
    id: row.id,
    number: row.id,
    issueDate: row.issue,
    dueDate: row.due,
    currency: row.currency,
    amount: row.amount,
    sellingEntity: row.sellingEntity ?? null,
    paymentMethod: row.paymentMethod ?? null,
  })

function replayOf(
  id: string,
  rows: readonly LedgerRow[],
  policy: Policy,
  contextFor: (asOf: CalendarDate) => DecisionContext
): Replay {
  const account = anAccount({ id, customerSince: rows[0].issue, receivables: rows.map(receivableOf) })
  const money = new Map(
    rows.map((row) => [row.id, row.payments.map(({ on, amount }) => ({ knownOn: on, valueDate: on, amount }))])
  )
  return new Replay({ account, money, status: null }, policy, contextFor)
}

/** A ledger in memory on which the domain is run day by day; it stands in for the database in fast tests. */
export class Simulation {
  private readonly replays = new Map<string, Replay>()

  constructor(
    rows: readonly LedgerRow[],
    readonly policy: Policy,
    readonly context: DecisionContext
  ) {
    const contextFor = (asOf: CalendarDate) =>
      context.paymentsReportedOn === null ? context : { ...context, paymentsReportedOn: asOf }
    for (const account of new Set(rows.map((row) => row.account))) {
      const own = rows.filter((row) => row.account === account)
      this.replays.set(account, replayOf(account, own, policy, contextFor))
    }
  }

  /** Plans every account on a day and carries the plans out. */
  runDay(asOf: CalendarDate): AccountPlan[] {
    return [...this.replays.values()].flatMap((replay) => replay.runDay(asOf) ?? [])
  }

  /** What the account looks like on a day, from the rows and what was done before. */
  snapshotOf(account: string, asOf: CalendarDate): AccountSnapshot | null {
    return this.replays.get(account)?.snapshotOn(asOf) ?? null
  }
}
