import { setImmediate as breathe } from "timers/promises"
import {
  addDays,
  groupBy,
  parseAmount,
  Replay,
  type AccountSnapshot,
  type AppliedMoney,
  type CalendarDate,
  type PlannedAct,
  type Policy,
  type ReceivableSnapshot,
} from "../../../domain"
import type { LookBack, LookBackExample } from "../../../contract/policies"
import type { Db } from "../sql/db"
import { accountsSince, appliedMoney, statusesOn, type AppliedRow } from "../sql/look-back"
import { namesOf } from "../sql/planned-accounts"
import { decideAccounts, type Decided } from "./decide-accounts"
import { wholeAccount } from "./horizon"
import type { World } from "./world"

/** Days that are counted. */
const DAYS = 90
/** Days before them that are only lived through, so that the first counted day is like any other. */
const RUN_UP = 30
/** So many customers are looked at; the answer says of how many. */
const CUSTOMERS = 300
const EXAMPLES = 3
/** Nothing is looked at after that; the answer says how many customers were. */
const LONGEST_MS = 10_000
/** So long others wait at most. */
const TURN_MS = 20
const ALWAYS = "1970-01-01" as CalendarDate

/** The policy as if its tasks had always been on, and every pause and gap in the runs had not been. */
const asAlways = (policy: Policy): Policy => ({
  ...policy,
  tasks: policy.tasks.map((task) => ({ ...task, on_since: ALWAYS })),
})

const isOver = ({ open, settledKnownOn, settledOn }: ReceivableSnapshot, from: CalendarDate) =>
  open === 0n && (settledKnownOn ?? settledOn ?? ALWAYS) < from

/** The account with what was open since a day; what had been settled before is history for streaks and averages. */
function since(account: AccountSnapshot, from: CalendarDate): AccountSnapshot {
  const over = account.receivables.filter((one) => isOver(one, from))
  return {
    ...account,
    receivables: account.receivables.filter((one) => !isOver(one, from)),
    settled: over.flatMap(({ settledOn, dueDate, currency, amount, opening }) =>
      settledOn ? [{ settledOn, dueDate, currency, amount, opening }] : []
    ),
  }
}

/** What was applied to a receivable; one that was settled without it, say by an import, was so on its day. */
function moneyOf(receivable: ReceivableSnapshot, rows: readonly AppliedRow[]): AppliedMoney[] {
  const money = rows.map((row) => ({
    knownOn: row.known_on as CalendarDate,
    valueDate: row.value_date as CalendarDate,
    amount: parseAmount(row.amount, receivable.currency) ?? 0n,
  }))
  const { amount, open, settledOn, settledKnownOn } = receivable
  const missing = amount - open - money.reduce((sum, one) => sum + one.amount, 0n)
  if (missing <= 0n || !settledOn) return money
  return [...money, { knownOn: settledKnownOn ?? settledOn, valueDate: settledOn, amount: missing }]
}

async function replaysOf(db: Db, world: World, decided: readonly Decided[], from: CalendarDate): Promise<Replay[]> {
  const ids = decided.map(({ snapshot }) => snapshot.id)
  const money = groupBy(await appliedMoney(db, ids, from), (row) => row.receivable_id)
  const statuses = new Map((await statusesOn(db, ids, from)).map((row) => [row.account_id, row]))
  const contextFor = (asOf: CalendarDate) => ({
    ...world.contextFor(asOf),
    paymentsReportedOn: asOf,
    paused: false,
    lastPauseEnd: null,
    lastGapEnd: null,
  })
  return decided.map(({ snapshot, policy }) => {
    const account = since(snapshot, from)
    const then = statuses.get(snapshot.id)
    const status = then
      ? { value: then.status, since: then.since as CalendarDate, periodId: then.id, first: then.is_first }
      : null
    const applied = new Map(account.receivables.map((one) => [one.id, moneyOf(one, money.get(one.id) ?? [])]))
    return new Replay({ account, money: applied, status }, asAlways(policy), contextFor)
  })
}

/** Work that takes long: others are served in between, and it ends when its time is over. */
class Turns {
  private readonly begun = performance.now()
  private last = this.begun

  isOver(): boolean {
    return performance.now() - this.begun > LONGEST_MS
  }

  async letOthers(): Promise<void> {
    if (performance.now() - this.last < TURN_MS) return
    await breathe()
    this.last = performance.now()
  }
}

interface Done {
  readonly accountId: string
  readonly act: PlannedAct
  readonly day: CalendarDate
}

async function examplesOf(db: Db, done: readonly Done[], decided: readonly Decided[]): Promise<LookBackExample[]> {
  const latest = [...done].sort((a, b) => (a.day < b.day ? 1 : -1)).slice(0, EXAMPLES)
  const receivables = new Map(decided.flatMap(({ snapshot }) => snapshot.receivables.map((one) => [one.id, one])))
  const names = await namesOf(
    db,
    latest.flatMap(({ accountId, act }) => [accountId, act.subjectId])
  )
  return latest.map(({ accountId, act, day }) => {
    const receivable = act.subject === "receivable" ? (receivables.get(act.subjectId) ?? null) : null
    return {
      account_id: accountId,
      account_name: names.get(accountId) ?? accountId,
      receivable_id: receivable?.id ?? null,
      number: receivable?.number ?? null,
      due_date: receivable?.dueDate ?? null,
      day,
      settled_on: receivable?.settledOn ?? null,
    }
  })
}

/**
 * What a task would have done in the last 90 days: the accounts of its policy are decided again, day by day, by the
 * one decision function, from what was known on each day. The world is the one the change was tried in.
 */
export async function lookBack(db: Db, world: World, policyId: string, taskId: string): Promise<LookBack> {
  const today = world.clock.today
  const counted = addDays(today, -DAYS)
  const from = addDays(counted, -RUN_UP)
  const isDefault = world.defaultPolicy?.id === policyId
  const { ids, count } = await accountsSince(db, { since: from, today, policyId, isDefault }, CUSTOMERS)
  const decided = (await decideAccounts(db, world, ids, today, wholeAccount(today))).filter(
    (one) => one.policy.id === policyId && one.problem === null
  )
  const replays = await replaysOf(db, world, decided, from)
  const done: Done[] = []
  const turns = new Turns()
  let lookedAt = 0
  for (const [index, replay] of replays.entries()) {
    const accountId = decided[index].snapshot.id
    const found: Done[] = []
    for (let day = from; day < today && !turns.isOver(); day = addDays(day, 1)) {
      const acts = replay.runDay(day)?.acts ?? []
      if (day >= counted) for (const act of acts) if (act.task.id === taskId) found.push({ accountId, act, day })
      await turns.letOthers()
    }
    // Half a customer is none.
    if (turns.isOver()) break
    done.push(...found)
    lookedAt++
  }
  return {
    days: DAYS,
    acts: done.length,
    customers: new Set(done.map(({ accountId }) => accountId)).size,
    looked_at: lookedAt,
    of_customers: count,
    examples: await examplesOf(db, done, decided),
  }
}
