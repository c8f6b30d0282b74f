import type { CalendarDate } from "../../../domain"
import type { Db } from "./db"

/** How far a run has to look: a superset of what the decision may act on (DESIGN §3.1). */
export interface Horizon {
  readonly asOf: CalendarDate
  /** Receivables due up to this day may be due for a step. */
  readonly dueUpTo: CalendarDate
  /** Receivables issued since this day may be due for a step that counts from the issue date. */
  readonly issuedSince: CalendarDate
  /** Only accounts with a later change than this one; a first run of a date asks for −1, all. */
  readonly changedAfter: number
  /** Account tasks and promotions look at accounts without anything due. */
  readonly everyAccount: boolean
}

/**
 * Accounts that the run must look at, in order of their id behind `cursor`. Each `exists` is one
 * probe of a partial index; nothing is decided here.
 */
export const candidateAccounts = async (db: Db, horizon: Horizon, cursor: string, limit: number): Promise<string[]> => {
  const rows = await db.rows<{ id: string }>(
    `select a.id from arms_account a
      where a.id > ? and a.merged_into is null and a.deleted_at is null and a.change_no > ?
        and (?
          or exists (select 1 from arms_receivable r where r.account_id = a.id and r.state = 'open' and r.due_date <= ?)
          or exists (select 1 from arms_receivable r where r.account_id = a.id and r.issue_date >= ? and r.state <> 'cancelled')
          or exists (select 1 from arms_action w where w.account_id = a.id and w.state = 'waiting')
          or exists (select 1 from arms_hold h where h.account_id = a.id and h.state = 'standing')
          or exists (select 1 from arms_calendar_task c where c.account_id = a.id and c.state = 'open')
          or exists (select 1 from arms_status_period s where s.account_id = a.id and s.until is null and s.status <> 'green'))
      order by a.id limit ?`,
    [cursor, horizon.changedAfter, horizon.everyAccount, horizon.dueUpTo, horizon.issuedSince, limit]
  )
  return rows.map((row) => row.id)
}
