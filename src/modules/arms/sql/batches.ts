import type { Db } from "./db"
import { one } from "./db"
import { CLAIMED, type ClaimedNotice } from "./notices"

/** A batch somebody has claimed; `token` proves whose it is. */
export interface ClaimedBatch {
  readonly id: string
  readonly key: string
  readonly token: string
  readonly sha256: string
  readonly attempts: number
  readonly crashes: number
  readonly maybe_accepted: boolean
  /** Hours since the first attempt that may have been accepted, `null` before it. */
  readonly hours_since_first_try: number | null
}

const BATCH = `id, key, token, sha256, attempts, crashes, maybe_accepted,
  extract(epoch from clock_timestamp() - first_try_at)::float / 3600 as hours_since_first_try`

/** What is claimed together: notices over which so many workers have died, so many at a time. */
export interface ClaimTier {
  readonly leastCrashes: number
  readonly mostCrashes: number
  readonly limit: number
  /** Those that go in a request of their own, those that do not, or `null`: either. */
  readonly alone: boolean | null
}

/**
 * Takes notices of a tier for one batch; other workers pass over them. A lease that ended by itself is a
 * worker that died.
 */
export const claimMails = (
  db: Db,
  claim: { token: string; leaseSeconds: number; operations: readonly string[] },
  tier: ClaimTier
): Promise<ClaimedNotice[]> =>
  db.rows<ClaimedNotice>(
    `update arms_notice n set state = 'sending', token = ?, crashes = crashes + (lease_until is not null)::integer,
            lease_until = clock_timestamp() + ? * interval '1 second', updated_at = now()
      where id in (select id from arms_notice
                    where state in ('planned', 'sending') and batch_id is null and operation = any(?)
                      and (lease_until is null or lease_until < clock_timestamp())
                      and (not_before is null or not_before <= clock_timestamp())
                      and crashes + (lease_until is not null)::integer between ? and ? and alone = coalesce(?, alone)
                    order by id limit ? for update skip locked)
     returning ${CLAIMED}`,
    [claim.token, claim.leaseSeconds, claim.operations, tier.leastCrashes, tier.mostCrashes, tier.alone, tier.limit]
  )

/** Writes a batch, claimed by its maker, with its members in their order; filling them has killed nobody. */
export async function insertBatch(
  db: Db,
  batch: { id: string; key: string; sha256: string; token: string; leaseSeconds: number; members: readonly string[] }
): Promise<ClaimedBatch> {
  const written = await one<ClaimedBatch>(
    db,
    `insert into arms_batch (id, key, members, sha256, token, lease_until)
     values (?, ?, ?, ?, ?, clock_timestamp() + ? * interval '1 second') returning ${BATCH}`,
    [batch.id, batch.key, batch.members.length, batch.sha256, batch.token, batch.leaseSeconds]
  )
  await db.rows(
    `update arms_notice n set batch_id = ?, batch_position = x.position, lease_until = null, crashes = 0
       from unnest(?::text[]) with ordinality as x(id, position) where n.id = x.id`,
    [batch.id, batch.members]
  )
  return written!
}

/** Takes over one batch that is due: its worker has died, or it waits for another attempt. */
export const claimBatch = (db: Db, token: string, leaseSeconds: number): Promise<ClaimedBatch | null> =>
  one<ClaimedBatch>(
    db,
    `update arms_batch set token = ?, crashes = crashes + (lease_until is not null)::integer,
            lease_until = clock_timestamp() + ? * interval '1 second', updated_at = now()
      where id = (select id from arms_batch where state = 'sending'
                     and (lease_until is null or lease_until < clock_timestamp())
                     and (not_before is null or not_before <= clock_timestamp())
                   order by id limit 1 for update skip locked)
     returning ${BATCH}`,
    [token, leaseSeconds]
  )

/**
 * The batch, if it is still ours, locked until the transaction ends; `paused`: since its slot was taken the
 * provider has asked everybody to wait.
 */
export const holdBatch = (db: Db, batch: ClaimedBatch, sender: string): Promise<{ paused: boolean } | null> =>
  one(
    db,
    `select exists (select 1 from arms_sender s where s.id = ? and s.paused_until > clock_timestamp()) as paused
       from arms_batch where id = ? and token = ? and state = 'sending' for update`,
    [sender, batch.id, batch.token]
  )

/** Counts an attempt that is about to be made; from here on it may have been accepted. */
export const beginAttempt = async (db: Db, id: string, leaseSeconds: number): Promise<void> => {
  await db.rows(
    `update arms_batch set attempts = attempts + 1, maybe_accepted = true, first_try_at = coalesce(first_try_at, clock_timestamp()),
            lease_until = clock_timestamp() + ? * interval '1 second', updated_at = now() where id = ?`,
    [leaseSeconds, id]
  )
}

/** Puts a batch back for a later attempt; `certain`: this one was certainly not accepted. */
export const postponeBatch = async (
  db: Db,
  batch: ClaimedBatch,
  later: { seconds: number; error: string | null; certain: boolean; counted: boolean }
): Promise<void> => {
  const clean = later.certain && !batch.maybe_accepted
  await db.rows(
    `update arms_batch set lease_until = null, not_before = clock_timestamp() + ? * interval '1 second', error = ?,
            attempts = attempts - ?, maybe_accepted = ?, first_try_at = case when ? then null else first_try_at end, updated_at = now()
      where id = ? and token = ? and state = 'sending'`,
    [later.seconds, later.error, later.counted ? 0 : 1, !clean, clean, batch.id, batch.token]
  )
}

/** Keeps a batch while its maker waits for a slot; `false`: somebody else has it. */
export const keepBatch = async (db: Db, batch: ClaimedBatch, leaseSeconds: number): Promise<boolean> =>
  (await one(
    db,
    `update arms_batch set lease_until = clock_timestamp() + ? * interval '1 second'
      where id = ? and token = ? and state = 'sending' returning id`,
    [leaseSeconds, batch.id, batch.token]
  )) !== null

/** Gives a batch back untouched, for whoever comes next. */
export const releaseBatch = async (db: Db, batch: ClaimedBatch): Promise<void> => {
  await db.rows(`update arms_batch set lease_until = null where id = ? and token = ? and state = 'sending'`, [
    batch.id,
    batch.token,
  ])
}

/** Ends a batch; `false`: fenced, nothing was changed. */
export const endBatch = async (
  db: Db,
  batch: ClaimedBatch,
  state: "sent" | "dissolved" | "uncertain",
  error: string | null = null
): Promise<boolean> =>
  (await one(
    db,
    `update arms_batch set state = ?, error = ?, lease_until = null, updated_at = now()
      where id = ? and token = ? and state = 'sending' returning id`,
    [state, error, batch.id, batch.token]
  )) !== null

/** Seconds until something that waits is due again, at most `within`; `null`: nothing is near. */
export const nextDueIn = async (db: Db, within: number): Promise<number | null> => {
  const row = await one<{ seconds: number | null }>(
    db,
    `select extract(epoch from min(due) - clock_timestamp())::float as seconds from (
       select greatest(not_before, lease_until) as due from arms_batch where state = 'sending'
       union all select greatest(not_before, lease_until) from arms_notice where state in ('planned', 'sending') and batch_id is null) d`
  )
  const seconds = row?.seconds ?? null
  return seconds === null || seconds > within ? null : Math.max(seconds, 0)
}
