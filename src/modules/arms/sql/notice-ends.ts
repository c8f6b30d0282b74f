import type { Db } from "./db"
import { one } from "./db"
import { endNotice } from "./notices"

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

/** A person does not want it; nothing was sent, and what was planned into it is over. */
export const cancelPlanned = async (db: Db, id: string, actor: string): Promise<void> => {
  await db.rows(`update arms_notice set state = 'withdrawn', lease_until = null, updated_at = now() where id = ?`, [id])
  await db.rows(
    `update arms_action set state = 'dismissed', updated_at = now(),
            result = coalesce(result, '{}'::jsonb) || jsonb_build_object('because', 'cancelled_by_person', 'cancelled_by', ?::text)
      where notice_id = ? and state = 'planned'`,
    [actor, id]
  )
}

/** It is sent once more, as of today, under a new key: the provider may remember the old one. */
export const sendAgain = async (db: Db, id: string, today: string): Promise<void> => {
  await db.rows(
    `update arms_notice set state = 'planned', sent_again = sent_again + 1, business_date = ?,
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

/**
 * What was planned for an earlier business date and never tried is withdrawn: today's run judges it anew,
 * so that a gap ends with one notice (P5). What may have been accepted, or is being sent, is left alone; so is what a
 * person did by hand, which no run would judge anew (decision 021).
 */
export const withdrawStale = async (db: Db, today: string): Promise<void> => {
  // Locked first: an attempt that begins meanwhile either waits for this or is passed over.
  const idle = await db.rows<{ id: string }>(
    `select id from arms_batch where state = 'sending' and not maybe_accepted
        and (lease_until is null or lease_until < clock_timestamp()) for update skip locked`
  )
  const stale = await db.rows<{ id: string }>(
    `update arms_notice n set state = 'withdrawn', batch_id = null, lease_until = null, updated_at = now()
      where n.state in ('planned', 'sending') and n.business_date < ? and n.run_id <> '' and not n.maybe_accepted
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
