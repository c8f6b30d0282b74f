import { setImmediate as breathe } from "timers/promises"
import {
  addDays,
  groupBy,
  parseAmount,
  Replay,
  type AppliedMoney,
  type CalendarDate,
  type PlannedAct,
  type Policy,
} from "../../../domain"
import type { LookBack, LookBackExample } from "../../../contract/policies"
import type { Db } from "../sql/db"
import { accountsSince, appliedMoney, statusesOn } from "../sql/look-back"
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
const ALWAYS = "1970-01-01" as CalendarDate

/** The policy as if its tasks had always been on, and every pause and gap in the runs had not been. */
const asAlways = (policy: Policy): Policy => ({
  ...policy,
  tasks: policy.tasks.map((task) => ({ ...task, on_since: ALWAYS })),
})

async function replaysOf(db: Db, world: World, decided: readonly Decided[], from: CalendarDate): Promise<Replay[]> {
  const ids = decided.map(({ snapshot }) => snapshot.id)
  const money = groupBy(await appliedMoney(db, ids), (row) => row.receivable_id)
  const statuses = new Map((await statusesOn(db, ids, from)).map((row) => [row.account_id, row]))
  const contextFor = (asOf: CalendarDate) => ({
    ...world.contextFor(asOf),
    paymentsReportedOn: asOf,
    paused: false,
    lastPauseEnd: null,
    lastGapEnd: null,
  })
  return decided.map(({ snapshot, policy }) => {
    const applied = new Map<string, AppliedMoney[]>()
    for (const { id, currency } of snapshot.receivables) {
      const rows = money.get(id) ?? []
      const amountOf = (text: string) => parseAmount(text, currency) ?? 0n
      applied.set(
        id,
        rows.map((row) => ({
          knownOn: row.known_on as CalendarDate,
          valueDate: row.value_date as CalendarDate,
          amount: amountOf(row.amount),
        }))
      )
    }
    const then = statuses.get(snapshot.id)
    const status = then
      ? { value: then.status, since: then.since as CalendarDate, periodId: then.id, first: then.is_first }
      : null
    return new Replay({ account: snapshot, money: applied, status }, asAlways(policy), contextFor)
  })
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
  const { ids, count } = await accountsSince(db, from, CUSTOMERS)
  const decided = (await decideAccounts(db, world, ids, today, wholeAccount(today))).filter(
    (one) => one.policy.id === policyId && one.problem === null
  )
  const replays = await replaysOf(db, world, decided, from)
  const done: Done[] = []
  for (const [index, replay] of replays.entries()) {
    const accountId = decided[index].snapshot.id
    for (let day = from; day < today; day = addDays(day, 1)) {
      const acts = replay.runDay(day)?.acts ?? []
      if (day >= counted) for (const act of acts) if (act.task.id === taskId) done.push({ accountId, act, day })
    }
    // Others are served between two customers.
    await breathe()
  }
  return {
    days: DAYS,
    acts: done.length,
    customers: new Set(done.map(({ accountId }) => accountId)).size,
    looked_at: decided.length,
    of_customers: count,
    examples: await examplesOf(db, done, decided),
  }
}
