import type { AGEING_BUCKETS } from "../../../contract/overview"
import type { ReceivableResponse } from "../../../contract/receivables"
import type { Db } from "./db"
import { one, patternOf } from "./db"

/** Reads for lists and record pages; what they show is never decided here. */

/** A dunning block `b` as it is answered. */
const BLOCK = `json_build_object('id', b.id, 'receivable_id', b.receivable_id, 'from', b.from_date, 'until', b.until, 'reason', b.reason)`

const OVERDUE = `r.state = 'open' and r.due_date < ?::date`

/** One account with its standing: sums per currency, holds, status, buyers. */
export const accountRecord = (db: Db, id: string, today: string) =>
  one<Record<string, unknown>>(
    db,
    `select a.id, a.name, a.kind, a.country, a.language, a.vat_id, a.owner_id, a.opening_accepted, a.merged_into, a.version,
            s.status, to_char(s.since, 'YYYY-MM-DD') as status_since, s.reason as status_reason, s.source as status_source,
            (select to_char(max(p.until), 'YYYY-MM-DD') from arms_pin p where p.account_id = a.id and p.deleted_at is null and p.until >= ?::date) as pinned_until,
            (select coalesce(json_agg(json_build_object('currency', t.currency, 'open', t.open::text, 'overdue', t.overdue::text, 'count', t.count, 'overdue_count', t.overdue_count, 'oldest_due_date', t.oldest)), '[]')
               from (select r.currency, sum(r.open_amount) as open, coalesce(sum(r.open_amount) filter (where ${OVERDUE}), 0) as overdue, count(*) as count,
                            count(*) filter (where ${OVERDUE}) as overdue_count, min(r.due_date) as oldest
                       from arms_receivable r where r.account_id = a.id and r.state = 'open' group by 1 order by 1) t) as totals,
            (select coalesce(json_agg(json_build_object('id', h.id, 'kind', h.kind, 'strength', h.strength, 'from', h.from_date, 'until', h.until, 'reason', h.reason, 'causes', h.causes)), '[]')
               from arms_hold h where h.account_id = a.id and h.state = 'standing') as holds,
            (select to_char(max(h.silenced_until), 'YYYY-MM-DD') from arms_hold h where h.account_id = a.id and h.silenced_until >= ?::date) as released_until,
            (select coalesce(json_agg(${BLOCK} order by b.id), '[]')
               from arms_dunning_block b where b.account_id = a.id and b.deleted_at is null and b.until >= ?::date) as dunning_blocks,
            (select coalesce(json_agg(b.customer_id), '[]') from arms_account_customer b where b.account_id = a.id and b.deleted_at is null) as customer_ids
       from arms_account a left join arms_status_period s on s.account_id = a.id and s.until is null where a.id = ? and a.deleted_at is null`,
    [today, today, today, today, today, id]
  )

/** Status periods of an account, newest first. */
export const statusHistory = (db: Db, accountId: string) =>
  db.rows(
    `select id, status, to_char(since, 'YYYY-MM-DD') as since, to_char(until, 'YYYY-MM-DD') as until, source, reason
       from arms_status_period where account_id = ? order by since desc, id desc limit 200`,
    [accountId]
  )

/** Filters of the receivable list. */
export interface ReceivableFilter {
  readonly account_id?: string
  readonly state?: string
  readonly currency?: string
  readonly overdue?: boolean
  readonly bucket?: (typeof AGEING_BUCKETS)[number]
  readonly vanished?: boolean
  readonly order_id?: string
  readonly q?: string
}

/** Days past due of each bucket; `?` is today. */
const BUCKET: Readonly<Record<(typeof AGEING_BUCKETS)[number], string>> = {
  not_due: "r.due_date >= ?::date",
  days_1_30: "?::date - r.due_date between 1 and 30",
  days_31_60: "?::date - r.due_date between 31 and 60",
  days_61_90: "?::date - r.due_date between 61 and 90",
  over_90: "?::date - r.due_date > 90",
}

const RECEIVABLE = `r.id, r.account_id, a.name as account_name, r.document_type, r.number, r.purchase_order_number, to_char(r.issue_date, 'YYYY-MM-DD') as issue_date,
  to_char(r.due_date, 'YYYY-MM-DD') as due_date, to_char(r.original_due_date, 'YYYY-MM-DD') as original_due_date, r.due_date_assumed, r.currency,
  r.amount::text as amount, r.open_amount::text as open_amount, r.selling_entity, r.sales_channel, r.payment_method, r.document_url, r.source, r.external_id,
  to_char(r.known_since, 'YYYY-MM-DD') as known_since, r.opening, r.state, to_char(r.settled_on, 'YYYY-MM-DD') as settled_on, r.order_id, r.version,
  case when ${OVERDUE} then ?::date - r.due_date end as days_overdue`

