import { ROW_COLUMNS, ROWS_SOURCE, rowParameters, type ActionRow } from "./action-rows"
import type { Db } from "./db"
import { json, one } from "./db"

const INSERT = `insert into arms_action as a (${ROW_COLUMNS}) ${ROWS_SOURCE}`

/** Writes rows that take an occurrence and leaves alone what is taken. Answers the ids left out. */
export const insertActions = async (db: Db, rows: readonly ActionRow[]): Promise<Set<string>> => {
  if (rows.length === 0) return new Set()
  const written = await one<{ rows: number }>(
    db,
    `with written as (${INSERT} on conflict do nothing returning 1) select count(*)::integer as rows from written`,
    rowParameters(rows)
  )
  if (written?.rows === rows.length) return new Set()
  const ids = rows.map((row) => row.id)
  const there = await db.rows<{ id: string }>(`select id from arms_action where id = any(?)`, [ids])
  const known = new Set(there.map((row) => row.id))
  return new Set(ids.filter((id) => !known.has(id)))
}

/** Waiting rows: one per occurrence and reason, with first and last day (DESIGN §3.7). */
export const noteWaits = async (db: Db, rows: readonly ActionRow[]): Promise<void> => {
  if (rows.length === 0) return
  await db.rows(
    `${INSERT} on conflict (subject_id, step, occurrence, reason) where state in ('waiting', 'ended', 'history')
       do update set state = excluded.state, last_day = excluded.last_day, facts = excluded.facts,
                     run_id = excluded.run_id, updated_at = now()`,
    rowParameters(rows)
  )
}

/** History is noted once: it closes nothing and is judged again each run. */
export const noteHistory = async (db: Db, rows: readonly ActionRow[]): Promise<void> => {
  if (rows.length === 0) return
  await db.rows(`${INSERT} on conflict do nothing`, rowParameters(rows))
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

/** Receivables have been settled: what waited for them ends as settled. */
export const settleWaits = async (db: Db, receivableIds: readonly string[], on: string): Promise<void> => {
  if (receivableIds.length === 0) return
  await db.rows(
    `update arms_action set state = 'settled', last_day = ?, updated_at = now(),
            result = jsonb_build_object('waited_for', reason), reason = 'settled'
      where subject_id = any(?) and state = 'waiting'`,
    [on, receivableIds]
  )
}

/** Who ran the latest command about a record, and when; `owners`: subjects under which commands about it may stand. */
export const lastChange = (db: Db, id: string, owners: readonly string[]) =>
  one<{ actor: string; at: string }>(
    db,
    `select actor, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at from arms_action
      where subject_id = any(?) and step like 'command:%' and (subject_id = ? or result->>'order_id' = ? or result->>'limit_id' = ?)
      order by id desc limit 1`,
    [[id, ...owners], id, id, id]
  )

/** Lets one command with this idempotency key run at a time. */
export const lockKey = async (db: Db, key: string): Promise<void> => {
  await db.rows(`select pg_advisory_xact_lock(hashtextextended('arms_key:' || ?, 0))`, [key])
}

/** The register entry of an earlier command with this idempotency key. */
export const actionOfKey = (db: Db, key: string) =>
  one<{ id: string; facts: { input?: string } | null; result: unknown }>(
    db,
    `select id, facts, result from arms_action where idempotency_key = ?`,
    [key]
  )
