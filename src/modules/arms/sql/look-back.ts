import type { Db } from "./db"
import { one } from "./db"

/** Whose accounts are meant, and since when. */
export interface Meant {
  readonly since: string
  readonly today: string
  readonly policyId: string
  /** Accounts without a policy of their own have it. */
  readonly isDefault: boolean
}

/** Accounts of a policy that had something open since a day; which policy applies is asked as `load-snapshots.ts` asks it. */
const MEANT = `from arms_account a where a.merged_into is null and a.deleted_at is null and exists (
    select 1 from arms_receivable r where r.account_id = a.id and r.deleted_at is null and r.state in ('open', 'settled')
      and (r.state = 'open' or r.settled_known_on >= ?::date))
  and coalesce((select p.policy_id from arms_policy_assignment p
       where ((p.scope = 'account' and p.scope_id = a.id) or (p.scope = 'group' and p.scope_id = any(a.groups)))
         and p.from_date <= ?::date and (p.until is null or p.until >= ?::date) and p.deleted_at is null
       order by p.scope, p.from_date desc limit 1), case when ? then ? end) = ?`

/** How many accounts are meant, and some of them, always the same. */
export async function accountsSince(db: Db, meant: Meant, limit: number): Promise<{ ids: string[]; count: number }> {
  const { since, today, policyId, isDefault } = meant
  const values = [since, today, today, isDefault, policyId, policyId]
  const rows = await db.rows<{ id: string }>(`select a.id ${MEANT} order by md5(a.id) limit ?`, [...values, limit])
  const row = await one<{ count: string }>(db, `select count(*)::text as count ${MEANT}`, values)
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
