import type { Db } from "./db"

/** A document that a notice is to carry. */
export interface DocumentRow {
  notice_id: string
  receivable_id: string
  number: string | null
  document_url: string
}

/** Documents of notices whose text, in some language, attaches them (E-135). */
export const documentsOf = (db: Db, noticeIds: readonly string[]): Promise<DocumentRow[]> =>
  db.rows<DocumentRow>(
    `select a.notice_id, r.id as receivable_id, r.number, r.document_url
       from arms_notice n join arms_action a on a.notice_id = n.id and a.state = 'planned'
       join arms_receivable r on r.id = a.subject_id
      where n.id = any(?) and r.document_url is not null
        and exists (select 1 from arms_text t where t.is_current and t.key = n.text_key and t.content->>'document' = 'attached')
      order by r.due_date, r.number`,
    [noticeIds]
  )

/** Gives claimed mails back, each to go in a request of its own: a batch takes no attachments (D6). */
export const setAlone = async (db: Db, ids: readonly string[], token: string): Promise<void> => {
  await db.rows(
    `update arms_notice set alone = true, lease_until = null, updated_at = now() where id = any(?) and token = ? and state = 'sending'`,
    [ids, token]
  )
}
