import type { Db } from "./db"
import { one } from "./db"

/** Slots lie a little further apart than the limit asks: the network squeezes them together. */
const SPARE = 1.03
/** A slot is given out so much before its time: the facts are read again meanwhile, the request goes on time. */
const AHEAD_SECONDS = 0.25

/** A slot and in how many seconds it begins, how long until one is given out, or that nothing is taken for a while. */
export type Slot =
  | { readonly granted: true; readonly inSeconds: number }
  | { readonly granted: false; readonly waitSeconds: number }
  | { readonly granted: false; readonly pausedSeconds: number; readonly reason: string }

/**
 * Takes the next slot of a provider when its time is near: one row, so all instances share its limit (D7).
 * None is reserved long ahead, so that a worker that dies takes at most one with it.
 */
export async function takeSlot(db: Db, name: string): Promise<Slot> {
  const slot = await one<{ seconds: number }>(
    db,
    `update arms_sender set next_slot_at = greatest(next_slot_at, clock_timestamp()) + (? / per_second) * interval '1 second'
      where id = ? and (paused_until is null or paused_until <= clock_timestamp())
        and next_slot_at <= clock_timestamp() + ? * interval '1 second'
     returning extract(epoch from next_slot_at - (? / per_second) * interval '1 second' - clock_timestamp())::float as seconds`,
    [SPARE, name, AHEAD_SECONDS, SPARE]
  )
  if (slot) return { granted: true, inSeconds: Math.max(slot.seconds, 0) }
  const row = await one<{ paused: boolean; seconds: number | null; reason: string | null; wait: number }>(
    db,
    `select coalesce(paused_until > clock_timestamp(), false) as paused, pause_reason as reason,
            case when isfinite(paused_until) then extract(epoch from paused_until - clock_timestamp())::float end as seconds,
            extract(epoch from next_slot_at - clock_timestamp())::float as wait from arms_sender where id = ?`,
    [name]
  )
  if (!row) {
    await db.rows(`insert into arms_sender (id) values (?) on conflict do nothing`, [name])
    return takeSlot(db, name)
  }
  if (!row.paused) return { granted: false, waitSeconds: Math.max(row.wait - AHEAD_SECONDS, 0) }
  return { granted: false, pausedSeconds: row.seconds ?? Number.POSITIVE_INFINITY, reason: row.reason ?? "paused" }
}

/** A request that left so much after its slot began squeezes the ones behind it: they move back as far. */
const LATE_SECONDS = 0.01

/** Keeps the limit the provider named, and that it answers again; `late`: seconds the request left after its slot began. */
export const learnLimit = async (db: Db, name: string, perSecond: number | null, late: number): Promise<void> => {
  const shift = late > LATE_SECONDS ? Math.min(late, 1) : 0
  await db.rows(
    `update arms_sender set per_second = coalesce(?::numeric, per_second), refused_in_a_row = 0, updated_at = now(),
            next_slot_at = next_slot_at + ?::float * interval '1 second'
      where id = ? and (per_second is distinct from coalesce(?::numeric, per_second) or refused_in_a_row > 0 or ?::float > 0)`,
    [perSecond, shift, name, perSecond, shift]
  )
}

/** Everybody waits; `seconds` `null`: 1, 2, 4 … 60 s with jitter (F34, F35). Answers how long. */
export const throttle = async (db: Db, name: string, seconds: number | null): Promise<number> =>
  (await one<{ seconds: number }>(
    db,
    `update arms_sender set refused_in_a_row = refused_in_a_row + 1, pause_reason = 'throttled', updated_at = now(),
            paused_until = greatest(paused_until, clock_timestamp()
              + coalesce(?::float, least(60, power(2, least(refused_in_a_row, 6))) * (0.75 + random() / 2)) * interval '1 second')
      where id = ? returning extract(epoch from paused_until - clock_timestamp())::float as seconds`,
    [seconds, name]
  ))!.seconds

/** Stops sending until `until` (ISO instant), or until somebody resumes it; a longer stop stays. */
export const pauseSender = async (db: Db, name: string, until: string | null, reason: string): Promise<void> => {
  await db.rows(
    `insert into arms_sender (id, paused_until, pause_reason) values (?, coalesce(?::timestamptz, 'infinity'), ?)
     on conflict (id) do update set updated_at = now(), paused_until = greatest(arms_sender.paused_until, excluded.paused_until),
       pause_reason = case when arms_sender.paused_until > excluded.paused_until then arms_sender.pause_reason else excluded.pause_reason end`,
    [name, until, reason]
  )
}

/** Sending goes on; answers whether it had stopped. */
export const resumeSender = async (db: Db, name: string): Promise<boolean> =>
  (await one(
    db,
    `update arms_sender set paused_until = null, pause_reason = null, refused_in_a_row = 0, updated_at = now()
      where id = ? and paused_until is not null returning id`,
    [name]
  )) !== null

/**
 * The application has started: a key or domain that was refused may be another one now, so sending is tried
 * again. A stop for the sake of our reputation is for a person to judge.
 */
export const resumeAfterStart = async (db: Db, name: string): Promise<void> => {
  const stopped = await one(
    db,
    `update arms_alarm set cleared_at = clock_timestamp(), updated_at = now()
      where kind = 'sending_stopped' and cleared_at is null returning id`
  )
  const judged = await one(
    db,
    `select 1 as found from arms_alarm where kind = 'sending_reputation' and cleared_at is null`
  )
  if (stopped && !judged) await resumeSender(db, name)
}

/** The instant a quota begins anew: next midnight UTC, or the first of next month. */
export const quotaReset = async (db: Db, span: "day" | "month"): Promise<string> =>
  (await one<{ at: string }>(
    db,
    `select to_char(date_trunc(?, clock_timestamp() at time zone 'UTC') + ('1 ' || ?)::interval, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at`,
    [span, span]
  ))!.at

/** How the sender stands, for the admin. */
export const senderRow = (db: Db, name: string) =>
  one<{ per_second: string; paused_until: string | null; pause_reason: string | null }>(
    db,
    `select per_second::text, paused_until::text, pause_reason from arms_sender where id = ?`,
    [name]
  )
