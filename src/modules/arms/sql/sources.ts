import type { FactsAge } from "../../../contract/receivables"
import type { CalendarDate } from "../../../domain"
import type { Db } from "./db"
import { one } from "./db"
import { UNMATCHED } from "./matching"

/** How far a source has been read. */
export interface SourceRow {
  name: string
  cursor: string | null
  /** End of the latest complete reading; `null`: the opening import is not finished. */
  synced_at: string | null
  error: string | null
  payments_reported_on: string | null
  opened_on: CalendarDate
}

const COLUMNS = `name, cursor, synced_at, error, to_char(payments_reported_on, 'YYYY-MM-DD') as payments_reported_on,
  to_char(opened_on, 'YYYY-MM-DD') as opened_on`

/** Every source that has told anything, with the age of its facts in minutes and what is wrong with its rows. */
export const allSources = (db: Db) =>
  db.rows<SourceRow & { connector: unknown; version: number; minutes_old: number | null; being_read: boolean }>(
    `select ${COLUMNS}, connector, version, coalesce(lease_until > clock_timestamp(), false) as being_read, read_all_at,
            floor(extract(epoch from clock_timestamp() - synced_at) / 60)::int as minutes_old,
            (select count(*)::int from arms_refused_row f where f.source = s.name) as refused,
            (select count(*)::int from arms_receivable r where r.source = s.name and r.vanished_on is not null and r.state = 'open') as vanished,
            (select count(*)::int from arms_account a join arms_account_reference f on f.account_id = a.id and f.source = s.name and f.deleted_at is null
              where ${UNMATCHED}) as unmatched
       from arms_source s where deleted_at is null order by name`
  )

/** How old the facts of each ledger are: shown wherever receivables are. */
export const factsAsOf = (db: Db): Promise<FactsAge[]> =>
  db.rows(
    `select name as source, synced_at as as_of, floor(extract(epoch from clock_timestamp() - synced_at) / 60)::int as minutes_old
       from arms_source where deleted_at is null and (connector is not null or synced_at is not null) order by name`
  )

/** Takes a source for reading when it is due and nobody reads it; `null` otherwise. */
export const claimSource = (
  db: Db,
  source: { id: string; name: string; openedOn: string; everyMinutes: number; leaseSeconds: number }
): Promise<SourceRow | null> =>
  one<SourceRow>(
    db,
    `insert into arms_source as s (id, name, opened_on, lease_until)
     values (?, ?, ?, clock_timestamp() + ? * interval '1 second')
     on conflict (name) where deleted_at is null do update set lease_until = excluded.lease_until, updated_at = now()
       where (s.lease_until is null or s.lease_until < clock_timestamp())
         and (s.synced_at is null or s.synced_at <= clock_timestamp() - ? * interval '1 minute')
     returning ${COLUMNS}`,
    [source.id, source.name, source.openedOn, source.leaseSeconds, source.everyMinutes]
  )

/** It has told something by itself: its facts are of now. */
export const hasTold = async (db: Db, name: string): Promise<void> => {
  await db.rows(`update arms_source set synced_at = clock_timestamp() where name = ? and deleted_at is null`, [name])
}

/** A page has been taken; the reader lives. */
export const moveCursor = async (db: Db, name: string, cursor: string, leaseSeconds: number): Promise<void> => {
  await db.rows(
    `update arms_source set cursor = ?, lease_until = clock_timestamp() + ? * interval '1 second', updated_at = now()
      where name = ? and deleted_at is null`,
    [cursor, leaseSeconds, name]
  )
}

/** The reading is over: complete, or with the reason why not. */
export const endReading = async (
  db: Db,
  name: string,
  { error, whole }: { error: string | null; whole: boolean }
): Promise<void> => {
  await db.rows(
    `update arms_source set error = ?, lease_until = null, updated_at = now(),
            synced_at = case when ?::text is null then clock_timestamp() else synced_at end,
            read_all_at = case when ? then clock_timestamp() else read_all_at end
      where name = ? and deleted_at is null`,
    [error, error, whole, name]
  )
}
