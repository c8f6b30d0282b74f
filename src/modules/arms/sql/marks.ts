import type { CalendarDate } from "../../../domain"
import type { Db } from "./db"
import { one } from "./db"

/** Pins a status until a day; an earlier pin ends. */
export const pinStatus = async (
  db: Db,
  row: { id: string; accountId: string; until: string; reason: string }
): Promise<void> => {
  await unpinStatus(db, row.accountId)
  await db.rows(`insert into arms_pin (id, account_id, until, reason) values (?, ?, ?, ?)`, [
    row.id,
    row.accountId,
    row.until,
    row.reason,
  ])
}

/** Takes a pin away. */
export const unpinStatus = async (db: Db, accountId: string): Promise<void> => {
  await db.rows(`update arms_pin set deleted_at = now() where account_id = ? and deleted_at is null`, [accountId])
}

/** A dunning block of an account, or of one receivable. */
export const insertBlock = async (
  db: Db,
  row: { id: string; accountId: string; receivableId: string | null; from: string; until: string; reason: string }
): Promise<void> => {
  await db.rows(
    `insert into arms_dunning_block (id, account_id, receivable_id, from_date, until, reason) values (?, ?, ?, ?, ?, ?)`,
    [row.id, row.accountId, row.receivableId, row.from, row.until, row.reason]
  )
}

/** Ends a dunning block the day before `on`; one that began on `on` is taken back. */
export const endBlock = (db: Db, id: string, on: string) =>
  one<{ account_id: string; receivable_id: string | null }>(
    db,
    `update arms_dunning_block set until = ?::date - 1, deleted_at = case when from_date >= ? then now() end, updated_at = now()
      where id = ? and deleted_at is null and until >= ? returning account_id, receivable_id`,
    [on, on, id, on]
  )

/** Ends an exemption that stands on a day. */
export const endExemption = (db: Db, accountId: string, step: string, on: string) =>
  one<{ id: string }>(
    db,
    `update arms_exemption set deleted_at = now(), updated_at = now()
      where account_id = ? and step = ? and deleted_at is null and until >= ? returning id`,
    [accountId, step, on]
  )

/** Exempts an account from a step; an earlier exemption of it is replaced. */
export const exempt = async (
  db: Db,
  row: { id: string; accountId: string; step: string; until: string; reason: string }
): Promise<void> => {
  await db.rows(
    `update arms_exemption set deleted_at = now() where account_id = ? and step = ? and deleted_at is null`,
    [row.accountId, row.step]
  )
  await db.rows(`insert into arms_exemption (id, account_id, step, until, reason) values (?, ?, ?, ?, ?)`, [
    row.id,
    row.accountId,
    row.step,
    row.until,
    row.reason,
  ])
}

/** A calendar task as a command needs it. */
export interface CalendarTaskRow {
  readonly id: string
  readonly account_id: string
  readonly receivable_ids: readonly string[]
  readonly kind: string
  readonly side: string
  readonly state: string
}

const CALENDAR_TASK = `select id, account_id, receivable_ids, kind, side, state from arms_calendar_task where id = ? and deleted_at is null`

/** A calendar task. */
export const calendarTaskById = (db: Db, id: string) => one<CalendarTaskRow>(db, CALENDAR_TASK, [id])

/** A calendar task, locked. */
export const calendarTaskForUpdate = (db: Db, id: string) =>
  one<CalendarTaskRow>(db, `${CALENDAR_TASK} for update`, [id])

/** Ends a calendar task with an outcome. */
export const finishCalendarTask = async (
  db: Db,
  id: string,
  outcome: string,
  note: string | null,
  on: string
): Promise<void> => {
  await db.rows(
    `update arms_calendar_task set state = 'done', outcome = ?, note = ?, closed_on = ?, version = version + 1, updated_at = now() where id = ?`,
    [outcome, note, on, id]
  )
}

/** Gives a calendar task to somebody. */
export const assignCalendarTask = async (db: Db, id: string, assigneeId: string): Promise<void> => {
  await db.rows(
    `update arms_calendar_task set assignee_id = ?, assigned_because = 'person', version = version + 1, updated_at = now() where id = ?`,
    [assigneeId, id]
  )
}

/** A payment source, made on first use; the first import may be an opening one. */
export const ensureSource = (db: Db, row: { id: string; name: string; openedOn: string }) =>
  one<{ id: string; name: string }>(
    db,
    `insert into arms_source (id, name, opened_on) values (?, ?, ?)
     on conflict (name) where deleted_at is null do update set updated_at = now() returning id, name`,
    [row.id, row.name, row.openedOn]
  )

/** The source has reported every payment up to a day. */
export const reportPayments = async (db: Db, name: string, upTo: string): Promise<void> => {
  await db.rows(
    `update arms_source set reports_payments = true, payments_reported_on = greatest(coalesce(payments_reported_on, ?::date), ?::date), updated_at = now()
      where name = ? and deleted_at is null`,
    [upTo, upTo, name]
  )
}

/** The day a source was first heard of; it is heard of today when it was not yet. */
export const openedOn = async (db: Db, name: string, today: string): Promise<CalendarDate> => {
  const row = await one<{ day: CalendarDate }>(
    db,
    `select to_char(opened_on, 'YYYY-MM-DD') as day from arms_source where name = ? and deleted_at is null`,
    [name]
  )
  return row?.day ?? (today as CalendarDate)
}