const receivableWhere = (filter: ReceivableFilter, today: string): { where: string; values: unknown[] } => {
  const parts = ["r.deleted_at is null"]
  const values: unknown[] = []
  const add = (sql: string, value: unknown) => {
    parts.push(sql)
    values.push(value)
  }
  if (filter.account_id !== undefined) add("r.account_id = ?", filter.account_id)
  if (filter.state !== undefined) add("r.state = ?", filter.state)
  if (filter.currency !== undefined) add("r.currency = ?", filter.currency)
  if (filter.overdue) add(OVERDUE, today)
  if (filter.bucket !== undefined) add(`r.state = 'open' and ${BUCKET[filter.bucket]}`, today)
  if (filter.order_id !== undefined) add("r.order_id = ?", filter.order_id)
  if (filter.vanished) parts.push("r.vanished_on is not null and r.state = 'open'")
  if (filter.q !== undefined) {
    const pattern = patternOf(filter.q)
    add(
      `(r.number ilike ? or r.purchase_order_number ilike ? or r.external_id = ?
      or r.account_id in (select n.id from arms_account n where n.name ilike ?))`,
      pattern
    )
    values.push(pattern, filter.q, pattern)
  }
  return { where: parts.join(" and "), values }
}

/** Receivables, oldest due first. */
export const receivableList = (db: Db, filter: ReceivableFilter, today: string, limit: number, offset: number) => {
  const { where, values } = receivableWhere(filter, today)
  return db.rows(
    `select ${RECEIVABLE} from arms_receivable r join arms_account a on a.id = r.account_id where ${where} order by r.due_date, r.id limit ? offset ?`,
    [today, today, ...values, limit, offset]
  )
}

/** Receivables behind one, in the same order: a list of any length is read page by page. */
export const receivablesBehind = (
  db: Db,
  filter: ReceivableFilter,
  today: string,
  last: { readonly due_date: string; readonly id: string } | null,
  limit: number
): Promise<ReceivableResponse[]> => {
  const { where, values } = receivableWhere(filter, today)
  const behind = last === null ? "" : "and (r.due_date, r.id) > (?::date, ?)"
  return db.rows<ReceivableResponse>(
    `select ${RECEIVABLE} from arms_receivable r join arms_account a on a.id = r.account_id where ${where} ${behind} order by r.due_date, r.id limit ?`,
    [today, today, ...values, ...(last === null ? [] : [last.due_date, last.id]), limit]
  )
}

/** How many receivables a filter matches. */
export const countReceivables = async (db: Db, filter: ReceivableFilter, today: string): Promise<number> => {
  const { where, values } = receivableWhere(filter, today)
  return Number(
    (await one<{ count: string }>(db, `select count(*)::text as count from arms_receivable r where ${where}`, values))
      ?.count ?? 0
  )
}

/** One receivable with what was applied to it. */
export const receivableRecord = (db: Db, id: string, today: string) =>
  one<Record<string, unknown> & { account_id: string }>(
    db,
    `select ${RECEIVABLE}, (select coalesce(json_agg(json_build_object('id', l.id, 'payment_id', l.payment_id, 'credit_id', l.credit_id, 'amount', l.amount::text,
        'value_date', l.value_date, 'recorded_on', l.recorded_on, 'reference', coalesce(p.reference, c.number), 'kind', coalesce(c.kind, 'payment'),
        'payment_state', p.state) order by l.id), '[]')
          from arms_allocation l left join arms_payment p on p.id = l.payment_id left join arms_credit c on c.id = l.credit_id
         where l.receivable_id = r.id) as allocations,
        (select coalesce(json_agg(${BLOCK} order by b.id), '[]')
           from arms_dunning_block b where b.account_id = r.account_id and (b.receivable_id is null or b.receivable_id = r.id)
            and b.deleted_at is null and b.until >= ?::date) as dunning_blocks
       from arms_receivable r join arms_account a on a.id = r.account_id where r.id = ? and r.deleted_at is null`,
    [today, today, today, id]
  )

/** Notices with their messages, newest first: ARMS's own outbox. */
export const outbox = (db: Db, filter: { account_id?: string; state?: string }, limit: number, offset: number) => {
  const entries = Object.entries(filter).filter(([, value]) => value !== undefined)
  const where = ["n.deleted_at is null", ...entries.map(([name]) => `n.${name} = ?`)].join(" and ")
  return db.rows(
    `select n.id, n.account_id, a.name as account_name, to_char(n.business_date, 'YYYY-MM-DD') as business_date, n.channel, n.voice, n.state, n.attempts,
            n.sent_at, n.error, m.recipient, m.language, m.subject, m.sha256, m.erased_at
       from arms_notice n join arms_account a on a.id = n.account_id left join arms_message m on m.notice_id = n.id
      where ${where} order by n.id desc limit ? offset ?`,
    [...entries.map(([, value]) => value), limit, offset]
  )
}
