import type { AccountRowResponse } from "../../../contract/account-answer"
import { addDays, date } from "../../../domain"
import type { Db } from "./db"
import { one, patternOf } from "./db"

/** Filters of the account list. */
export interface AccountFilter {
  readonly q?: string
  readonly status?: string
  readonly customer_id?: string
  readonly held?: boolean
  /** Something is open and no e-mail address is known. */
  readonly no_address?: boolean
}

const HELD = `exists (select 1 from arms_hold h where h.account_id = a.id and h.state = 'standing')`
const OF_BUYER = `a.id in (select b.account_id from arms_account_customer b where b.customer_id = ? and b.deleted_at is null)`
const NO_ADDRESS = `exists (select 1 from arms_receivable r where r.account_id = a.id and r.state = 'open' and r.deleted_at is null)
  and not exists (select 1 from arms_contact c where c.account_id = a.id and c.email is not null and c.deleted_at is null)`

function conditions(filter: AccountFilter): { where: string; values: unknown[] } {
  const parts = ["a.deleted_at is null", "a.merged_into is null"]
  const values: unknown[] = []
  const add = (sql: string, value: unknown) => {
    parts.push(sql)
    values.push(value)
  }
  if (filter.q !== undefined) add("a.name ilike ?", patternOf(filter.q))
  if (filter.status !== undefined) add("s.status = ?", filter.status)
  if (filter.customer_id !== undefined) add(OF_BUYER, filter.customer_id)
  if (filter.held) parts.push(HELD)
  if (filter.no_address) parts.push(NO_ADDRESS)
  return { where: parts.join(" and "), values }
}

/** By risk: the most serious status first, in it whose oldest overdue receivable is the oldest. */
const ORDER = {
  name: "a.name, a.id",
  risk: `array_position(array['red', 'yellow', 'green'], s.status), o.oldest nulls last, a.name, a.id`,
} as const

/** How a list of accounts is ordered. */
export type AccountOrder = keyof typeof ORDER

/** Days back to which what is overdue is compared. */
const TREND_DAYS = 30

/** What was overdue some days ago of an account `p`, by what was known then. */
const OVERDUE_BEFORE = `(select coalesce(json_agg(json_build_object('currency', t.currency, 'overdue', t.overdue::text) order by t.currency), '[]')
         from (select r.currency, sum(r.amount - coalesce(l.applied, 0)) as overdue from arms_receivable r
                 left join lateral (select sum(l.amount) as applied from arms_allocation l where l.receivable_id = r.id and l.recorded_on <= ?::date) l on true
                where r.account_id = p.id and r.deleted_at is null and r.known_since <= ?::date and r.due_date < ?::date
                  and (r.state = 'open' or (r.state = 'settled' and r.settled_known_on > ?::date)) group by 1) t where t.overdue > 0)`

/** Accounts with status, standing holds, what is overdue, and what was 30 days ago. */
export const accountList = (
  db: Db,
  filter: AccountFilter,
  order: AccountOrder,
  today: string,
  limit: number,
  offset: number
): Promise<AccountRowResponse[]> => {
  const { where, values } = conditions(filter)
  const before = addDays(date(today), -TREND_DAYS)
  return db.rows<AccountRowResponse>(
    `select p.id, p.name, p.kind, p.country, p.language, p.vat_id, p.owner_id, p.version, p.status, p.status_since, p.held, p.oldest_due_date,
       (select coalesce(json_agg(json_build_object('currency', t.currency, 'open', t.open::text, 'overdue', t.overdue::text) order by t.currency), '[]')
         from (select r.currency, sum(r.open_amount) as open, coalesce(sum(r.open_amount) filter (where r.due_date < ?::date), 0) as overdue
                 from arms_receivable r where r.account_id = p.id and r.state = 'open' and r.deleted_at is null group by 1) t) as totals,
       ${OVERDUE_BEFORE} as overdue_before,
       (select b.customer_id from arms_account_customer b where b.account_id = p.id and b.deleted_at is null order by b.id limit 1) as customer_id
       from (select a.id, a.name, a.kind, a.country, a.language, a.vat_id, a.owner_id, a.version, s.status, to_char(s.since, 'YYYY-MM-DD') as status_since,
                    ${HELD} as held, to_char(o.oldest, 'YYYY-MM-DD') as oldest_due_date, row_number() over (order by ${ORDER[order]}) as place
               from arms_account a left join arms_status_period s on s.account_id = a.id and s.until is null
               left join lateral (select min(r.due_date) as oldest from arms_receivable r
                 where r.account_id = a.id and r.state = 'open' and r.due_date < ?::date and r.deleted_at is null) o on true
              where ${where} order by ${ORDER[order]} limit ? offset ?) p order by p.place`,
    [today, before, before, before, before, today, ...values, limit, offset]
  )
}

/** How many accounts a filter matches. */
export const countAccounts = async (db: Db, filter: AccountFilter): Promise<number> => {
  const { where, values } = conditions(filter)
  const row = await one<{ count: number }>(
    db,
    `select count(*)::int as count from arms_account a left join arms_status_period s on s.account_id = a.id and s.until is null where ${where}`,
    values
  )
  return row?.count ?? 0
}
