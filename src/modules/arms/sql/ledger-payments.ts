import type { Db } from "./db"

/** Money of an order that the shop has told of and no ledger yet. */
export interface ShopPayment {
  readonly id: string
  readonly order_id: string
  readonly currency: string
  readonly amount: string
}

/** Payments of orders that no ledger has a name for, oldest first. */
export const paymentsOfShop = (db: Db, orderIds: readonly string[]): Promise<ShopPayment[]> =>
  db.rows<ShopPayment>(
    `select id, order_id, currency, amount::text from arms_payment
      where order_id = any(?) and source = 'medusa' and state = 'booked' and ledger_source is null and deleted_at is null order by value_date, id`,
    [orderIds]
  )

/** The ledger has a name for it. */
export const nameByLedger = async (db: Db, id: string, source: string, externalId: string): Promise<void> => {
  await db.rows(`update arms_payment set ledger_source = ?, ledger_external_id = ?, updated_at = now() where id = ?`, [
    source,
    externalId,
    id,
  ])
}
