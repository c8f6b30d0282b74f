import type { Db } from "./db"

/** Open receivables with a due date from `from` to `to`, both included, in order of their ids behind `cursor`. */
export const dueBetween = async (
  db: Db,
  from: string,
  to: string,
  cursor: string,
  limit: number
): Promise<string[]> => {
  const rows = await db.rows<{ id: string }>(
    `select id from arms_receivable
      where state = 'open' and due_date between ? and ? and deleted_at is null and id > ? order by id limit ?`,
    [from, to, cursor, limit]
  )
  return rows.map((row) => row.id)
}
