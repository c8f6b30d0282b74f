import type { Db } from "./db"
import { json, one } from "./db"

/** A calendar task to open. */
export interface CalendarTaskRow {
  id: string
  account_id: string
  kind: string
  side: string
  due_date: string
  text_key: string
  receivable_ids: readonly string[]
  assignee_id: string | null
  assigned_because: string
}

/** Opens calendar tasks. */
export const openCalendarTasks = async (db: Db, rows: readonly CalendarTaskRow[]): Promise<void> => {
  if (rows.length === 0) return
  await db.rows(
    `insert into arms_calendar_task (id, account_id, kind, side, due_date, text_key, receivable_ids, assignee_id, assigned_because)
     select x.id, x.account_id, x.kind, x.side, x.due_date, x.text_key, array(select json_array_elements_text(x.receivable_ids)),
            x.assignee_id, x.assigned_because
       from json_to_recordset(?::json) as x(id text, account_id text, kind text, side text, due_date date, text_key text,
            receivable_ids json, assignee_id text, assigned_because text)`,
    [json(rows)]
  )
}

/** An open calendar task of an account with this text. */
export const openTaskOf = (db: Db, accountId: string, textKey: string) =>
  one<{ id: string }>(
    db,
    `select id from arms_calendar_task where account_id = ? and text_key = ? and state = 'open' and deleted_at is null limit 1`,
    [accountId, textKey]
  )

/** Further receivables join open calendar tasks. */
export const joinCalendarTasks = async (
  db: Db,
  rows: readonly { id: string; receivable_ids: readonly string[] }[]
): Promise<void> => {
  if (rows.length === 0) return
  await db.rows(
    `update arms_calendar_task t set receivable_ids = array(select distinct unnest(t.receivable_ids || array(select json_array_elements_text(x.receivable_ids)))),
            version = t.version + 1, updated_at = now()
       from json_to_recordset(?::json) as x(id text, receivable_ids json) where t.id = x.id`,
    [json(rows)]
  )
}

/** Withdraws calendar tasks that have lost their object. */
export const withdrawCalendarTasks = async (db: Db, ids: readonly string[], on: string): Promise<void> => {
  if (ids.length === 0) return
  await db.rows(
    `update arms_calendar_task set state = 'withdrawn', closed_on = ?, version = version + 1, updated_at = now() where id = any(?) and state = 'open'`,
    [on, ids]
  )
}

/** Open calendar tasks per employee, for the fewest-open rule. */
export const openTasksPerEmployee = (db: Db): Promise<{ assignee_id: string; open: string }[]> =>
  db.rows(
    `select assignee_id, count(*)::text as open from arms_calendar_task where state = 'open' and assignee_id is not null group by 1`
  )

/** Open calendar tasks whose day was on or before `upTo` and that nobody has handed on yet. */
export const untouchedTasks = (
  db: Db,
  upTo: string,
  limit: number
): Promise<{ id: string; account_id: string; assignee_id: string }[]> =>
  db.rows(
    `select id, account_id, assignee_id from arms_calendar_task
      where state = 'open' and assignee_id is not null and due_date <= ? and assigned_because not like 'untouched%'
        and assigned_because <> 'person' order by id limit ? for update skip locked`,
    [upTo, limit]
  )

/** Gives calendar tasks to others. */
export const reassign = async (db: Db, rows: readonly { id: string; to: string; because: string }[]): Promise<void> => {
  if (rows.length === 0) return
  await db.rows(
    `update arms_calendar_task t set assignee_id = x."to", assigned_because = x.because, version = t.version + 1, updated_at = now()
       from json_to_recordset(?::json) as x(id text, "to" text, because text) where t.id = x.id`,
    [json(rows)]
  )
}

/** Owners of accounts. */
export const ownersOf = (db: Db, accountIds: readonly string[]): Promise<{ id: string; owner_id: string | null }[]> =>
  db.rows(`select id, owner_id from arms_account where id = any(?)`, [accountIds])

/** A new status period; the one before ends on the day it begins. */
export interface StatusMoveRow {
  id: string
  account_id: string
  status: string
  since: string
  source: string
  reason: string
  is_first?: boolean
}

/** Ends the present periods and begins the new ones. */
export const moveStatuses = async (db: Db, rows: readonly StatusMoveRow[]): Promise<void> => {
  if (rows.length === 0) return
  await db.rows(
    `update arms_status_period s set until = x.since, updated_at = now()
       from json_to_recordset(?::json) as x(account_id text, since date) where s.account_id = x.account_id and s.until is null`,
    [json(rows)]
  )
  await db.rows(
    `insert into arms_status_period (id, account_id, status, since, source, reason, is_first)
     select x.id, x.account_id, x.status, x.since, x.source, x.reason, coalesce(x.is_first, false)
       from json_to_recordset(?::json) as x(id text, account_id text, status text, since date, source text, reason text, is_first boolean)`,
    [json(rows)]
  )
}

/** Gives accounts a new change number: a follow-up run of the day looks at them. */
export const touchAccounts = async (db: Db, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return
  await db.rows(
    `update arms_account set change_no = nextval('arms_change_seq'), updated_at = now() where id = any(?)`,
    [ids]
  )
}
