import type { AgeingRow, ExceptionKind, ExceptionRow, StatusCount } from "../../../contract/overview"
import type { CalendarDate } from "../../../domain"
import type { Db } from "./db"

const open = (days: string) => `coalesce(sum(open_amount) filter (where ${days}), 0)::text`

/** What is open, per currency, by how long it is overdue. */
export const ageing = (db: Db, today: CalendarDate): Promise<AgeingRow[]> =>
  db.rows<AgeingRow>(
    `select currency, count(*)::int as count, count(*) filter (where days > 0)::int as overdue_count,
            sum(open_amount)::text as open, ${open("days > 0")} as overdue, ${open("days <= 0")} as not_due,
            ${open("days between 1 and 30")} as days_1_30, ${open("days between 31 and 60")} as days_31_60,
            ${open("days between 61 and 90")} as days_61_90, ${open("days > 90")} as over_90
       from (select currency, open_amount, ?::date - due_date as days from arms_receivable where state = 'open' and deleted_at is null) r
      group by currency order by count(*) desc, currency`,
    [today]
  )

/** How many accounts have which status. */
export const statusCounts = (db: Db): Promise<StatusCount[]> =>
  db.rows<StatusCount>(
    `select s.status, count(*)::int as count from arms_status_period s
       join arms_account a on a.id = s.account_id and a.merged_into is null and a.deleted_at is null
      where s.until is null group by s.status`
  )

/** Each kind of thing a person should look at, and the statement that counts it; `?` is today. */
const COUNTS: Readonly<Record<ExceptionKind, string>> = {
  failed: `select count(*) from arms_action where state = 'failed'`,
  uncertain: `select count(*) from arms_action where state = 'uncertain'`,
  proposed: `select count(*) from arms_action where state = 'proposed'`,
  no_address: `select count(*) from arms_account a where a.merged_into is null and a.deleted_at is null
      and exists (select 1 from arms_receivable r where r.account_id = a.id and r.state = 'open' and r.deleted_at is null)
      and not exists (select 1 from arms_contact c where c.account_id = a.id and c.email is not null and c.deleted_at is null)`,
  held_accounts: `select count(distinct account_id) from arms_hold where state = 'standing'`,
  held_orders: `select count(*) from arms_held_order where state in ('held', 'flagged') and deleted_at is null`,
  limits_to_approve: `select count(*) from arms_credit_limit where state = 'proposed' and deleted_at is null`,
  plans: `select count(*) from arms_run where state = 'awaiting_approval' and business_date = ?::date`,
  order_problems: `select count(*) from arms_order_problem`,
  refused_rows: `select count(*) from arms_refused_row where deleted_at is null`,
  vanished: `select count(*) from arms_receivable where vanished_on is not null and state = 'open'`,
  work_overdue: `select count(*) from arms_calendar_task where state = 'open' and due_date < ?::date and deleted_at is null`,
}

/** What a person should look at; kinds of which there is none are left out. */
export const exceptions = async (db: Db, today: CalendarDate): Promise<ExceptionRow[]> => {
  const kinds = Object.entries(COUNTS)
  const rows = await db.rows<ExceptionRow>(
    `select kind, count::int as count from (${kinds
      .map(([kind, sql], at) => `select ${at} as at, '${kind}' as kind, (${sql}) as count`)
      .join(" union all ")}) e where count > 0 order by at`,
    kinds.flatMap(([, sql]) => (sql.includes("?") ? [today] : []))
  )
  return rows
}
