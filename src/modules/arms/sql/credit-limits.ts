import type { LimitRow } from "../../../contract/credit"
import type { ProposedLimitResponse } from "../../../contract/held-orders"
import type { CalendarDate, ExchangeRate } from "../../../domain"
import type { Db } from "./db"
import { json, one } from "./db"

/** Columns of a {@link LimitRow}. */
export const LIMIT_COLUMNS = `l.id, l.scope, l.scope_id, l.kind, l.mode, l.amount::text, l.currency, to_char(l.from_date, 'YYYY-MM-DD') as from_date,
  to_char(l.until, 'YYYY-MM-DD') as until, to_char(l.review_on, 'YYYY-MM-DD') as review_on, l.state, l.proposed_by, l.decided_by, l.reason, l.version`

/** Writes a proposed limit. */
export const insertLimit = async (db: Db, row: Omit<LimitRow, "state" | "decided_by" | "version">): Promise<void> => {
  await db.rows(
    `insert into arms_credit_limit (id, scope, scope_id, kind, mode, amount, currency, from_date, until, review_on, proposed_by, reason)
     select id, scope, scope_id, kind, mode, amount, currency, from_date, until, review_on, proposed_by, reason
       from json_to_record(?::json) as x(id text, scope text, scope_id text, kind text, mode text, amount numeric, currency text, from_date date,
            until date, review_on date, proposed_by text, reason text)`,
    [json(row)]
  )
}

/** One limit, locked. */
export const limitForUpdate = (db: Db, id: string): Promise<LimitRow | null> =>
  one<LimitRow>(
    db,
    `select ${LIMIT_COLUMNS} from arms_credit_limit l where l.id = ? and l.deleted_at is null for update`,
    [id]
  )

/** Somebody has decided about a limit. */
export const decideLimit = async (db: Db, id: string, state: LimitRow["state"], by: string): Promise<void> => {
  await db.rows(
    `update arms_credit_limit set state = ?, decided_by = ?, version = version + 1, updated_at = now() where id = ?`,
    [state, by, id]
  )
}

/** Limits of an account and of its groups, in any state, latest first. */
export const limitsOfAccount = (db: Db, accountId: string, state: LimitRow["state"] | null): Promise<LimitRow[]> =>
  db.rows<LimitRow>(
    `select ${LIMIT_COLUMNS} from arms_account a join arms_credit_limit l on l.deleted_at is null
        and ((l.scope = 'account' and l.scope_id = a.id) or (l.scope = 'group' and l.scope_id = any(a.groups)))
      where a.id = ? and (?::text is null or l.state = ?) order by l.from_date desc, l.id desc limit 200`,
    [accountId, state, state]
  )

const ASKED = `l.deleted_at is null and case when ?::text is null then l.state = 'proposed' else l.id = ? end`

/** Limits that wait for somebody, oldest first, each beside the one that stands; `only`: that one, whatever became of it. */
export const proposedLimits = (
  db: Db,
  today: string,
  limit: number,
  offset: number,
  only: string | null = null
): Promise<ProposedLimitResponse[]> =>
  db.rows<ProposedLimitResponse>(
    `select ${LIMIT_COLUMNS}, a.name as account_name,
            (select json_build_object('mode', n.mode, 'amount', n.amount::text) from arms_credit_limit n
              where n.scope = l.scope and n.scope_id = l.scope_id and n.currency = l.currency and n.state = 'approved' and n.deleted_at is null
                and n.from_date <= ?::date and (n.until is null or n.until >= ?::date)
              order by (n.kind = 'temporary') desc, n.from_date desc, n.id desc limit 1) as present
       from arms_credit_limit l left join arms_account a on l.scope = 'account' and a.id = l.scope_id
      where ${ASKED} order by l.id limit ? offset ?`,
    [today, today, only, only, limit, offset]
  )

/** How many limits wait for somebody, or whether there is this one. */
export const countProposedLimits = async (db: Db, only: string | null = null): Promise<number> =>
  (await one<{ count: number }>(db, `select count(*)::int as count from arms_credit_limit l where ${ASKED}`, [
    only,
    only,
  ]))!.count

/** Rates of the merchant; the same day's is replaced. */
export const writeRates = async (
  db: Db,
  rows: readonly { id: string; from: string; to: string; on: string; rate: string }[]
): Promise<void> => {
  if (rows.length === 0) return
  await db.rows(
    `insert into arms_rate (id, from_currency, to_currency, on_date, rate)
     select distinct on ("from", "to", "on") id, "from", "to", "on", rate from json_to_recordset(?::json) as x(id text, "from" text, "to" text, "on" date, rate numeric)
     on conflict (from_currency, to_currency, on_date) where deleted_at is null do update set rate = excluded.rate, updated_at = now()`,
    [json(rows)]
  )
}

