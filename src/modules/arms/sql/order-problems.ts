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

/** Orders that could not be looked at, the one that waits longest first. */
export const orderProblems = (
  db: Db,
  limit: number,
  offset = 0
): Promise<{ id: string; sentence: string; since: string }[]> =>
  db.rows(`select id, sentence, since from arms_order_problem order by updated_at, id limit ? offset ?`, [
    limit,
    offset,
  ])
