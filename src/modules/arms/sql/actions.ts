import type { Db } from "./db"
import { json, one } from "./db"

/** A row of the register as it is written. Dates `YYYY-MM-DD`. */
export interface ActionRow {
  id: string
  run_id: string | null
  account_id: string | null
  subject: "receivable" | "account" | "system"
  subject_id: string
  step: string
  occurrence: string
  task_id: string | null
  task_version: number | null
  policy_id: string | null
  policy_version: number | null
  operation: string
  voice: string | null
  status: string | null
  state: string
  reason: string | null
  due_day: string | null
  business_date: string
  first_day: string
  last_day: string
  facts: unknown
  result: unknown
  notice_id: string | null
  actor: string
  idempotency_key: string | null
}

const COLUMNS: readonly (keyof ActionRow)[] = [
  "id",
  "run_id",
  "account_id",
  "subject",
  "subject_id",
  "step",
  "occurrence",
  "task_id",
  "task_version",
  "policy_id",
  "policy_version",
  "operation",
  "voice",
  "status",
  "state",
  "reason",
  "due_day",
  "business_date",
  "first_day",
  "last_day",
  "facts",
  "result",
  "notice_id",
  "actor",
  "idempotency_key",
]

const TYPES: Partial<Record<keyof ActionRow, string>> = {
  task_version: "integer",
  policy_version: "integer",
  due_day: "date",
  business_date: "date",
  first_day: "date",
  last_day: "date",
  facts: "jsonb",
  result: "jsonb",
}

/** Days that are the business date unless they are given: most rows are of one day. */
const OF_THE_DAY: readonly (keyof ActionRow)[] = ["first_day", "last_day"]

const NAMES = COLUMNS.join(", ")
const KEYS = COLUMNS.map((_, index) => `c${index}`)
const KEY_OF_DAY = KEYS[COLUMNS.indexOf("business_date")]
const RECORD = COLUMNS.map((name, index) => `${KEYS[index]} ${TYPES[name] ?? "text"}`).join(", ")
const VALUES = COLUMNS.map((name, index) =>
  OF_THE_DAY.includes(name) ? `coalesce(${KEYS[index]}, ${KEY_OF_DAY})` : KEYS[index]
).join(", ")

/** Rows as short records without their nulls: a third of the text that PostgreSQL has to read. */
function packed(rows: readonly ActionRow[]): string {
  return json(
    rows.map((row) => {
      const record: Record<string, unknown> = {}
      COLUMNS.forEach((name, index) => {
        const value = row[name]
        if (value === null || (OF_THE_DAY.includes(name) && value === row.business_date)) return
        record[KEYS[index]] = value
      })
      return record
    })
  )
}

/** Writes rows that take an occurrence; those already taken are left alone. Answers the new ids. */
export const insertActions = async (db: Db, rows: readonly ActionRow[]): Promise<Set<string>> => {
  if (rows.length === 0) return new Set()
  const inserted = await db.rows<{ id: string }>(
    `insert into arms_action (${NAMES}) select ${VALUES} from json_to_recordset(?::json) as x(${RECORD})
       on conflict do nothing returning id`,
    [packed(rows)]
  )
  return new Set(inserted.map((row) => row.id))
}

/** Waiting rows: one per occurrence and reason, with first and last day (DESIGN §3.7). */
export const noteWaits = async (db: Db, rows: readonly ActionRow[]): Promise<void> => {
  if (rows.length === 0) return
  await db.rows(
    `insert into arms_action as a (${NAMES}) select ${VALUES} from json_to_recordset(?::json) as x(${RECORD})
       on conflict (subject_id, step, occurrence, reason) where state in ('waiting', 'ended', 'history')
       do update set state = excluded.state, last_day = excluded.last_day, facts = excluded.facts,
                     run_id = excluded.run_id, updated_at = now()`,
    [packed(rows)]
  )
}

/** History is noted once: it closes nothing and is judged again each run. */
export const noteHistory = async (db: Db, rows: readonly ActionRow[]): Promise<void> => {
  if (rows.length === 0) return
  await db.rows(
    `insert into arms_action (${NAMES}) select ${VALUES} from json_to_recordset(?::json) as x(${RECORD}) on conflict do nothing`,
    [packed(rows)]
  )
}

/** Ends the waits of the accounts that were not given again on `asOf`. */
export const endStaleWaits = async (db: Db, accountIds: readonly string[], asOf: string): Promise<void> => {
  await db.rows(
    `update arms_action set state = 'ended', updated_at = now()
      where account_id = any(?) and state = 'waiting' and last_day < ?`,
    [accountIds, asOf]
  )
}

/** Ends the waits of occurrences that have been closed or taken now. */
export const endWaitsOf = async (db: Db, closed: readonly { subject_id: string; step: string }[]): Promise<void> => {
  if (closed.length === 0) return
  await db.rows(
    `update arms_action a set state = 'ended', updated_at = now()
       from json_to_recordset(?::json) as x(subject_id text, step text)
      where a.subject_id = x.subject_id and a.step = x.step and a.state = 'waiting'`,
    [json(closed)]
  )
}

/** A receivable has been settled: what waited for it ends as settled. */
export const settleWaits = async (db: Db, receivableId: string, on: string): Promise<void> => {
  await db.rows(
    `update arms_action set state = 'settled', last_day = ?, updated_at = now(),
            result = jsonb_build_object('waited_for', reason), reason = 'settled'
      where subject_id = ? and state = 'waiting'`,
    [on, receivableId]
  )
}

/** The register entry of an earlier command with this idempotency key. */
export const actionOfKey = (db: Db, key: string) =>
  one<{ id: string; facts: { input?: string } | null; result: unknown }>(
    db,
    `select id, facts, result from arms_action where idempotency_key = ?`,
    [key]
  )