/** The newest rates between currencies and another one, either way round, on or before a day. */
export const ratesFor = (db: Db, currencies: readonly string[], to: string, on: string): Promise<ExchangeRate[]> =>
  db.rows<ExchangeRate>(
    `select distinct on (from_currency, to_currency) from_currency as "from", to_currency as "to", to_char(on_date, 'YYYY-MM-DD') as "on", rate::text as rate
       from arms_rate where deleted_at is null and on_date <= ?
        and ((to_currency = ? and from_currency = any(?)) or (from_currency = ? and to_currency = any(?)))
      order by from_currency, to_currency, on_date desc`,
    [on, to, currencies, to, currencies]
  )

/** The newest rate of each pair on or before a day. */
export const newestRates = (db: Db, on: string): Promise<ExchangeRate[]> =>
  db.rows<ExchangeRate>(
    `select distinct on (from_currency, to_currency) from_currency as "from", to_currency as "to", to_char(on_date, 'YYYY-MM-DD') as "on", trim_scale(rate)::text as rate
       from arms_rate where deleted_at is null and on_date <= ? order by from_currency, to_currency, on_date desc limit 500`,
    [on]
  )

/** The day a limit is to be looked at again. */
export const setReview = async (db: Db, id: string, on: string): Promise<void> => {
  await db.rows(`update arms_credit_limit set review_on = ?, version = version + 1, updated_at = now() where id = ?`, [
    on,
    id,
  ])
}

/** Accounts whose limit is to be looked at by a day and for which nobody has been asked yet. */
export const reviewsDue = (
  db: Db,
  today: string,
  limit: number
): Promise<{ account_id: string; limit_id: string; review_on: string }[]> =>
  db.rows(
    `select l.scope_id as account_id, l.id as limit_id, to_char(l.review_on, 'YYYY-MM-DD') as review_on from arms_credit_limit l
      where l.scope = 'account' and l.state = 'approved' and l.deleted_at is null and l.review_on <= ? and (l.until is null or l.until >= ?)
        and not exists (select 1 from arms_credit_limit n where n.scope = 'account' and n.scope_id = l.scope_id and n.kind = l.kind
          and n.state = 'approved' and n.from_date <= ? and (n.from_date, n.id) > (l.from_date, l.id) and n.deleted_at is null)
        and not exists (select 1 from arms_calendar_task t where t.account_id = l.scope_id and t.text_key = 'credit_review_due'
          and (t.state = 'open' or t.due_date >= l.review_on) and t.deleted_at is null)
      order by l.id limit ?`,
    [today, today, today, limit]
  )

/** What an account ordered in a currency: in the last 30 days, and on average in 30 days of the last twelve months. */
export const orderVolume = (db: Db, accountId: string, currency: string, today: string) =>
  one<{ recent: string; average: string; since: string | null }>(
    db,
    `select coalesce(sum(value) filter (where placed_on > ?::date - 30), 0)::text as recent,
            coalesce(sum(value) filter (where placed_on <= ?::date - 30) / 12, 0)::text as average, to_char(min(placed_on), 'YYYY-MM-DD') as since
       from arms_order where account_id = ? and currency = ? and state = 'open' and placed_on > ?::date - 395 and deleted_at is null`,
    [today, today, accountId, currency, today]
  )

/** How an account has bought and paid in a currency, for proposing a limit. */
export const creditHistory = (db: Db, accountId: string, currency: string, today: string) =>
  one<{ issued: string; first_on: CalendarDate | null; terms_days: number; days_late: number | null; overdue: string }>(
    db,
    `select coalesce(sum(r.amount) filter (where r.issue_date > ?::date - 365), 0)::text as issued,
            to_char(min(r.issue_date), 'YYYY-MM-DD') as first_on,
            coalesce(round(sum((r.due_date - r.issue_date) * r.amount) / nullif(sum(r.amount), 0)), 0)::int as terms_days,
            round(sum((r.settled_on - r.due_date) * r.amount) filter (where r.settled_on > ?::date - 365)
              / nullif(sum(r.amount) filter (where r.settled_on > ?::date - 365), 0))::int as days_late,
            coalesce(sum(r.open_amount) filter (where r.due_date < ?::date), 0)::text as overdue
       from arms_receivable r where r.account_id = ? and r.currency = ? and r.state in ('open', 'settled') and not r.prepaid and r.deleted_at is null`,
    [today, today, today, today, accountId, currency]
  )
