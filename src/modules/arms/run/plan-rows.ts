import { createHash } from "crypto"
import type { PlannedAct, PlannedNotice, PlannedSuppression } from "../../../domain"
import type { ActionRow } from "../sql/action-rows"
import type { NoticeRow } from "../sql/notices"
import type { Decided } from "./decide-accounts"
import { newId } from "./ids"

/** The run a plan is written for. */
export interface RunOf {
  /** `null` outside a run, e.g. when a payment lifts a hold. */
  readonly id: string | null
  readonly rehearsal: boolean
  readonly actor: string
}

type Planned = PlannedAct | PlannedSuppression

/** Common cells of a register row of a plan. */
export function actionRow(
  run: RunOf,
  { plan, policy, snapshot }: Decided,
  row: Planned,
  state: string,
  reason: string | null
): ActionRow {
  const facts = row.task.concerns_settled ? { ...row.facts, concerns_settled: true } : row.facts
  return {
    id: newId("aract"),
    run_id: run.id,
    account_id: snapshot.id,
    subject: row.subject,
    subject_id: row.subjectId,
    step: row.task.step,
    occurrence: row.occurrence,
    task_id: row.task.id,
    task_version: row.task.version,
    policy_id: policy.id,
    policy_version: policy.version,
    operation: row.task.operation.kind,
    voice: row.task.voice,
    status: plan.status,
    state: run.rehearsal ? "rehearsed" : state,
    reason,
    due_day: row.day,
    business_date: plan.asOf,
    first_day: plan.asOf,
    last_day: plan.asOf,
    facts,
    result: null,
    notice_id: null,
    actor: run.actor,
    idempotency_key: null,
  }
}

/** A register row for something that is not a task's occurrence: a move, a hold, a withdrawal. */
export function eventRow(
  run: RunOf,
  decided: Decided,
  event: {
    step: string
    occurrence: string
    operation: string
    state?: string
    reason: string | null
    facts: unknown
    result?: unknown
  }
): ActionRow {
  const { snapshot, plan, policy } = decided
  return actionOf({
    id: newId("aract"),
    run_id: run.id,
    account_id: snapshot.id,
    step: event.step,
    occurrence: event.occurrence,
    policy_id: policy.id,
    policy_version: policy.version,
    operation: event.operation,
    status: plan.status,
    state: run.rehearsal ? "rehearsed" : (event.state ?? "done"),
    reason: event.reason,
    business_date: plan.asOf,
    facts: event.facts,
    result: event.result ?? null,
    actor: run.actor,
  })
}

type Known = "id" | "account_id" | "step" | "occurrence" | "operation" | "business_date" | "actor"

/** A row about an account of which only some cells are known; what is left out is empty. */
export const actionOf = (cells: Pick<ActionRow, Known> & Partial<ActionRow>): ActionRow => ({
  run_id: null,
  subject: "account",
  subject_id: cells.account_id ?? "",
  task_id: null,
  task_version: null,
  policy_id: null,
  policy_version: null,
  voice: null,
  status: null,
  state: "done",
  reason: null,
  due_day: null,
  first_day: cells.business_date,
  last_day: cells.business_date,
  facts: null,
  result: null,
  notice_id: null,
  idempotency_key: null,
  ...cells,
})

const keyOf = (act: PlannedAct) => `${act.task.step}|${act.subjectId}|${act.occurrence}`

/** Key of a notice: a hash of the action keys planned into it (DESIGN §6). */
export const noticeKey = (acts: readonly PlannedAct[]): string =>
  createHash("sha256").update(acts.map(keyOf).sort().join("\n")).digest("hex").slice(0, 40)

/** The row of a notice with its members. */
export function noticeRow(
  run: RunOf,
  decided: Decided,
  notice: PlannedNotice,
  members: readonly PlannedAct[]
): NoticeRow {
  const { params, kind } = notice.lead.operation
  return {
    id: newId("arnot"),
    run_id: run.id ?? "",
    account_id: decided.snapshot.id,
    business_date: decided.plan.asOf,
    selling_entity: notice.sellingEntity,
    currency: notice.currency,
    channel: notice.channel,
    operation: kind,
    voice: notice.voice,
    text_key: typeof params.text === "string" ? params.text : "reminder_1",
    params,
    key: noticeKey(members),
  }
}

/** Work outside the database that says nothing to the customer has a notice of its own. */
export function silentNoticeRow(run: RunOf, decided: Decided, act: PlannedAct): NoticeRow {
  return {
    id: newId("arnot"),
    run_id: run.id ?? "",
    account_id: decided.snapshot.id,
    business_date: decided.plan.asOf,
    selling_entity: null,
    currency: null,
    channel: "none",
    operation: act.task.operation.kind,
    voice: null,
    text_key: null,
    params: act.task.operation.params,
    key: noticeKey([act]),
  }
}
