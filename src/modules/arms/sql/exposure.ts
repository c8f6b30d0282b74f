import type { Db } from "./db"
import { one } from "./db"

/** What is at risk with accounts in one currency, decimal text. */
export interface ExposureRow {
  currency: string
  open: string
  not_yet: string
  reserved: string
  unapplied: string
}

/**
 * Exposure of accounts per currency, each part for itself: open receivables, what is ordered and not yet one, what is
 * reserved, and money that is not applied. What was paid in advance is no risk (E-103).
 */
export const exposureOf = (db: Db, accountIds: readonly string[], without: string | null): Promise<ExposureRow[]> =>
  db.rows<ExposureRow>(
    `select currency, coalesce(sum(open), 0)::text as open, coalesce(sum(not_yet), 0)::text as not_yet,
            coalesce(sum(reserved), 0)::text as reserved, coalesce(sum(unapplied), 0)::text as unapplied
       from (
         select currency, open_amount as open, null::numeric as not_yet, null::numeric as reserved, null::numeric as unapplied
           from arms_receivable where account_id = any(:ids) and state = 'open' and not prepaid and deleted_at is null
         union all select currency, null, not_yet, null, null from arms_order
          where account_id = any(:ids) and state = 'open' and not prepaid and not_yet > 0 and deleted_at is null
         union all select currency, null, null, amount, null from arms_reservation
          where account_id = any(:ids) and state = 'reserved' and id is distinct from :without
         union all select currency, null, null, null, unapplied_amount from arms_payment
          where account_id = any(:ids) and state = 'booked' and unapplied_amount > 0 and deleted_at is null
         union all select currency, null, null, null, unapplied_amount from arms_credit
          where account_id = any(:ids) and state = 'active' and unapplied_amount > 0 and deleted_at is null) parts
      group by 1 order by 1`
      .replace(/:ids/g, "?")
      .replace(":without", "?"),
    [accountIds, accountIds, accountIds, without, accountIds, accountIds]
  )

/** Whoever decides about credit of these is alone with them, in a fixed order: two carts, each within, are seen one after the other. */
export const lockCredit = async (db: Db, scopes: readonly string[]): Promise<void> => {
  for (const scope of [...scopes].sort())
    await db.rows(`select pg_advisory_xact_lock(hashtextextended('arms_credit:' || ?, 0))`, [scope])
}

/** Credit is kept for an order that is being made; again for the same one: the new amount counts. */
export const reserve = async (
  db: Db,
  row: { id: string; accountId: string; currency: string; amount: string }
): Promise<void> => {
  await db.rows(
    `insert into arms_reservation (id, account_id, currency, amount) values (?, ?, ?, ?)
     on conflict (id) do update set account_id = excluded.account_id, currency = excluded.currency, amount = excluded.amount,
       state = 'reserved', order_id = null, reserved_at = clock_timestamp(), updated_at = now()`,
    [row.id, row.accountId, row.currency, row.amount]
  )
}

/** The order was not made after all; a reservation that has ended stays as it is. */
export const releaseReservation = async (db: Db, id: string): Promise<boolean> =>
  (await one(
    db,
    `update arms_reservation set state = 'released', updated_at = now() where id = ? and state = 'reserved' returning id`,
    [id]
  )) !== null

/** The order is in the ledger: what it owes counts itself now. */
export const confirmReservations = (db: Db, ids: readonly string[], orderId: string): Promise<{ id: string }[]> =>
  db.rows(
    `update arms_reservation set state = 'confirmed', order_id = ?, updated_at = now() where id = any(?) and state = 'reserved' returning id`,
    [orderId, ids]
  )

/** Reservations nobody has come back for. */
export const oldReservations = (db: Db, minutes: number, limit: number): Promise<{ id: string }[]> =>
  db.rows(
    `select id from arms_reservation where state = 'reserved' and reserved_at < clock_timestamp() - ? * interval '1 minute' order by id limit ?`,
    [minutes, limit]
  )

/** No order came of it. */
export const expireReservation = async (db: Db, id: string): Promise<void> => {
  await db.rows(
    `update arms_reservation set state = 'expired', updated_at = now() where id = ? and state = 'reserved'`,
    [id]
  )
}
