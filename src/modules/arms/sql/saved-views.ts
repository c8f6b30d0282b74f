import type { SavedView, ViewedList } from "../../../contract/saved-views"
import type { Db } from "./db"
import { one } from "./db"

/** Views of a list: somebody's own, and those others share. */
export const savedViews = (db: Db, list: ViewedList, ownerId: string): Promise<SavedView[]> =>
  db.rows<SavedView>(
    `select id, name, query, is_shared, owner_id = ? as is_mine from arms_saved_view
      where list = ? and (owner_id = ? or is_shared) and deleted_at is null order by name, id limit 200`,
    [ownerId, list, ownerId]
  )

/** Keeps a view; one of the same name and owner is replaced. */
export const saveView = async (
  db: Db,
  row: { id: string; list: ViewedList; ownerId: string; name: string; query: string; isShared: boolean }
): Promise<void> => {
  await db.rows(
    `insert into arms_saved_view (id, list, owner_id, name, query, is_shared) values (?, ?, ?, ?, ?, ?)
     on conflict (list, owner_id, name) where deleted_at is null
       do update set query = excluded.query, is_shared = excluded.is_shared, updated_at = now()`,
    [row.id, row.list, row.ownerId, row.name, row.query, row.isShared]
  )
}

/** Takes one's own view away; `false`: there is none. */
export const removeView = async (db: Db, id: string, ownerId: string): Promise<boolean> =>
  (await one(db, `delete from arms_saved_view where id = ? and owner_id = ? returning id`, [id, ownerId])) !== null
