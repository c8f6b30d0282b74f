import type { MailAttachment } from "../../../operations"
import type { Db } from "./db"
import { json, one } from "./db"

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
  /** Sender, recipients, headers and tags of a mail. */
  envelope: unknown
  /** Open amount of each receivable it names. */
  frozen: Readonly<Record<string, string>>
  attachments: readonly MailAttachment[] | null
  text_version: number | null
}

const CELLS = `id text, notice_id text, account_id text, recipient text, language text, subject text, html text, "text" text,
  sha256 text, envelope jsonb, frozen jsonb, attachments jsonb, text_version integer`
const COLUMNS = `id, notice_id, account_id, recipient, language, subject, html, "text", sha256, envelope, frozen, attachments, text_version`

/** Stores or replaces what notices say; replaced only while no attempt can have been accepted. */
export const freezeMessages = async (db: Db, rows: readonly MessageRow[]): Promise<void> => {
  if (rows.length === 0) return
  await db.rows(
    `insert into arms_message (${COLUMNS}) select ${COLUMNS} from json_to_recordset(?::json) as x(${CELLS})
     on conflict (notice_id) do update set recipient = excluded.recipient, language = excluded.language,
       subject = excluded.subject, html = excluded.html, text = excluded.text, sha256 = excluded.sha256, envelope = excluded.envelope,
       frozen = excluded.frozen, attachments = excluded.attachments, text_version = excluded.text_version, erased_at = null, updated_at = now()`,
    [json(rows)]
  )
}

/** The frozen message of a notice. */
export const messageOf = (db: Db, noticeId: string): Promise<MessageRow | null> =>
  one<MessageRow>(db, `select ${COLUMNS} from arms_message where notice_id = ?`, [noticeId])

/** Of these addresses those that get no mail any more, in lower case. */
export const suppressedOf = async (db: Db, emails: readonly string[]): Promise<Set<string>> => {
  const rows = await db.rows<{ email: string }>(
    `select lower(x) as email from unnest(?::text[]) x
       join arms_suppression s on s.id = encode(sha256(convert_to(lower(x), 'UTF8')), 'hex')`,
    [emails]
  )
  return new Set(rows.map((row) => row.email))
}

/** A person of an account who may get messages, with how the account is addressed. */
export interface Recipient {
  account_id: string
  owner_id: string | null
  name: string
  language: string | null
  contact_id: string | null
  role: string | null
  contact_name: string | null
  email: string | null
  phone: string | null
  contact_language: string | null
  unsubscribed: boolean
  customer_since: string | null
  status: string | null
  last_payment: { on: string; amount: string; currency: string } | null
}

/**
 * Contacts of accounts, billing first, then sales, then others (E-131); an address that gets no mail any
 * more is left out, so that the next one is tried (E-48). One row without a contact for an account that has none.
 */
export const recipientsOf = (db: Db, accountIds: readonly string[]): Promise<Recipient[]> =>
  db.rows<Recipient>(
    `select a.id as account_id, a.owner_id, a.name, a.language, c.id as contact_id, c.role, c.name as contact_name, c.phone,
            c.language as contact_language, c.unsubscribed_at is not null as unsubscribed,
            case when s.id is null then c.email end as email,
            to_char(coalesce(a.customer_since, (select min(r.issue_date) from arms_receivable r where r.account_id = a.id)), 'YYYY-MM-DD') as customer_since,
            (select p.status from arms_status_period p where p.account_id = a.id and p.until is null) as status,
            (select json_build_object('on', to_char(p.value_date, 'YYYY-MM-DD'), 'amount', p.amount::text, 'currency', p.currency)
               from arms_payment p where p.account_id = a.id and p.state = 'booked' order by p.value_date desc, p.id desc limit 1) as last_payment
       from arms_account a left join arms_contact c on c.account_id = a.id and c.deleted_at is null
       left join arms_suppression s on s.id = encode(sha256(convert_to(lower(c.email), 'UTF8')), 'hex')
      where a.id = any(?) order by array_position(array['billing', 'sales', 'other'], c.role), c.id`,
    [accountIds]
  )
