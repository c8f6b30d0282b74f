import type { Db } from "./db"
import { json, one } from "./db"

/** An account of a plan that waits, or waited, for approval. */
export interface PlannedAccountRow {
  account_id: string
  planned: string
  found: string | null
}

/** Keeps what a plan says about accounts. */
export const insertPlanned = async (
  db: Db,
  runId: string,
  rows: readonly { id: string; account_id: string; planned: string }[]
): Promise<void> => {
  if (rows.length === 0) return
  await db.rows(
    `insert into arms_planned_account (id, run_id, account_id, planned)
     select x.id, ?, x.account_id, x.planned from json_to_recordset(?::json) as x(id text, account_id text, planned text)`,
    [runId, json(rows)]
  )
}

/** What was planned for these accounts. */
export const plannedOf = async (db: Db, runId: string, accountIds: readonly string[]): Promise<Map<string, string>> => {
  const rows = await db.rows<PlannedAccountRow>(
    `select account_id, planned from arms_planned_account where run_id = ? and account_id = any(?)`,
    [runId, accountIds]
  )
  return new Map(rows.map((row) => [row.account_id, row.planned]))
}

/** Executed as approved: the register tells the rest. */
export const dropPlanned = async (db: Db, runId: string, accountIds: readonly string[]): Promise<void> => {
  if (accountIds.length === 0) return
  await db.rows(`delete from arms_planned_account where run_id = ? and account_id = any(?)`, [runId, accountIds])
}

/** Notes what was found instead of what was approved. */
export const noteFound = async (
  db: Db,
  runId: string,
  rows: readonly { id: string; account_id: string; found: string }[]
): Promise<void> => {
  if (rows.length === 0) return
  await db.rows(
    `insert into arms_planned_account (id, run_id, account_id, planned, found)
     select x.id, ?, x.account_id, '', x.found from json_to_recordset(?::json) as x(id text, account_id text, found text)
     on conflict (run_id, account_id) do update set found = excluded.found, updated_at = now()`,
    [runId, json(rows)]
  )
}

/** Accounts nobody came to have nothing to do any more. Answers how many accounts differ from the plan. */
export const endPlanned = async (db: Db, runId: string): Promise<number> => {
  await db.rows(`update arms_planned_account set found = '', updated_at = now() where run_id = ? and found is null`, [
    runId,
  ])
  const counted = await one<{ n: string }>(db, `select count(*) as n from arms_planned_account where run_id = ?`, [
    runId,
  ])
  return Number(counted?.n ?? 0)
}

/** A page of a plan: what waits, or after the run what differed. */
export const plannedPage = (db: Db, runId: string, limit: number, offset: number): Promise<PlannedAccountRow[]> =>
  db.rows<PlannedAccountRow>(
    `select account_id, planned, found from arms_planned_account where run_id = ? order by account_id limit ? offset ?`,
    [runId, limit, offset]
  )

/** What accounts and receivables are called. */
export const namesOf = async (db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const rows = await db.rows<{ id: string; name: string }>(
    `select id, name from arms_account where id = any(?) union all select id, number as name from arms_receivable where id = any(?)`,
    [ids, ids]
  )
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Strength of the automatic hold of each of some accounts that stands under one. */
export const heldToday = async (db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const rows = await db.rows<{ account_id: string; strength: string }>(
    `select account_id, strength from arms_hold where account_id = any(?) and kind = 'automatic' and state = 'standing'`,
    [ids]
  )
  return new Map(rows.map((row) => [row.account_id, row.strength]))
}

/** How many accounts a plan names. */
export const countPlanned = async (db: Db, runId: string): Promise<number> =>
  (await one<{ count: number }>(db, `select count(*)::int as count from arms_planned_account where run_id = ?`, [
    runId,
  ]))!.count
