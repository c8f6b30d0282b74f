import type { StoredText } from "../../../operations"
import { json, one, type Db } from "./db"

const COLUMNS = "key, language, version, content, compiled"

/** The merchant's texts of these keys as they stand, in every language. */
export const currentTexts = (db: Db, keys: readonly string[]): Promise<StoredText[]> =>
  db.rows<StoredText>(`select ${COLUMNS} from arms_text where is_current and key = any(?) order by key, language`, [
    keys,
  ])

/** Which texts the merchant has written, without their content. */
export const textList = (
  db: Db
): Promise<{ key: string; language: string; version: number; updated_at: string; actor: string }[]> =>
  db.rows(`select key, language, version, updated_at, actor from arms_text where is_current order by key, language`)

/** Versions of a text, newest first. */
export const textVersions = (db: Db, key: string, language: string): Promise<Record<string, unknown>[]> =>
  db.rows(
    `select id, version, content, actor, reason, created_at from arms_text where key = ? and language = ? order by version desc limit 100`,
    [key, language]
  )

/** The present version of a text, locked; 0 when the merchant has none. */
export const lockText = async (db: Db, key: string, language: string): Promise<{ id: string; version: number }> =>
  (await one<{ id: string; version: number }>(
    db,
    `select id, version from arms_text where key = ? and language = ? and is_current for update`,
    [key, language]
  )) ?? { id: `${key}.${language}`, version: 0 }

/** Stores the next version; the one before stays, for what was sent with it. */
export async function insertText(
  db: Db,
  row: StoredText & { readonly id: string; readonly actor: string; readonly reason: string }
): Promise<void> {
  await db.rows(
    `update arms_text set is_current = false, updated_at = now() where key = ? and language = ? and is_current`,
    [row.key, row.language]
  )
  await db.rows(
    `insert into arms_text (id, key, language, version, content, compiled, actor, reason) values (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)`,
    [row.id, row.key, row.language, row.version, json(row.content), json(row.compiled), row.actor, row.reason]
  )
}
