import { date, daysBetween } from "../../../domain"
import { rowsAbout, TAKES_NOTHING } from "./action-rows"
import type { Db } from "./db"
import { one } from "./db"
import { meantBy } from "./register-search"

/** What became of a step of a subject when its occurrence was last taken. */
export interface TakenStep {
  readonly subject_id: string
  readonly step: string
  readonly last_on: string
  readonly state: string
  readonly reason: string | null
}

/** The latest row of each step, per subject, that took its occurrence: done, or deliberately not. */
export const takenSteps = (db: Db, subjectIds: readonly string[]): Promise<TakenStep[]> =>
  db.rows(
    `select distinct on (subject_id, step) subject_id, step, to_char(business_date, 'YYYY-MM-DD') as last_on, state, reason from arms_action
      where subject_id = any(?) and task_id is not null and state not in ${TAKES_NOTHING}
      order by subject_id, step, business_date desc, id desc`,
    [subjectIds]
  )

/** Filters of the log register; every one is optional. */
export interface RegisterFilter {
  account_id?: string
  customer_id?: string
  subject_id?: string
  /** Rows about an order and its receivables. */
  order_id?: string
  customer_group_id?: string
  run_id?: string
  notice_id?: string
  operation?: string
  state?: readonly string[]
  reason?: string
  step?: string
  from?: string
  to?: string
  q?: string
}

const WHERE: Record<Exclude<keyof RegisterFilter, "state" | "q">, string> = {
  account_id: "a.account_id = ?",
  customer_id:
    "a.account_id in (select b.account_id from arms_account_customer b where b.customer_id = ? and b.deleted_at is null)",
  subject_id: `a.id = any(array(${rowsAbout("select ?::text as id")}))`,
  order_id: `a.id = any(array(${rowsAbout(`with o as (select ?::text as id)
    select id from o union all select r.id from o join arms_receivable r on r.order_id = o.id`)}))`,
  customer_group_id: `a.account_id in (select b.account_id from arms_account_customer b join customer_group_customer g on g.customer_id = b.customer_id
    where g.customer_group_id = ? and g.deleted_at is null and b.deleted_at is null)`,
  run_id: "a.run_id = ?",
  notice_id: "a.notice_id = ?",
  operation: "a.operation = ?",
  reason: "a.reason = ?",
  step: "a.step = ?",
  from: "a.business_date >= ?",
  to: "a.business_date <= ?",
}

const FEW_DAYS = 92
/** Filters that find few rows by an index of their own: days are then a matter of these. */
const NARROWER = ["account_id", "customer_id", "subject_id", "order_id", "run_id", "notice_id", "q"] as const

/**
 * Days long past: their rows are found first, by the blocks that hold them; else the planner walks back to them row by
 * row because the newest are asked for.
 */
const FEW_DAYS_PAST = `a.id in (with days as materialized (select d.id from arms_action d where d.business_date between ? and ?)
    select id from days)`

/** Written out, so that the planner sees that an index of the rare states has them all. */
function inStates(states: readonly string[]): string {
  const named = states.filter((state) => /^[a-z]+$/.test(state)).map((state) => `'${state}'`)
  return named.length > 0 ? `a.state in (${named.join(", ")})` : "false"
}

/** Days, and nothing that finds few rows by an index of its own. */
const isFewDays = (filter: RegisterFilter): boolean => {
  const { from, to } = filter
  if (from === undefined || to === undefined || NARROWER.some((name) => filter[name] !== undefined)) return false
  return daysBetween(date(from), date(to)) <= FEW_DAYS
}

function conditions(filter: RegisterFilter, isWhole: boolean): { where: string; values: unknown[] } {
  const parts = filter.state === undefined ? [] : [inStates(filter.state)]
  const values: unknown[] = []
  const few = !isWhole && isFewDays(filter)
  if (few) {
    parts.push(FEW_DAYS_PAST)
    values.push(filter.from, filter.to)
  }
  for (const [name, sql] of Object.entries(WHERE)) {
    const value = filter[name as keyof typeof WHERE]
    if (value === undefined || (few && (name === "from" || name === "to"))) continue
    parts.push(sql)
    values.push(value)
  }
  return { where: parts.length > 0 ? parts.join(" and ") : "true", values }
}

