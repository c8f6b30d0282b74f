import type { CalendarTaskResponse, ContactResponse, WorkloadRow } from "../../../contract/work"
import type { Db } from "./db"
import { one } from "./db"

/** Filters of the work list. */
export interface WorkFilter {
  readonly state?: string
  readonly assignee_id?: string
  readonly account_id?: string
  readonly kind?: string
  /** Open and past its day. */
  readonly overdue?: boolean
  readonly from?: string
  readonly to?: string
}

const WHERE: Readonly<Record<keyof WorkFilter, string>> = {
  state: "c.state = ?",
  assignee_id: "c.assignee_id = ?",
  account_id: "c.account_id = ?",
  kind: "c.kind = ?",
  overdue: "c.state = 'open' and c.due_date < ?::date",
  from: "c.due_date >= ?::date",
  to: "c.due_date <= ?::date",
}

function conditions(filter: WorkFilter, today: string): { where: string; values: unknown[] } {
  const parts = ["c.deleted_at is null"]
  const values: unknown[] = []
  for (const [name, sql] of Object.entries(WHERE)) {
    const value = filter[name as keyof WorkFilter]
    if (value === undefined || value === false) continue
    parts.push(sql)
    values.push(name === "overdue" ? today : value)
  }
  return { where: parts.join(" and "), values }
}

const COLUMNS = `c.id, c.account_id, a.name as account_name, c.kind, c.side, to_char(c.due_date, 'YYYY-MM-DD') as due_date, c.text_key, c.receivable_ids,
  c.assignee_id, c.assigned_because, c.state, c.outcome, c.note, to_char(c.closed_on, 'YYYY-MM-DD') as closed_on, c.version`

/** Calendar tasks: open ones first, next due first. */
export const calendarTaskList = (db: Db, filter: WorkFilter, today: string, limit: number, offset: number) => {
  const { where, values } = conditions(filter, today)
  return db.rows<CalendarTaskResponse>(
    `select ${COLUMNS} from arms_calendar_task c join arms_account a on a.id = c.account_id where ${where} order by (c.state <> 'open'), c.due_date, c.id limit ? offset ?`,
    [...values, limit, offset]
  )
}

/** How many calendar tasks a filter matches. */
export const countCalendarTasks = async (db: Db, filter: WorkFilter, today: string): Promise<number> => {
  const { where, values } = conditions(filter, today)
  const row = await one<{ count: number }>(
    db,
    `select count(*)::int as count from arms_calendar_task c where ${where}`,
    values
  )
  return row?.count ?? 0
}

/** Open calendar tasks of each employee; `null`: nobody has them. */
export const workload = (db: Db, today: string): Promise<WorkloadRow[]> =>
  db.rows<WorkloadRow>(
    `select assignee_id, count(*)::int as open, count(*) filter (where due_date < ?::date)::int as overdue
       from arms_calendar_task where state = 'open' and deleted_at is null group by assignee_id order by count(*) desc, assignee_id`,
    [today]
  )

/** One calendar task. */
export const calendarTaskById = (db: Db, id: string) =>
  one<CalendarTaskResponse>(
    db,
    `select ${COLUMNS} from arms_calendar_task c join arms_account a on a.id = c.account_id where c.id = ? and c.deleted_at is null`,
    [id]
  )

/** Whom to reach at an account, billing first. */
export const contactsOf = (db: Db, accountId: string): Promise<ContactResponse[]> =>
  db.rows<ContactResponse>(
    `select id, role, name, email, phone, unsubscribed_at is not null as unsubscribed from arms_contact
      where account_id = ? and deleted_at is null order by array_position(array['billing', 'sales', 'other'], role), id limit 50`,
    [accountId]
  )
