import type { Db } from "./db"
import { json, one } from "./db"

/** Where a database lives. What a managed server does not tell is `null` and is not compared. */
export interface Place {
  readonly system_identifier: string | null
  readonly database_oid: string | null
  readonly public_url: string | null
}

/** Where set-up was finished, under an id of its own: it stands in the tags of every mail. */
export interface Installation extends Place {
  readonly id: string
}

/** Where this connection leads now. */
export async function placeNow(db: Db, publicUrl: string | null): Promise<Place> {
  const system = await one<{ id: string }>(db, `select system_identifier::text as id from pg_control_system()`).catch(
    () => null
  )
  const database = await one<{ oid: string }>(
    db,
    `select oid::text as oid from pg_database where datname = current_database()`
  )
  return { system_identifier: system?.id ?? null, database_oid: database?.oid ?? null, public_url: publicUrl }
}

/** What is stored: where set-up was finished, and where the database has been found since. */
export const storedPlace = (db: Db) =>
  one<{ live_since: string | null; installation: Installation | null; moved_to: unknown }>(
    db,
    `select live_since::text, installation, moved_to from arms_settings where id = 'arms'`
  )

/** This is where ARMS lives from now on. */
export const settleHere = async (db: Db, installation: Installation): Promise<void> => {
  await db.rows(
    `update arms_settings set installation = ?::jsonb, moved_to = null, updated_at = now() where id = 'arms'`,
    [json(installation)]
  )
}

/** The database finds itself elsewhere, or older than what has been sent: it rehearses (DESIGN §3.14). */
export const foundElsewhere = async (db: Db, why: unknown): Promise<boolean> =>
  (await one(
    db,
    `update arms_settings set moved_to = ?::jsonb, version = version + 1, updated_at = now()
      where id = 'arms' and live_since is not null and moved_to is null returning id`,
    [json(why)]
  )) !== null

/** A worker has looked whether anything is owed (P31). */
export const tick = async (db: Db): Promise<void> => {
  await db.rows(`update arms_settings set ticked_at = clock_timestamp() where id = 'arms'`)
}

/** Minutes since a worker last looked; `null`: never. */
export const minutesSinceTick = async (db: Db): Promise<number | null> =>
  (
    await one<{ minutes: number | null }>(
      db,
      `select (extract(epoch from clock_timestamp() - ticked_at) / 60)::float as minutes from arms_settings where id = 'arms'`
    )
  )?.minutes ?? null
