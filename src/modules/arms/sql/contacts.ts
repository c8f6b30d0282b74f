import { one, type Db } from "./db"

/** A contact that has not been erased. */
export interface ContactRow {
  readonly id: string
  readonly account_id: string
  readonly language: string | null
  readonly unsubscribed: boolean
}

/** A contact by id, in the language it is written to. */
export const contactById = (db: Db, id: string): Promise<ContactRow | null> =>
  one<ContactRow>(
    db,
    `select c.id, c.account_id, coalesce(c.language, a.language) as language, c.unsubscribed_at is not null as unsubscribed
       from arms_contact c join arms_account a on a.id = c.account_id where c.id = ? and c.deleted_at is null`,
    [id]
  )

/** Wants no courtesies and reminders any more, or wants them again. */
export const setUnsubscribed = async (db: Db, id: string, unsubscribed: boolean): Promise<void> => {
  await db.rows(
    `update arms_contact set unsubscribed_at = case when ? then coalesce(unsubscribed_at, clock_timestamp()) end, updated_at = now() where id = ?`,
    [unsubscribed, id]
  )
}
