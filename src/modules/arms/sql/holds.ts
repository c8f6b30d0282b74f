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

/** An account a buyer orders for, as the guard reads it. */
export interface BuyerAccount {
  account_id: string
  /** By the customer himself, not only by an address. */
  own: boolean
  language: string | null
  default_language: string | null
  /** May buy on account: it or a group of it has payment terms. */
  has_terms: boolean
  /** An approved limit, its own or of a group, may bind it. */
  has_limit: boolean
  /** Payment providers that take the money in advance. */
  prepaying: string[]
  groups: string[]
  /** Holds that bind today. */
  holds: StandingHold[]
}

const NOW_THERE = `((clock_timestamp() + s.clock_offset_ms * interval '1 millisecond') at time zone coalesce(s.value->>'time_zone', 'Europe/Berlin'))::date`

/**
 * For whom does this buyer order, and what holds them? One indexed query: customer, or address of whoever did not sign
 * in → accounts → standing holds, and the first day of a hold that no run has placed yet. Holds bind when set-up is finished (a rehearsing
 * installation holds nobody) and their day is reached.
 */
export const accountsOfBuyer = (
  db: Db,
  { customerId, email, collectionId }: { customerId: string | null; email: string | null; collectionId: string | null }
): Promise<BuyerAccount[]> =>
  db.rows<BuyerAccount>(
    `with buyer as (
       select account_id, bool_or(own) as own from (
         select b.account_id, true as own from arms_account_customer b where b.customer_id = ? and b.deleted_at is null
         union all
         select k.account_id, false from arms_known_email k
          where k.email_sha256 = encode(sha256(convert_to(lower(?), 'UTF8')), 'hex') and k.deleted_at is null
            and not exists (select 1 from arms_signed_in g where g.id = ? and g.customer_id = ?)) n group by 1)
     select a.id as account_id, buyer.own, a.language, s.value->>'default_language' as default_language,
            exists (select 1 from arms_terms t where t.deleted_at is null
              and ((t.scope = 'account' and t.scope_id = a.id) or (t.scope = 'group' and t.scope_id = any(a.groups)))) as has_terms,
            s.live_since is not null and s.moved_to is null and exists (select 1 from arms_credit_limit l where l.state = 'approved' and l.deleted_at is null
              and (l.scope_id = a.id or l.scope_id = any(a.groups))) as has_limit, to_json(a.groups) as groups,
            coalesce(s.value->'prepaying_providers', '[]') as prepaying,
            coalesce((select json_agg(x) from (
              select ${STANDING} from arms_hold h where h.account_id = a.id and h.state = 'standing'
                 and h.from_date <= ${NOW_THERE} and (h.until is null or h.until >= ${NOW_THERE})
              union all
              select a.id, a.id, 'automatic', a.next_hold_strength, to_char(a.next_hold_on, 'YYYY-MM-DD'), null, 'overdue', '{}'
               where a.next_hold_on <= ${NOW_THERE}) x where s.live_since is not null and s.moved_to is null), '[]') as holds
       from buyer join arms_account o on o.id = buyer.account_id join arms_account a on a.id = coalesce(o.merged_into, o.id)
       join arms_settings s on s.id = 'arms' order by buyer.own desc, a.id`,
    [customerId, email, collectionId, customerId]
  )

/** Standing holds of an account. */
export const holdsOfAccount = (db: Db, accountId: string): Promise<StandingHold[]> =>
  db.rows<StandingHold>(
    `select ${STANDING} from arms_hold h where h.account_id = ? and h.state = 'standing' order by h.id`,
    [accountId]
  )

/** Holds that bind an account today, with the instant they were placed. */
export const bindingHolds = (db: Db, accountId: string): Promise<(StandingHold & { placed_at: string })[]> =>
  db.rows(
    `select ${STANDING}, to_char(h.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as placed_at
       from arms_hold h join arms_settings s on s.id = 'arms' and s.live_since is not null and s.moved_to is null
      where h.account_id = ? and h.state = 'standing' and h.from_date <= ${NOW_THERE} and (h.until is null or h.until >= ${NOW_THERE})`,
    [accountId]
  )

/** The first day of the next hold of accounts, as computed from what is known today; only what differs is written. */
export const setNextHolds = async (
  db: Db,
  rows: readonly { account_id: string; on: string | null; strength: HoldStrength | null }[]
): Promise<void> => {
  if (rows.length === 0) return
  await db.rows(
    `update arms_account a set next_hold_on = x."on", next_hold_strength = x.strength, updated_at = now()
       from json_to_recordset(?::json) as x(account_id text, "on" date, strength text) where a.id = x.account_id`,
    [json(rows)]
  )
}

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
