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
  operation, voice, text_key, params, key, attempts, crashes, maybe_accepted, token, first_try_at,
  extract(epoch from clock_timestamp() - first_try_at)::float / 3600 as hours_since_first_try`

/** Takes up to `limit` notices that are due and go one by one; other workers pass over them. */
export const claimNotices = (
  db: Db,
  token: string,
  leaseSeconds: number,
  limit: number,
  inBatches: readonly string[]
): Promise<ClaimedNotice[]> =>
  db.rows<ClaimedNotice>(
    `update arms_notice n set state = 'sending', token = ?, crashes = crashes + (lease_until is not null)::integer,
            lease_until = clock_timestamp() + ? * interval '1 second', updated_at = now()
      where id in (select id from arms_notice
                    where state in ('planned', 'sending') and batch_id is null and operation <> all(?)
                      and (lease_until is null or lease_until < clock_timestamp())
                      and (not_before is null or not_before <= clock_timestamp())
                    order by id limit ? for update skip locked)
     returning ${CLAIMED}`,
    [token, leaseSeconds, inBatches, limit]
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

/** Ends notices all of whose lines have been settled or blocked; nothing was sent. */
export const endSettledNotices = async (db: Db, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return
  await db.rows(
    `update arms_notice set state = 'settled', lease_until = null, updated_at = now() where id = any(?) and state = 'sending'`,
    [ids]
  )
}

/** Ends notices that are not wanted, with the reason; nothing was sent. */
export const skipNotices = async (db: Db, ids: readonly string[], reason: string): Promise<void> => {
  if (ids.length === 0) return
  await db.rows(
    `update arms_action set state = 'skipped', reason = ?, updated_at = now() where notice_id = any(?) and state = 'planned'`,
    [reason, ids]
  )
  await endSettledNotices(db, ids)
}

/** Ends claimed notices that fail alone, with their actions and one sentence each. */
export async function failNotices(
  db: Db,
  token: string,
  rows: readonly { id: string; sentence: string }[]
): Promise<void> {
  for (const { id, sentence } of rows)
    await endNotice(db, id, token, { state: "failed", error: sentence, result: { error: sentence } })
}

/** A notice, locked. */
export const noticeForUpdate = (db: Db, id: string) =>
  one<{ id: string; account_id: string; state: string }>(
    db,
    `select id, account_id, state from arms_notice where id = ? for update`,
    [id]
  )

/** A person knows that it arrived. */
export const settleByHand = async (db: Db, id: string, actor: string): Promise<void> => {
  await db.rows(
    `update arms_notice set state = 'sent', sent_at = coalesce(first_try_at, clock_timestamp()), updated_at = now() where id = ?`,
    [id]
  )
  await db.rows(
    `update arms_action set state = 'done', updated_at = now(),
            result = coalesce(result, '{}'::jsonb) || jsonb_build_object('settled_by', ?::text)
      where notice_id = ? and state = 'uncertain'`,
    [actor, id]
  )
}

/** It is sent once more, as of today, under a new key: the provider may remember the old one. */
export const sendAgain = async (db: Db, id: string, today: string): Promise<void> => {
  await db.rows(
    `update arms_notice set state = 'planned', key = encode(sha256(convert_to(key || ' again', 'UTF8')), 'hex'), business_date = ?,
            batch_id = null, batch_position = null, alone = false, attempts = 0, crashes = 0, maybe_accepted = false,
            token = null, lease_until = null, not_before = null, first_try_at = null, provider_id = null, error = null, updated_at = now()
      where id = ?`,
    [today, id]
  )
  await db.rows(
    `update arms_action set state = 'planned', updated_at = now() where notice_id = ? and state in ('uncertain', 'failed')`,
    [id]
  )
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

/** An action of a claimed notice with its receivable as it stands now. */
export interface NoticeLine {
  notice_id: string
  action_id: string
  task_id: string
  step: string
  subject: "receivable" | "account"
  receivable_id: string | null
  number: string | null
  issue_date: string | null
  due_date: string | null
  currency: string | null
  amount: string | null
  open_amount: string | null
  document_url: string | null
  purchase_order_number: string | null
  blocked: boolean
  concerns_settled: boolean
}

/** Lines of notices with the facts of this moment, locked until the claim ends (DESIGN §3.5). */
export const noticeLines = (db: Db, noticeIds: readonly string[], asOf: string): Promise<NoticeLine[]> =>
  db.rows<NoticeLine>(
    `select a.notice_id, a.id as action_id, a.task_id, a.step, a.subject, r.id as receivable_id, r.number,
            to_char(r.issue_date, 'YYYY-MM-DD') as issue_date, to_char(r.due_date, 'YYYY-MM-DD') as due_date,
            r.currency, r.amount::text as amount, r.open_amount::text as open_amount, r.document_url, r.purchase_order_number,
            coalesce((a.facts->>'concerns_settled')::boolean, false) as concerns_settled,
            exists (select 1 from arms_dunning_block b where b.account_id = a.account_id and b.deleted_at is null
                      and (b.receivable_id is null or b.receivable_id = r.id) and b.from_date <= ? and b.until >= ?) as blocked
       from arms_action a left join arms_receivable r on r.id = a.subject_id
      where a.notice_id = any(?) and a.state = 'planned' order by r.due_date, r.number
        for update of a`,
    [asOf, asOf, noticeIds]
  )

/**
 * What was planned for an earlier business date and never tried is withdrawn: today's run judges it anew,
 * so that a gap ends with one notice (P5). What may have been accepted, or is being sent, is left alone.
 */
export const withdrawStale = async (db: Db, today: string): Promise<void> => {
  // Locked first: an attempt that begins meanwhile either waits for this or is passed over.
  const idle = await db.rows<{ id: string }>(
    `select id from arms_batch where state = 'sending' and not maybe_accepted
        and (lease_until is null or lease_until < clock_timestamp()) for update skip locked`
  )
  const stale = await db.rows<{ id: string }>(
    `update arms_notice n set state = 'withdrawn', batch_id = null, lease_until = null, updated_at = now()
      where n.state in ('planned', 'sending') and n.business_date < ? and not n.maybe_accepted
        and (n.lease_until is null or n.lease_until < clock_timestamp())
        and (n.batch_id is null or n.batch_id = any(?))
     returning n.id`,
    [today, idle.map((row) => row.id)]
  )
  if (stale.length === 0) return
  await db.rows(
    `update arms_action set state = 'withdrawn', updated_at = now() where notice_id = any(?) and state = 'planned'`,
    [stale.map((row) => row.id)]
  )
  await db.rows(
    `update arms_batch b set state = 'dissolved', lease_until = null, updated_at = now()
      where b.state = 'sending' and not b.maybe_accepted and not exists (select 1 from arms_notice n where n.batch_id = b.id)`
  )
}

/** Takes lines out of a notice: settled, or blocked since. */
export const dropLines = async (db: Db, actionIds: readonly string[], state: string, reason: string): Promise<void> => {
  if (actionIds.length === 0) return
  await db.rows(
    `update arms_action set state = ?, reason = ?, updated_at = now() where id = any(?) and state = 'planned'`,
    [state, reason, actionIds]
  )
}

/** Everything open of accounts, for statements; `notice_id` is empty, `account_id` says whose it is. */
export const openLines = (db: Db, accountIds: readonly string[]): Promise<(NoticeLine & { account_id: string })[]> =>
  db.rows(
    `select r.account_id, '' as notice_id, '' as action_id, '' as task_id, '' as step, 'receivable' as subject, r.id as receivable_id, r.number,
            to_char(r.issue_date, 'YYYY-MM-DD') as issue_date, to_char(r.due_date, 'YYYY-MM-DD') as due_date, r.currency,
            r.amount::text as amount, r.open_amount::text as open_amount, r.document_url, r.purchase_order_number,
            false as blocked, false as concerns_settled
       from arms_receivable r where r.account_id = any(?) and r.state = 'open' and r.deleted_at is null order by r.due_date, r.number`,
    [accountIds]
  )
