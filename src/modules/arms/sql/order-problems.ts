import type { Db } from "./db"

/** An order could not be looked at: it is listed, and looked at again. */
export const noteProblem = async (db: Db, orderId: string, sentence: string): Promise<void> => {
  await db.rows(
    `insert into arms_order_problem (id, sentence) values (?, ?)
     on conflict (id) do update set sentence = excluded.sentence, updated_at = now()`,
    [orderId, sentence.slice(0, 500)]
  )
}

/** It could be looked at. */
export const clearProblem = async (db: Db, orderId: string): Promise<void> => {
  await db.rows(`delete from arms_order_problem where id = ?`, [orderId])
}

/** Orders of which a ledger elsewhere says something else than the shop: it is followed, and listed. */
const DISAGREEMENTS = `select o.id, 'Order #' || o.display_id || ': the ledger ' || min(r.source) filter (where r.source <> 'medusa') || ' says ' || sum(r.amount) || ' ' || o.currency
         || ', the shop ' || trim_scale(o.value - o.not_yet) || ' ' || o.currency || '.' as sentence, o.updated_at as since
    from arms_order o join arms_receivable r on r.order_id = o.id and r.state in ('open', 'settled') and r.deleted_at is null
   where o.deleted_at is null group by o.id
  having bool_or(r.source <> 'medusa') and abs(sum(r.amount) + o.not_yet - o.value) > 0.01`

/** Orders that could not be looked at, the one that waits longest first. */
export const ordersToTryAgain = (db: Db, limit: number): Promise<{ id: string }[]> =>
  db.rows(`select id from arms_order_problem order by updated_at, id limit ?`, [limit])

/** Orders that could not be looked at, and those a ledger disagrees about, the longest first. */
export const orderProblems = (
  db: Db,
  limit: number,
  offset: number
): Promise<{ id: string; sentence: string; since: string }[]> =>
  db.rows(
    `select id, sentence, since from (select id, sentence, since, updated_at as at from arms_order_problem
       union all select id, sentence, since, since from (${DISAGREEMENTS}) d) p order by at, id limit ? offset ?`,
    [limit, offset]
  )
