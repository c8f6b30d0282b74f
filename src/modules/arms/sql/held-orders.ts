import type { HeldOrderResponse } from "../../../contract/held-orders"
import type { CalendarDate } from "../../../domain"
import type { Db } from "./db"
import { one } from "./db"

/** State of an order that should not have been made, or was made to be looked at. */
export type HeldState = "held" | "flagged" | "released" | "rejected"

/** An order in the hold queue. */
export interface HeldOrderRow {
  id: string
  account_id: string
  state: HeldState
  reasons: string[]
  value: string
  currency: string
  held_on: CalendarDate
  released_until: CalendarDate | null
  released_up_to: string | null
  note: string | null
  version: number
}

const COLUMNS = `id, account_id, state, reasons, value::text, currency, to_char(held_on, 'YYYY-MM-DD') as held_on,
  to_char(released_until, 'YYYY-MM-DD') as released_until, released_up_to::text, note, version`

/** One order of the queue. */
export const heldOrderOf = (db: Db, id: string): Promise<HeldOrderRow | null> =>
  one<HeldOrderRow>(db, `select ${COLUMNS} from arms_held_order where id = ? and deleted_at is null`, [id])

/** One order of the queue, locked. */
export const heldOrderForUpdate = (db: Db, id: string): Promise<HeldOrderRow | null> =>
  one<HeldOrderRow>(db, `select ${COLUMNS} from arms_held_order where id = ? and deleted_at is null for update`, [id])

/** Orders of an account that wait for something. */
export const heldOrdersOfAccounts = (db: Db, accountIds: readonly string[]): Promise<HeldOrderRow[]> =>
  db.rows<HeldOrderRow>(
    `select ${COLUMNS} from arms_held_order where account_id = any(?) and state = 'held' and deleted_at is null order by id for update`,
    [accountIds]
  )

/** Filters of the hold queue. */
export interface HeldOrderFilter {
  /** `waiting`: held or flagged. */
  readonly state?: HeldState | "waiting"
  readonly order_id?: string
}

const statesOf = (state: HeldOrderFilter["state"]) =>
  state === "waiting" ? ["held", "flagged"] : state ? [state] : null

const WHERE = `h.deleted_at is null and (?::text[] is null or h.state = any(?)) and (?::text is null or h.id = ?)`
const valuesOf = ({ state, order_id }: HeldOrderFilter) => [
  statesOf(state),
  statesOf(state),
  order_id ?? null,
  order_id ?? null,
]

/** How many orders the queue has. */
export const countHeldOrders = async (db: Db, filter: HeldOrderFilter): Promise<number> => {
  const row = await one<{ count: number }>(
    db,
    `select count(*)::int as count from arms_held_order h where ${WHERE}`,
    valuesOf(filter)
  )
  return row?.count ?? 0
}

/** The hold queue, oldest first. */
export const holdQueue = (db: Db, filter: HeldOrderFilter, limit: number, offset: number) =>
  db.rows<HeldOrderResponse>(
    `select h.id, h.account_id, a.name as account_name, o.display_id, h.state, h.reasons, h.value::text as value, h.currency,
            to_char(h.held_on, 'YYYY-MM-DD') as held_on, to_char(h.released_until, 'YYYY-MM-DD') as released_until,
            h.released_up_to::text as released_up_to, h.note, h.version
       from arms_held_order h join arms_account a on a.id = h.account_id left join arms_order o on o.id = h.id
      where ${WHERE} order by h.held_on, h.id limit ? offset ?`,
    [...valuesOf(filter), limit, offset]
  )

/** Puts an order into the queue; one that is there already stays as it is. */
export const holdOrder = (
  db: Db,
  row: {
    id: string
    accountId: string
    state: "held" | "flagged"
    reasons: readonly string[]
    value: string
    currency: string
    on: string
  }
) =>
  one<{ id: string }>(
    db,
    `insert into arms_held_order (id, account_id, state, reasons, value, currency, held_on) values (?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do nothing returning id`,
    [row.id, row.accountId, row.state, row.reasons, row.value, row.currency, row.on]
  )

/** Another state of an order of the queue. */
export const moveHeldOrder = async (
  db: Db,
  row: { id: string; state: HeldState; until: string | null; upTo: string | null; note: string | null }
): Promise<void> => {
  await db.rows(
    `update arms_held_order set state = ?, released_until = ?, released_up_to = ?, note = ?, version = version + 1, updated_at = now() where id = ?`,
    [row.state, row.until, row.upTo, row.note, row.id]
  )
}

const TODAY = `(select ((clock_timestamp() + s.clock_offset_ms * interval '1 millisecond') at time zone coalesce(s.value->>'time_zone', 'Europe/Berlin'))::date
    from arms_settings s where s.id = 'arms')`

/** Has a person let one of these pass today, up to this value? */
export const passesByOverrule = async (db: Db, subjects: readonly string[], value: string | null): Promise<boolean> =>
  subjects.length > 0 &&
  (await one(
    db,
    `select 1 from arms_overrule where subject_id = any(?) and deleted_at is null and until >= ${TODAY}
        and (up_to is null or (?::numeric is not null and ?::numeric <= up_to)) limit 1`,
    [subjects, value, value]
  )) !== null

/** A person lets a cart, draft or order pass. */
export const insertOverrule = async (
  db: Db,
  row: { id: string; subjectId: string; until: string; upTo: string | null; actor: string; reason: string }
): Promise<void> => {
  await db.rows(`insert into arms_overrule (id, subject_id, until, up_to, actor, reason) values (?, ?, ?, ?, ?, ?)`, [
    row.id,
    row.subjectId,
    row.until,
    row.upTo,
    row.actor,
    row.reason,
  ])
}

/** Rejected orders that the shop has not cancelled yet. */
export const rejectedOrders = (db: Db): Promise<{ id: string }[]> =>
  db.rows(
    `select h.id from arms_held_order h join arms_order o on o.id = h.id
      where h.state = 'rejected' and o.state = 'open' and h.deleted_at is null order by h.id limit 100`
  )
