import type { Db } from "./db"
import { json } from "./db"

/** Of claimed notices those that are still ours, locked until the transaction ends. */
export const stillMine = async (db: Db, ids: readonly string[], token: string): Promise<Set<string>> => {
  const rows = await db.rows<{ id: string }>(
    `select id from arms_notice where id = any(?) and token = ? and state = 'sending' order by id for update`,
    [ids, token]
  )
  return new Set(rows.map((row) => row.id))
}

/**
 * Members that no longer stand as they were frozen: settled, another amount, blocked, erased, or the address
 * is the account's no more or gets no mail any more (DESIGN §3.5, F61).
 */
export const changedMembers = (db: Db, batchId: string, asOf: string): Promise<{ id: string }[]> =>
  db.rows(
    `select n.id from arms_notice n left join arms_message m on m.notice_id = n.id
      where n.batch_id = ? and n.state = 'sending' and (m.id is null or m.erased_at is not null
        or exists (select 1 from jsonb_each_text(m.frozen) f left join arms_receivable r on r.id = f.key
                    where r.id is null or r.open_amount <> f.value::numeric or r.state = 'cancelled')
        or (n.voice <> 'courtesy' and exists (select 1 from arms_dunning_block b
             where b.account_id = n.account_id and b.deleted_at is null and b.from_date <= ? and b.until >= ?
               and (b.receivable_id is null or m.frozen \\? b.receivable_id)))
        or not exists (select 1 from arms_contact c
             where c.account_id = n.account_id and c.deleted_at is null and c.email = m.recipient)
        or exists (select 1 from arms_suppression s
                    where s.id in (select encode(sha256(convert_to(lower(x), 'UTF8')), 'hex')
                       from jsonb_array_elements_text(m.envelope->'to' || coalesce(m.envelope->'cc', '[]')) x)))`,
    [batchId, asOf, asOf]
  )

/** Lets the members go: they are claimed anew, each in a request of its own when `alone`. */
export const freeMembers = async (db: Db, batchId: string, alone: boolean): Promise<void> => {
  await db.rows(
    `update arms_notice set batch_id = null, batch_position = null, lease_until = null, alone = alone or ?, updated_at = now()
      where batch_id = ? and state = 'sending'`,
    [alone, batchId]
  )
}

/** How a member ended. */
export interface MemberEnd {
  readonly id: string
  readonly state: "sent" | "failed" | "uncertain"
  readonly provider_id: string | null
  readonly error: string | null
}

/** Ends members with their actions; `result` is what the register says of each. */
export async function endMembers(
  db: Db,
  batchId: string,
  ends: readonly MemberEnd[],
  via: string
): Promise<{ id: string }[]> {
  await db.rows(
    `update arms_notice n set state = x.state, provider_id = x.provider_id, error = x.error, lease_until = null, updated_at = now(),
            attempts = n.attempts + 1, sent_at = case when x.state = 'sent' then clock_timestamp() end
       from json_to_recordset(?::json) as x(id text, state text, provider_id text, error text)
      where n.id = x.id and n.batch_id = ? and n.state = 'sending'`,
    [json(ends), batchId]
  )
  return db.rows<{ id: string }>(
    `update arms_action a set state = case x.state when 'sent' then 'done' else x.state end, updated_at = now(),
            result = jsonb_strip_nulls(jsonb_build_object('via', ?::text, 'provider_id', x.provider_id, 'error', x.error,
                       'text_version', m.text_version, 'sha256', m.sha256))
       from json_to_recordset(?::json) as x(id text, state text, provider_id text, error text)
       left join arms_message m on m.notice_id = x.id
      where a.notice_id = x.id and a.state = 'planned' returning a.id`,
    [via, json(ends)]
  )
}

/** A member as it was frozen, in the order of its batch. */
export interface FrozenMember {
  readonly id: string
  readonly key: string
  readonly sent_again: number
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly envelope: Record<string, unknown>
  readonly attachments: { filename: string; content: string }[] | null
}

/** Members with their frozen messages. */
export const membersOf = (db: Db, batchId: string): Promise<FrozenMember[]> =>
  db.rows<FrozenMember>(
    `select n.id, n.key, n.sent_again, m.subject, m.html, m.text, m.envelope, m.attachments
       from arms_notice n join arms_message m on m.notice_id = n.id
      where n.batch_id = ? and n.state = 'sending' order by n.batch_position`,
    [batchId]
  )
