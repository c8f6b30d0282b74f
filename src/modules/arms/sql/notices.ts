import type { Db } from "./db"
import { json, one } from "./db"

/** A notice to be written with a plan. */
export interface NoticeRow {
  id: string
  run_id: string
  account_id: string
  business_date: string
  selling_entity: string | null
  currency: string | null
  channel: string
  operation: string
  voice: string | null
  text_key: string | null
  params: unknown
  key: string
}

/** A claimed notice; `token` proves whose it is. */
export interface ClaimedNotice extends NoticeRow {
  sent_again: number
  attempts: number
  /** Workers that died over it (F13). */
  crashes: number
  /** An earlier attempt may have been accepted. */
  maybe_accepted: boolean
  token: string
  first_try_at: string | null
  /** Hours since the first attempt, `null` before it. */
  hours_since_first_try: number | null
}

/** Writes notices; a key that is there already is left alone. */
export const insertNotices = async (db: Db, rows: readonly NoticeRow[]): Promise<void> => {
  if (rows.length === 0) return
  await db.rows(
    `insert into arms_notice (id, run_id, account_id, business_date, selling_entity, currency, channel, operation, voice, text_key, params, key)
     select * from json_to_recordset(?::json) as x(id text, run_id text, account_id text, business_date date, selling_entity text,
       currency text, channel text, operation text, voice text, text_key text, params jsonb, key text)
     on conflict do nothing`,
    [json(rows)]
  )
}

/** Columns of a {@link ClaimedNotice}. */
export const CLAIMED = `id, run_id, account_id, to_char(business_date, 'YYYY-MM-DD') as business_date, selling_entity, currency, channel,
  operation, voice, text_key, params, key, sent_again, attempts, crashes, maybe_accepted, token, first_try_at,
  extract(epoch from clock_timestamp() - first_try_at)::float / 3600 as hours_since_first_try`

/**
 * Takes up to `limit` notices of these kinds of operations that are due; other workers pass over them. A kind
 * this version does not know is left to one that does (F12), for a day: by then it is missing everywhere.
 */
export const claimNotices = (
  db: Db,
  token: string,
  leaseSeconds: number,
  limit: number,
  kinds: { readonly oneByOne: readonly string[]; readonly inBatches: readonly string[] }
): Promise<ClaimedNotice[]> =>
  db.rows<ClaimedNotice>(
    `update arms_notice n set state = 'sending', token = ?, crashes = crashes + (lease_until is not null)::integer,
            lease_until = clock_timestamp() + ? * interval '1 second', updated_at = now()
      where id in (select id from arms_notice
                    where state in ('planned', 'sending') and batch_id is null
                      and (operation = any(?) or (operation <> all(?) and created_at < now() - interval '1 day'))
                      and (lease_until is null or lease_until < clock_timestamp())
                      and (not_before is null or not_before <= clock_timestamp())
                    order by id limit ? for update skip locked)
     returning ${CLAIMED}`,
    [token, leaseSeconds, kinds.oneByOne, [...kinds.oneByOne, ...kinds.inBatches], limit]
  )

/** Gives claimed notices back untouched, for whoever comes next. */
export const releaseNotices = async (db: Db, ids: readonly string[], token: string): Promise<void> => {
  await db.rows(`update arms_notice set lease_until = null where id = any(?) and token = ? and state = 'sending'`, [
    ids,
    token,
  ])
}

/**
 * Counts an attempt just before it is made: from here on it may have been accepted. `false`: another
 * worker has taken the notice over.
 */
export const countAttempt = async (db: Db, id: string, token: string): Promise<boolean> =>
  (await one(
    db,
    `update arms_notice set attempts = attempts + 1, maybe_accepted = true, first_try_at = coalesce(first_try_at, clock_timestamp())
      where id = ? and token = ? and state = 'sending' returning id`,
    [id, token]
  )) !== null

/** How an attempt ended. */
export interface NoticeEnd {
  readonly state: "sent" | "settled" | "failed" | "uncertain"
  readonly providerId?: string | null
  readonly error?: string | null
  readonly result?: unknown
}

/** Ends a notice and its open actions; `false`: fenced, nothing was changed. */
export async function endNotice(db: Db, id: string, token: string, end: NoticeEnd): Promise<boolean> {
  const notice = await one(
    db,
    `update arms_notice set state = ?, provider_id = ?, error = ?, lease_until = null, updated_at = now(),
            sent_at = case when ? = 'sent' then clock_timestamp() end
      where id = ? and token = ? and state = 'sending' returning id`,
    [end.state, end.providerId ?? null, end.error ?? null, end.state, id, token]
  )
  if (!notice) return false
  const state = end.state === "sent" ? "done" : end.state
  await db.rows(
    `update arms_action set state = ?, reason = case when ? = 'settled' then 'settled' else reason end,
            result = coalesce(?::jsonb, result), updated_at = now()
      where notice_id = ? and state = 'planned'`,
    [state, end.state, end.result === undefined ? null : json(end.result), id]
  )
  return true
}

/** Puts a notice back for a later attempt. */
export const postponeNotice = async (
  db: Db,
  id: string,
  token: string,
  seconds: number,
  error: string
): Promise<void> => {
  await db.rows(
    `update arms_notice set lease_until = null, not_before = clock_timestamp() + ? * interval '1 second', error = ?
      where id = ? and token = ? and state = 'sending'`,
    [seconds, error, id, token]
  )
}
