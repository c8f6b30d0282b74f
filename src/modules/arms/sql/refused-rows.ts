import type { Db } from "./db"
import { json } from "./db"

/** Which of a ledger's rows. */
export type RowKind = "receivables" | "payments"

/** A row that could not be taken, and why. */
export interface RefusedRow {
  readonly external_id: string
  readonly sentence: string
}

/** Keeps what could not be taken; what is known already is not written again. */
export const noteRefused = async (
  db: Db,
  source: string,
  kind: RowKind,
  rows: readonly RefusedRow[]
): Promise<void> => {
  if (rows.length === 0) return
  await db.rows(
    `insert into arms_refused_row as r (id, source, kind, external_id, sentence)
     select 'arrow_' || gen_random_uuid(), ?, ?, x.external_id, max(x.sentence)
       from json_to_recordset(?::json) as x(external_id text, sentence text) group by x.external_id
     on conflict (source, kind, external_id) where deleted_at is null do update set sentence = excluded.sentence, updated_at = now()
       where r.sentence <> excluded.sentence`,
    [source, kind, json(rows)]
  )
}

/** These could be taken now, or their ledger has them no more. */
export const forgetRefused = async (
  db: Db,
  source: string,
  kind: RowKind,
  externalIds: readonly string[]
): Promise<void> => {
  await db.rows(`delete from arms_refused_row where source = ? and kind = ? and external_id = any(?)`, [
    source,
    kind,
    externalIds,
  ])
}

/** How many refused rows of a kind there are at most in a list of all. */
const MOST = 100_000

/** External ids of refused rows. */
export const refusedIds = async (db: Db, source: string, kind: RowKind): Promise<string[]> =>
  (
    await db.rows<{ external_id: string }>(
      `select external_id from arms_refused_row where source = ? and kind = ? limit ${MOST}`,
      [source, kind]
    )
  ).map((row) => row.external_id)

/** Refused rows of a ledger, latest first. */
export const refusedRows = (db: Db, source: string, limit: number, offset: number) =>
  db.rows<RefusedRow & { kind: RowKind; since: string }>(
    `select kind, external_id, sentence, created_at as since from arms_refused_row where source = ?
      order by created_at desc, id limit ? offset ?`,
    [source, limit, offset]
  )
