import type { Connector } from "../../../contract/connector"
import type { CalendarDate } from "../../../domain"
import type { Db } from "./db"
import { json, one } from "./db"

/** A ledger elsewhere that ARMS reads. */
export interface ConnectorRow {
  readonly name: string
  readonly connector: Connector
  readonly version: number
  /** All of it is to be read, not only what has changed. */
  readonly all: boolean
}

/** Every connected ledger. */
export const allConnectors = (db: Db): Promise<ConnectorRow[]> =>
  db.rows<ConnectorRow>(
    `select name, connector, version,
            read_all_at is null or read_all_at < clock_timestamp() - (connector->>'read_all_hours')::int * interval '1 hour' as all
       from arms_source where connector is not null and deleted_at is null order by name`
  )

/** A source, locked. */
export const sourceForUpdate = (db: Db, name: string) =>
  one<{ id: string; connector: Connector | null; version: number }>(
    db,
    `select id, connector, version from arms_source where name = ? and deleted_at is null for update`,
    [name]
  )

/** Connects a ledger, or reads it in another way: then all of it is read again. */
export const writeConnector = async (
  db: Db,
  row: { id: string; name: string; openedOn: CalendarDate; connector: Connector }
): Promise<void> => {
  await db.rows(
    `insert into arms_source (id, name, opened_on, connector) values (?, ?, ?, ?::jsonb)
     on conflict (name) where deleted_at is null do update set connector = excluded.connector, cursor = null, read_all_at = null,
       error = null, version = arms_source.version + 1, updated_at = now()`,
    [row.id, row.name, row.openedOn, json(row.connector)]
  )
}

/** Nobody reads the ledger any more: demands do not wait for its payments. What it told stays. */
export const dropConnector = async (db: Db, name: string): Promise<void> => {
  await db.rows(
    `update arms_source set connector = null, cursor = null, error = null, reports_payments = false, version = version + 1, updated_at = now()
      where name = ? and deleted_at is null`,
    [name]
  )
}

/** All of a ledger is read again at its next reading. */
export const readAgain = async (db: Db, name: string): Promise<void> => {
  await db.rows(`update arms_source set cursor = null where name = ? and deleted_at is null`, [name])
}

/** What of the ledgers elsewhere a run has to know. */
export const ledgersStand = async (db: Db) =>
  (await one<{ connected: boolean; too_old: string | null }>(
    db,
    `select count(*) > 0 as connected,
            string_agg(name, ', ' order by name) filter (where (connector->>'max_age_hours')::int * interval '1 hour' < clock_timestamp() - coalesce(synced_at, created_at)) as too_old
       from arms_source where connector is not null and deleted_at is null`
  ))!
