import type { CalendarDate } from "../../../domain"
import type { Db } from "./db"

/** How far a run has to look: a superset of what the decision may act on (DESIGN §3.1). */
export interface Horizon {
  readonly asOf: CalendarDate
  /** Receivables due up to this day may be due for a step. */
  readonly dueUpTo: CalendarDate
  /** Receivables issued since this day may be due for a step that counts from the issue date. */
  readonly issuedSince: CalendarDate
  /** Receivables known to be settled since this day may be due for a word about it. */
  readonly settledSince: CalendarDate
  /** Only accounts with a later change than this one; a first run of a date asks for −1, all. */
  readonly changedAfter: number
  /** Account tasks and promotions look at accounts without anything due. */
  readonly everyAccount: boolean
}

/** Ids read in one go: one sweep over what is due feeds many chunks. */
const SWEEP = 20_000

/**
 * Accounts that the run must look at, in order of their id behind `cursor`. Each `exists` is answered
 * from an index; nothing is decided here.
 */
const sweep = async (db: Db, horizon: Horizon, cursor: string, limit: number): Promise<string[]> => {
  const rows = await db.rows<{ id: string }>(
    `select a.id from arms_account a
      where a.id > ? and a.merged_into is null and a.deleted_at is null and a.change_no > ?
        and (?
          or exists (select 1 from arms_receivable r where r.account_id = a.id and r.state = 'open' and r.due_date <= ?)
          or exists (select 1 from arms_receivable r where r.account_id = a.id and r.issue_date >= ? and r.state <> 'cancelled')
          or exists (select 1 from arms_receivable r where r.account_id = a.id and r.settled_on > ?::date - 366 and r.settled_known_on >= ?)
          or exists (select 1 from arms_action w where w.account_id = a.id and w.state = 'waiting')
          or a.id in (select p.account_id from arms_action p where p.state = 'proposed')
          or exists (select 1 from arms_hold h where h.account_id = a.id and h.state = 'standing')
          or exists (select 1 from arms_calendar_task c where c.account_id = a.id and c.state = 'open')
          or exists (select 1 from arms_status_period s where s.account_id = a.id and s.until is null and s.status <> 'green'))
      order by a.id limit ?`,
    [
      cursor,
      horizon.changedAfter,
      horizon.everyAccount,
      horizon.dueUpTo,
      horizon.issuedSince,
      horizon.asOf,
      horizon.settledSince,
      limit,
    ]
  )
  return rows.map((row) => row.id)
}

/** Accounts with anything open, in chunks of `size`, in order of their ids. */
export async function* accountsWithOpen(db: Db, size: number): AsyncGenerator<readonly string[]> {
  for (let from = ""; ;) {
    const rows = await db.rows<{ id: string }>(
      `select a.id from arms_account a where a.id > ? and a.merged_into is null and a.deleted_at is null
          and exists (select 1 from arms_receivable r where r.account_id = a.id and r.state = 'open') order by a.id limit ?`,
      [from, size]
    )
    if (rows.length > 0) yield rows.map((row) => row.id)
    if (rows.length < size) return
    from = rows[rows.length - 1].id
  }
}

/** The accounts a run must look at behind `cursor`, in chunks of `size`, in order of their ids. */
export async function* candidateChunks(
  db: Db,
  horizon: Horizon,
  size: number,
  cursor = ""
): AsyncGenerator<readonly string[]> {
  for (let from = cursor; ;) {
    const ids = await sweep(db, horizon, from, SWEEP)
    for (let at = 0; at < ids.length; at += size) yield ids.slice(at, at + size)
    if (ids.length < SWEEP) return
    from = ids[ids.length - 1]
  }
}
