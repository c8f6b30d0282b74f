import type { CalendarDate } from "../../../domain"
import type { Db } from "./db"

/** An open receivable of a ledger, and since when that has not told of it. */
export interface Living {
  readonly id: string
  readonly external_id: string
  readonly vanished_on: CalendarDate | null
}

/** Open receivables of a source behind an id. */
export const livingOf = (db: Db, source: string, behind: string, limit: number): Promise<Living[]> =>
  db.rows<Living>(
    `select id, external_id, to_char(vanished_on, 'YYYY-MM-DD') as vanished_on from arms_receivable
      where source = ? and id > ? and state = 'open' and deleted_at is null order by id limit ?`,
    [source, behind, limit]
  )

/** They have vanished on a day, or are told of again (`null`). */
export const setVanished = async (db: Db, ids: readonly string[], on: CalendarDate | null): Promise<void> => {
  if (ids.length === 0) return
  await db.rows(
    `update arms_receivable set vanished_on = ?::date, version = version + 1, updated_at = now() where id = any(?)`,
    [on, ids]
  )
}

/** Receivables are not chased from a day until another. */
export const blockVanished = async (
  db: Db,
  ids: readonly string[],
  block: { from: CalendarDate; until: CalendarDate; reason: string }
): Promise<void> => {
  if (ids.length === 0) return
  await db.rows(
    `insert into arms_dunning_block (id, account_id, receivable_id, from_date, until, reason)
     select 'arblk_' || gen_random_uuid(), account_id, id, ?::date, ?::date, ? from arms_receivable where id = any(?)`,
    [block.from, block.until, block.reason, ids]
  )
}

/** They may be chased again from a day on. */
export const unblockVanished = async (
  db: Db,
  ids: readonly string[],
  reason: string,
  on: CalendarDate
): Promise<void> => {
  if (ids.length === 0) return
  await db.rows(
    `update arms_dunning_block set until = ?::date - 1, deleted_at = case when from_date >= ?::date then now() end, updated_at = now()
      where receivable_id = any(?) and reason = ? and deleted_at is null and until >= ?::date`,
    [on, on, ids, reason, on]
  )
}

/** What has vanished at a source and is still open here. */
export const vanishedRows = (db: Db, source: string, limit: number, offset: number) =>
  db.rows(
    `select r.id, r.account_id, a.name as account_name, r.number, r.external_id, r.currency, r.open_amount::text as open_amount,
            to_char(r.due_date, 'YYYY-MM-DD') as due_date, to_char(r.vanished_on, 'YYYY-MM-DD') as vanished_on
       from arms_receivable r join arms_account a on a.id = r.account_id
      where r.source = ? and r.vanished_on is not null and r.state = 'open' order by r.id limit ? offset ?`,
    [source, limit, offset]
  )
