import type { Db } from "./db"
import { one } from "./db"

/** A signed-in customer chooses how to pay. */
export const noteSignedIn = async (db: Db, paymentCollectionId: string, customerId: string): Promise<void> => {
  await db.rows(
    `insert into arms_signed_in (id, customer_id) values (?, ?)
     on conflict (id) do update set customer_id = excluded.customer_id, updated_at = now()`,
    [paymentCollectionId, customerId]
  )
}

/** Was the customer signed in when one of these payment collections was made ready? */
export const wasSignedIn = async (
  db: Db,
  paymentCollectionIds: readonly string[],
  customerId: string
): Promise<boolean> =>
  (await one(db, `select 1 from arms_signed_in where id = any(?) and customer_id = ? limit 1`, [
    paymentCollectionIds,
    customerId,
  ])) !== null
