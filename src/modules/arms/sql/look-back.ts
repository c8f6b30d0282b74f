import type { Db } from "./db"
import { one } from "./db"

const IN_SIGHT = `from arms_account a where a.merged_into is null and a.deleted_at is null and exists (
    select 1 from arms_receivable r where r.account_id = a.id and r.deleted_at is null and r.state in ('open', 'settled')
      and (r.state = 'open' or r.settled_known_on >= ?::date))`

/** Accounts that had something open since a day: how many, and some of them, always the same. */
export async function accountsSince(db: Db, since: string, limit: number): Promise<{ ids: string[]; count: number }> {
  const rows = await db.rows<{ id: string }>(`select a.id ${IN_SIGHT} order by md5(a.id) limit ?`, [since, limit])
  const row = await one<{ count: string }>(db, `select count(*)::text as count ${IN_SIGHT}`, [since])
  return { ids: rows.map(({ id }) => id), count: Number(row?.count ?? 0) }
}

/** A part of a payment or credit applied to a receivable. */
export interface AppliedRow {
  readonly receivable_id: string
  readonly amount: string
  readonly value_date: string
  readonly known_on: string
}

/** Money and credits applied to receivables of accounts that were open since a day, in the order they became known. */
export const appliedMoney = (db: Db, accountIds: readonly string[], since: string): Promise<AppliedRow[]> =>
  db.rows<AppliedRow>(
    `select l.receivable_id, l.amount::text as amount, to_char(l.value_date, 'YYYY-MM-DD') as value_date, to_char(l.recorded_on, 'YYYY-MM-DD') as known_on
       from arms_allocation l join arms_receivable r on r.id = l.receivable_id
      where r.account_id = any(?) and (r.state = 'open' or r.settled_known_on >= ?::date) order by l.recorded_on, l.id`,
    [accountIds, since]
  )

/** Status periods that stood on a day. */
export const statusesOn = (db: Db, accountIds: readonly string[], day: string) =>
  db.rows<{ account_id: string; id: string; status: "green" | "yellow" | "red"; since: string; is_first: boolean }>(
    `select account_id, id, status, to_char(since, 'YYYY-MM-DD') as since, is_first from arms_status_period
      where account_id = any(?) and since <= ?::date and (until is null or until > ?::date)`,
    [accountIds, day, day]
  )
