import type { Db } from "./db"
import { one } from "./db"

/** A message as stored; the bytes are those of every attempt. */
export interface MessageRow {
  id: string
  notice_id: string
  account_id: string
  recipient: string | null
  language: string
  subject: string | null
  html: string | null
  text: string | null
  sha256: string
}

/** Stores or replaces what a notice says; replaced only while no attempt has been made. */
export const freezeMessage = async (db: Db, row: MessageRow): Promise<void> => {
  await db.rows(
    `insert into arms_message (id, notice_id, account_id, recipient, language, subject, html, text, sha256)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (notice_id) where deleted_at is null do update set recipient = excluded.recipient, language = excluded.language,
       subject = excluded.subject, html = excluded.html, text = excluded.text, sha256 = excluded.sha256, updated_at = now()`,
    [row.id, row.notice_id, row.account_id, row.recipient, row.language, row.subject, row.html, row.text, row.sha256]
  )
}

/** The frozen message of a notice. */
export const messageOf = (db: Db, noticeId: string): Promise<MessageRow | null> =>
  one<MessageRow>(
    db,
    `select id, notice_id, account_id, recipient, language, subject, html, text, sha256 from arms_message where notice_id = ?`,
    [noticeId]
  )

/** Who gets the account's messages, and how the account is addressed. */
export interface Recipient {
  name: string
  language: string | null
  contact_name: string | null
  email: string | null
  phone: string | null
  contact_language: string | null
}

/** Billing contact first, then sales, then others (E-131). */
export const recipientOf = (db: Db, accountId: string): Promise<Recipient | null> =>
  one<Recipient>(
    db,
    `select a.name, a.language, c.name as contact_name, c.email, c.phone, c.language as contact_language
       from arms_account a left join arms_contact c on c.account_id = a.id and c.deleted_at is null
      where a.id = ? order by array_position(array['billing', 'sales', 'other'], c.role), c.id limit 1`,
    [accountId]
  )
