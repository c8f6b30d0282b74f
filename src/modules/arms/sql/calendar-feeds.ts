import { one, type Db } from "./db"

/** Makes or renews an employee's secret address; the old one is worth nothing from now on. */
export const putFeed = async (
  db: Db,
  row: { id: string; employeeId: string; secretSha256: string; actor: string }
): Promise<void> => {
  await db.rows(
    `insert into arms_calendar_feed (id, employee_id, secret_sha256, actor) values (?, ?, ?, ?)
     on conflict (employee_id) where deleted_at is null do update set secret_sha256 = excluded.secret_sha256,
       actor = excluded.actor, version = arms_calendar_feed.version + 1, updated_at = now()`,
    [row.id, row.employeeId, row.secretSha256, row.actor]
  )
}

/** Takes an employee's address away. */
export const revokeFeed = async (db: Db, employeeId: string): Promise<boolean> =>
  (await one(
    db,
    `update arms_calendar_feed set deleted_at = now() where employee_id = ? and deleted_at is null returning id`,
    [employeeId]
  )) !== null

/** Whose calendar a secret opens. */
export const employeeOfSecret = async (db: Db, secretSha256: string): Promise<string | null> =>
  (
    await one<{ employee_id: string }>(
      db,
      `select employee_id from arms_calendar_feed where secret_sha256 = ? and deleted_at is null`,
      [secretSha256]
    )
  )?.employee_id ?? null

/** A calendar task as a calendar shows it. */
export interface FeedTask {
  readonly id: string
  readonly kind: string
  readonly text_key: string
  readonly due_date: string
  readonly state: "open" | "done" | "withdrawn"
  readonly version: number
  readonly changed_at: string
  readonly account_name: string
  readonly numbers: string | null
}

/** An employee's calendar tasks: open ones, and what ended in the last 30 days, so that calendars learn of it. */
export const tasksOfEmployee = (db: Db, employeeId: string): Promise<FeedTask[]> =>
  db.rows<FeedTask>(
    `select t.id, t.kind, t.text_key, to_char(t.due_date, 'YYYY-MM-DD') as due_date, t.state, t.version,
            to_char(t.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as changed_at, a.name as account_name,
            (select string_agg(r.number, ', ' order by r.due_date, r.number) from arms_receivable r where r.id = any(t.receivable_ids)) as numbers
       from arms_calendar_task t join arms_account a on a.id = t.account_id
      where t.assignee_id = ? and t.deleted_at is null and (t.state = 'open' or t.updated_at > now() - interval '30 days')
      order by t.id limit 1000`,
    [employeeId]
  )
