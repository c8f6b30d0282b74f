import type { HoldStrength } from "../../../domain"
import type { Db } from "./db"
import { json, one } from "./db"

/** A hold to place or change. */
export interface HoldChange {
  id: string
  account_id: string
  strength: HoldStrength
  causes: readonly string[]
  from_date: string
  reason: string
}

/** Places automatic holds; an account has at most one. */
export const placeHolds = async (db: Db, rows: readonly HoldChange[]): Promise<void> => {
  if (rows.length === 0) return
  await db.rows(
    `insert into arms_hold (id, account_id, kind, strength, state, from_date, causes, reason)
     select x.id, x.account_id, 'automatic', x.strength, 'standing', x.from_date, array(select json_array_elements_text(x.causes)), x.reason
       from json_to_recordset(?::json) as x(id text, account_id text, strength text, from_date date, causes json, reason text)
     on conflict do nothing`,
    [json(rows)]
  )
}

/** Causes and strength of a standing automatic hold have changed. */
export const changeHold = async (
  db: Db,
  id: string,
  strength: HoldStrength,
  causes: readonly string[]
): Promise<void> => {
  await db.rows(`update arms_hold set strength = ?, causes = ?, updated_at = now() where id = ?`, [
    strength,
    causes,
    id,
  ])
}

/** Lifts holds on a day. */
export const liftHolds = async (db: Db, ids: readonly string[], on: string): Promise<void> => {
  if (ids.length === 0) return
  await db.rows(`update arms_hold set state = 'lifted', lifted_on = ?, updated_at = now() where id = any(?)`, [on, ids])
}

/** Lifts an automatic hold early: its causes are silenced until a day. */
export const silenceHold = async (db: Db, id: string, on: string, until: string): Promise<void> => {
  await db.rows(
    `update arms_hold set state = 'lifted', lifted_on = ?, silenced = causes, silenced_until = ?, updated_at = now() where id = ?`,
    [on, until, id]
  )
}

/** A standing hold with what its causes still owe. */
export interface StandingHold {
  id: string
  account_id: string
  kind: "automatic" | "forced"
  strength: HoldStrength
  from_date: string
  until: string | null
  reason: string
  causes: string[]
}

const STANDING = `h.id, h.account_id, h.kind, h.strength, to_char(h.from_date, 'YYYY-MM-DD') as from_date,
  to_char(h.until, 'YYYY-MM-DD') as until, h.reason, h.causes`

/**
 * May this customer order? One indexed query: customer → account → standing holds. Set-up must be
 * finished (a rehearsing installation holds nobody), the hold's day reached.
 */
export const holdsOfCustomer = (
  db: Db,
  customerId: string
): Promise<(StandingHold & { language: string | null; default_language: string | null })[]> =>
  db.rows(
    `select ${STANDING}, a.language, s.value->>'default_language' as default_language
       from arms_account_customer b
       join arms_account a on a.id = b.account_id
       join arms_hold h on h.account_id = a.id and h.state = 'standing'
       join arms_settings s on s.id = 'arms' and s.live_since is not null and s.moved_to is null
      where b.customer_id = ? and b.deleted_at is null
        and h.from_date <= ((clock_timestamp() + s.clock_offset_ms * interval '1 millisecond') at time zone coalesce(s.value->>'time_zone', 'Europe/Berlin'))::date
        and (h.until is null or h.until >= ((clock_timestamp() + s.clock_offset_ms * interval '1 millisecond') at time zone coalesce(s.value->>'time_zone', 'Europe/Berlin'))::date)`,
    [customerId]
  )

/** Standing holds of an account. */
export const holdsOfAccount = (db: Db, accountId: string): Promise<StandingHold[]> =>
  db.rows<StandingHold>(
    `select ${STANDING} from arms_hold h where h.account_id = ? and h.state = 'standing' order by h.id`,
    [accountId]
  )

/** A forced hold by a person. */
export const placeForcedHold = (
  db: Db,
  hold: { id: string; accountId: string; strength: HoldStrength; from: string; until: string | null; reason: string }
) =>
  one(
    db,
    `insert into arms_hold (id, account_id, kind, strength, state, from_date, until, reason) values (?, ?, 'forced', ?, 'standing', ?, ?, ?) returning id`,
    [hold.id, hold.accountId, hold.strength, hold.from, hold.until, hold.reason]
  )

/** A standing hold, locked. */
export const holdForUpdate = (db: Db, id: string) =>
  one<{ account_id: string; kind: string }>(
    db,
    `select account_id, kind from arms_hold where id = ? and state = 'standing' for update`,
    [id]
  )
