import {
  holdsOn,
  nextDay,
  viewAccount,
  type AccountSnapshot,
  type AccountView,
  type CalendarDate,
  type Policy,
  type Status,
} from "../../../domain"
import type { ReachExample, TaskReach } from "../../../contract/policies"
import { accountsWithOpen } from "../sql/candidates"
import type { Db } from "../sql/db"
import { namesOf } from "../sql/planned-accounts"
import { decideAccounts } from "./decide-accounts"
import type { EngineHost } from "./engine"
import { wholeAccount } from "./horizon"
import type { World } from "./world"

const EXAMPLES = 3

interface Reached {
  readonly accountId: string
  readonly receivableId: string | null
  readonly dueDate: CalendarDate | null
  readonly day: CalendarDate
}

/** A decided account, seen today. */
interface Seen {
  readonly view: AccountView
  readonly policy: Policy
  /** Status after today's move. */
  readonly status: Status
  readonly problem: string | null
}

/** An account on later days, if nothing is paid until then; each day is computed once. */
export function viewsOf(snapshot: AccountSnapshot, world: World): (day: CalendarDate) => AccountView {
  const views = new Map<CalendarDate, AccountView>()
  return (day) => {
    const known = views.get(day) ?? viewAccount(snapshot, day, world.contextFor(day))
    views.set(day, known)
    return known
  }
}

/** Subjects of a decided account that a task will come to, and when, if nothing is paid until then. */
export function comingTo({ view, policy, status, problem }: Seen, world: World, taskId: string): Reached[] {
  const { account: snapshot, asOf: today } = view
  const task = policy.tasks.find((one) => one.id === taskId)
  if (!task || problem !== null || status !== task.status) return []
  const viewOn = viewsOf(snapshot, world)
  // A day on which its conditions would not hold is none it comes on.
  const comesTo = (subjectId: string): CalendarDate | null => {
    const day = nextDay(view, task, subjectId)
    return day && day >= today && holdsOn(view, task, subjectId, day, viewOn) ? day : null
  }
  if (task.subject === "account") {
    const day = comesTo(snapshot.id)
    return day ? [{ accountId: snapshot.id, receivableId: null, dueDate: null, day }] : []
  }
  return snapshot.receivables
    .filter((one) => one.open > 0n)
    .flatMap((one) => {
      const day = comesTo(one.id)
      return day ? [{ accountId: snapshot.id, receivableId: one.id, dueDate: one.dueDate, day }] : []
    })
}

async function exampleOf(db: Db, reached: readonly Reached[]): Promise<ReachExample[]> {
  const names = await namesOf(
    db,
    reached.flatMap(({ accountId, receivableId }) => [accountId, ...(receivableId ? [receivableId] : [])])
  )
  return reached.map(({ accountId, receivableId, dueDate, day }) => ({
    account_id: accountId,
    account_name: names.get(accountId) ?? accountId,
    receivable_id: receivableId,
    number: receivableId && (names.get(receivableId) ?? receivableId),
    due_date: dueDate,
    day,
  }))
}

/**
 * Whom a task will come to if nothing is paid until then, with the first three dated (E-20). No customer is begun
 * after `endsAt` (`performance.now`): the answer says then that there are more.
 */
export async function reachOf(host: EngineHost, world: World, taskId: string, endsAt: number): Promise<TaskReach> {
  const db = host.db()
  const today = world.clock.today
  const customers = new Set<string>()
  let count = 0
  let first: Reached[] = []
  let isAll = true
  for await (const ids of accountsWithOpen(db, host.chunkSize)) {
    isAll = performance.now() <= endsAt
    if (!isAll) break
    const decided = await decideAccounts(db, world, ids, today, wholeAccount(today))
    const reached = decided.flatMap(({ snapshot, policy, plan, problem }) => {
      const view = viewAccount(snapshot, today, world.contextFor(today))
      return comingTo({ view, policy, status: plan.status, problem }, world, taskId)
    })
    for (const { accountId } of reached) customers.add(accountId)
    count += reached.length
    first = [...first, ...reached].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).slice(0, EXAMPLES)
  }
  return { subjects: count, customers: customers.size, is_all: isAll, examples: await exampleOf(db, first) }
}