/** Which rows: by the filters, or the newest of them that the search means. */
function rowsOf(
  filter: RegisterFilter,
  cursor: string | undefined,
  most: number,
  isWhole = false
): { where: string; values: unknown[] } {
  const { where, values } = conditions(filter, isWhole)
  const rows = cursor === undefined ? where : `${where} and a.id < ?`
  const all = cursor === undefined ? values : [...values, cursor]
  if (filter.q === undefined) return { where: rows, values: all }
  const meant = meantBy(filter.q, rows, all, most)
  return { where: `a.id = any(array(${meant.sql}))`, values: meant.values }
}

const COLUMNS = `a.id, a.run_id, a.account_id, x.name as account_name, a.subject, a.subject_id, r.number as document_number, a.step, a.occurrence,
  a.task_id, a.task_version, a.policy_id, a.policy_version, a.operation, a.voice, a.status, a.state, a.reason,
  to_char(a.due_day, 'YYYY-MM-DD') as due_day, to_char(a.business_date, 'YYYY-MM-DD') as business_date,
  to_char(a.first_day, 'YYYY-MM-DD') as first_day, to_char(a.last_day, 'YYYY-MM-DD') as last_day, a.facts, a.result, a.notice_id, a.actor, a.created_at,
  (select t->>'name' from arms_policy_version v, jsonb_array_elements(v.definition->'tasks') t
    where v.policy_id = a.policy_id and v.version = a.policy_version and t->>'id' = a.task_id limit 1) as task_name`

const FROM = `arms_action a left join arms_account x on x.id = a.account_id left join arms_receivable r on r.id = a.subject_id`

/** A row of the register as it is shown. */
export type RegisterRow = Record<string, unknown> & { id: string }

/**
 * A page of the register, newest first, behind the id `cursor` (keyset: quick at any depth). `isWhole`: every page
 * will be asked for, so each goes on where the last has ended and days are not looked up again.
 */
export const registerPage = (
  db: Db,
  filter: RegisterFilter,
  cursor: string | undefined,
  limit: number,
  isWhole = false
): Promise<RegisterRow[]> => {
  const { where, values } = rowsOf(filter, cursor, limit, isWhole)
  return db.rows<RegisterRow>(`select ${COLUMNS} from ${FROM} where ${where} order by a.id desc limit ?`, [
    ...values,
    limit,
  ])
}

/**
 * Rows a filter matches, counted up to a limit: a count of millions helps nobody. In order, so that an index is followed;
 * a few days are found by the blocks that hold them, in whichever order.
 */
export const countRegister = async (db: Db, filter: RegisterFilter, limit: number): Promise<number> => {
  const byBlocks = isFewDays(filter)
  const { where, values } = rowsOf(filter, undefined, limit, byBlocks)
  const row = await one<{ count: string }>(
    db,
    `select count(*)::text as count from (select 1 from arms_action a where ${where} ${byBlocks ? "" : "order by a.id desc"} limit ?) c`,
    [...values, limit]
  )
  return Number(row?.count ?? 0)
}

/** One action with its notice and message. */
export const actionById = (db: Db, id: string) =>
  one<RegisterRow>(
    db,
    `select ${COLUMNS}, case when n.id is null then null else json_build_object('id', n.id, 'state', n.state, 'channel', n.channel,
        'attempts', n.attempts, 'sent_at', n.sent_at, 'provider_id', n.provider_id, 'error', n.error, 'key', n.key,
        'delivery', n.delivery, 'delivery_at', n.delivery_at, 'not_before', case when n.state = 'planned' and n.not_before > clock_timestamp() then n.not_before end,
        'reports', (select coalesce(json_agg(json_build_object('type', e.type, 'at', e.occurred_at) order by e.occurred_at, e.id), '[]')
           from arms_mail_event e where e.notice_id = n.id and e.outcome = 'applied')) end as notice,
      (select p.name from arms_policy p where p.id = a.policy_id) as policy_name,
      (select coalesce((select t->'conditions' from jsonb_array_elements(v.definition->'tasks') t where t->>'id' = a.task_id limit 1),
                       (select s->'conditions' from jsonb_array_elements(v.definition->'status_rules') s where 'status:' || (s->>'id') = a.step limit 1))
         from arms_policy_version v where v.policy_id = a.policy_id and v.version = a.policy_version) as conditions,
      case when m.id is null then null else json_build_object('recipient', m.recipient, 'language', m.language, 'subject', m.subject,
        'html', m.html, 'text', m.text, 'sha256', m.sha256, 'erased_at', m.erased_at) end as message
     from ${FROM} left join arms_notice n on n.id = a.notice_id left join arms_message m on m.notice_id = a.notice_id where a.id = ?`,
    [id]
  )
