import type { OperationDefinition } from "../../../operations"
import type { PlannedAct } from "../../../domain"
import { endStaleWaits, endWaitsOf, insertActions, noteHistory, noteWaits } from "../sql/actions"
import type { ActionRow } from "../sql/action-rows"
import type { Db } from "../sql/db"
import { insertNotices, type NoticeRow } from "../sql/notices"
import { moveStatuses, type StatusMoveRow } from "../sql/plan-effects"
import { askWhereNothingCanBeSent } from "./ask-to-call"
import { waitKey, type Decided } from "./decide-accounts"
import { writeCalendarTasks } from "./write-calendar"
import { writeHolds } from "./write-holds"
import { writeProposals } from "./write-proposals"
import { actionRow, eventRow, noticeRow, silentNoticeRow, type RunOf } from "./plan-rows"
import { newId } from "./ids"
import type { World } from "./world"

/** Events of a written plan, published after the commit (DESIGN §6). */
export interface ArmsEvent {
  readonly name: string
  readonly data: Record<string, string>
}

/** Rows of a chunk, collected account by account and written in a fixed number of statements. */
interface Sheet {
  readonly taken: ActionRow[]
  readonly waits: ActionRow[]
  readonly closed: { subject_id: string; step: string }[]
  readonly notices: NoticeRow[]
  readonly moves: StatusMoveRow[]
  readonly events: ArmsEvent[]
}

const operationOf = (world: World, act: PlannedAct): OperationDefinition | undefined =>
  world.catalog.operations[act.task.operation.kind]

/** Ends the wait of a step that acts or closes now, where there is one. */
function close({ waiting }: Decided, row: { subjectId: string; task: { step: string } }, sheet: Sheet) {
  if (!waiting.has(waitKey(row.subjectId, row.task.step))) return
  sheet.closed.push({ subject_id: row.subjectId, step: row.task.step })
}

function collectActs(world: World, run: RunOf, decided: Decided, sheet: Sheet) {
  const { plan } = decided
  const rowOf = new Map(plan.acts.map((act) => [act, actionRow(run, decided, act, "done", null)]))
  for (const notice of plan.notices) {
    const members = plan.acts.filter((act) => act.notice === notice.group)
    const row = noticeRow(run, decided, notice, members)
    sheet.notices.push(row)
    for (const act of members) Object.assign(rowOf.get(act)!, { notice_id: row.id })
  }
  for (const [act, row] of rowOf) {
    const outside = operationOf(world, act)?.perform !== undefined
    if (outside && row.notice_id === null) {
      const notice = silentNoticeRow(run, decided, act)
      sheet.notices.push(notice)
      row.notice_id = notice.id
    }
    if (row.notice_id !== null && !run.rehearsal) row.state = "planned"
    sheet.taken.push(row)
    close(decided, act, sheet)
  }
}

const CLOSED_AS: Record<string, string> = { history: "history", settled: "settled" }

function collectSuppressions(run: RunOf, decided: Decided, sheet: Sheet) {
  for (const suppression of decided.plan.suppressions) {
    const { reason, final } = suppression
    const state = CLOSED_AS[reason] ?? (final ? "skipped" : "waiting")
    const row = actionRow(run, decided, suppression, state, reason)
    if (row.state === "waiting" || row.state === "history") sheet.waits.push(row)
    else sheet.taken.push(row)
    if (final && row.state === "skipped") close(decided, suppression, sheet)
  }
}

function collectProblem(run: RunOf, decided: Decided, sheet: Sheet) {
  const { problem, plan } = decided
  if (problem === null) return
  const result = { error: problem }
  const event = {
    step: "plan",
    occurrence: plan.asOf,
    operation: "plan",
    state: "failed",
    reason: null,
    facts: null,
    result,
  }
  sheet.taken.push(eventRow(run, decided, event))
}

function collectMove(run: RunOf, decided: Decided, sheet: Sheet) {
  const { plan, snapshot } = decided
  const { move } = plan
  const first = snapshot.status.periodId.endsWith(":start")
  if (first && !run.rehearsal) {
    sheet.moves.push({
      id: newId("arsta"),
      account_id: snapshot.id,
      status: snapshot.status.value,
      since: plan.asOf,
      source: "rule",
      reason: "start status of the policy",
      is_first: true,
    })
  }
  if (move) {
    const row = eventRow(run, decided, {
      step: `status:${move.ruleId}`,
      occurrence: snapshot.status.periodId,
      operation: "set_status",
      reason: null,
      facts: move.facts,
      result: { from: move.from, to: move.to },
    })
    sheet.taken.push(row)
    if (!run.rehearsal) {
      sheet.moves.push({
        id: newId("arsta"),
        account_id: snapshot.id,
        status: move.to,
        since: plan.asOf,
        source: "rule",
        reason: move.ruleId,
      })
      sheet.events.push({
        name: "arms.status.changed",
        data: { account_id: snapshot.id, from: move.from, to: move.to },
      })
    }
  }
}

/** Writes the plans of a chunk of accounts: register, notices, calendar, statuses, holds. */
export async function writePlans(db: Db, world: World, run: RunOf, chunk: readonly Decided[]): Promise<ArmsEvent[]> {
  const sheet: Sheet = { taken: [], waits: [], closed: [], notices: [], moves: [], events: [] }
  for (const decided of chunk) {
    collectProblem(run, decided, sheet)
    collectActs(world, run, decided, sheet)
    collectSuppressions(run, decided, sheet)
    collectMove(run, decided, sheet)
  }
  const taken = await insertActions(db, sheet.taken)
  await writeProposals(db, run, chunk)
  if (run.rehearsal || chunk.length === 0) return []
  await noteWaits(
    db,
    sheet.waits.filter((row) => row.state === "waiting")
  )
  await noteHistory(
    db,
    sheet.waits.filter((row) => row.state === "history")
  )
  await endWaitsOf(db, sheet.closed)
  // A plan by hand gives no waits again: those of the account go on.
  if (run.id !== null)
    await endStaleWaits(
      db,
      chunk.map(({ snapshot }) => snapshot.id),
      chunk[0].plan.asOf
    )
  const alive = new Set(sheet.taken.filter((row) => !taken.has(row.id)).map((row) => row.notice_id))
  await insertNotices(
    db,
    sheet.notices.filter((notice) => alive.has(notice.id))
  )
  await moveStatusesInTurn(db, sheet.moves)
  await writeCalendarTasks(db, world, run, chunk)
  await askWhereNothingCanBeSent(db, world, chunk)
  const held = await writeHolds(db, run, chunk, world.contextFor(chunk[0].plan.asOf))
  return [...sheet.events, ...held]
}

/** An account that gets its first status and moves on the same day takes two turns. */
async function moveStatusesInTurn(db: Db, moves: readonly StatusMoveRow[]) {
  await moveStatuses(
    db,
    moves.filter((move) => move.is_first)
  )
  await moveStatuses(
    db,
    moves.filter((move) => !move.is_first)
  )
}
