import type { Db } from "./db"
import { one } from "./db"

/** How far a source has been read. */
export interface SourceRow {
  name: string
  cursor: string | null
  /** End of the latest complete reading; `null`: the opening import is not finished. */
  synced_at: string | null
  error: string | null
  payments_reported_on: string | null
}

const COLUMNS = `name, cursor, synced_at, error, to_char(payments_reported_on, 'YYYY-MM-DD') as payments_reported_on`

/** Every source that has told anything. */
export const allSources = (db: Db): Promise<SourceRow[]> =>
  db.rows<SourceRow>(`select ${COLUMNS} from arms_source where deleted_at is null order by name`)

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

/** A page has been taken; the reader lives. */
export const moveCursor = async (db: Db, name: string, cursor: string, leaseSeconds: number): Promise<void> => {
  await db.rows(
    `update arms_source set cursor = ?, lease_until = clock_timestamp() + ? * interval '1 second', updated_at = now()
      where name = ? and deleted_at is null`,
    [cursor, leaseSeconds, name]
  )
}

/** The reading is over: complete, or with the reason why not. */
export const endReading = async (db: Db, name: string, error: string | null): Promise<void> => {
  await db.rows(
    `update arms_source set error = ?, lease_until = null, updated_at = now(),
            synced_at = case when ?::text is null then clock_timestamp() else synced_at end
      where name = ? and deleted_at is null`,
    [error, error, name]
  )
}
