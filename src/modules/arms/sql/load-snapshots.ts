import { TAKES_NOTHING } from "./action-rows"
import type { Db } from "./db"
import type { Horizon } from "./candidates"

type Cell = string | number | boolean | null

/** One account with everything a decision reads, packed into arrays; `rows.ts` unpacks them. */
export interface SnapshotRow {
  id: string
  kind: "company" | "private" | "guest"
  country: string | null
  groups: string[]
  customer_since: string | null
  opening_accepted: boolean
  status: Cell[] | null
  pinned_until: string | null
  policy: Cell[] | null
  reachable: string[]
  receivables: Cell[][]
  settled: Cell[][]
  volume: Cell[][]
  unapplied: Cell[][]
  blocks: Cell[][]
  exemptions: Cell[][]
  contacts: Cell[][]
  calendar: [string, string, string, string[], string | null, boolean][]
  hold: [string, string, string[]] | null
  next_hold: [string, string] | null
  silenced: [string[], string][]
  steps: Cell[][]
  waiting: Cell[][]
}

const perAccount = (name: string, from: string, cells: string, where: string, extra = "") => `
  ${name} as (select x.account_id, json_agg(json_build_array(${cells}) order by x.id) as list
      from ${from} where x.account_id = any(:ids) and x.deleted_at is null and ${where} ${extra} group by x.account_id)`

const RECEIVABLE = `x.id, x.number, x.document_type, x.issue_date, x.due_date, x.original_due_date, x.known_since,
  x.opening, x.currency, x.amount::text, x.open_amount::text, x.selling_entity, x.sales_channel, x.payment_method, x.round,
  x.settled_on, case when x.settled_known_on is not null and exists (select 1 from arms_allocation l
    where l.receivable_id = x.id and l.payment_id is not null and l.amount > 0) then x.settled_known_on end, x.reopened_settled_on, x.reopened_on,
  x.order_date`

/** Within the horizon by dates alone; each line is one probe of an index of the account. */
const IN_SIGHT = `((x.state = 'open' and x.due_date <= :due_up_to)
  or (x.issue_date >= :issued_since and x.state <> 'cancelled')
  or (x.settled_on > :as_of::date - 366 and x.settled_known_on >= :settled_since))`

/**
 * Beside what is in sight: what was settled since an episode's last act, because whether the episode
 * has ended is worked out from dates (R-3), and what waits for something (R-14, R-15).
 */
const RELEVANT = `
  waits as (select x.account_id, x.subject_id, x.step, x.reason, x.first_day, x.last_day from arms_action x
      where x.account_id = any(:ids) and (x.state = 'waiting' or (x.state = 'ended' and x.last_day >= :as_of::date - 60
        and x.reason in ('too_early_to_have_been_paid', 'payments_not_up_to_date')))),
  episodes as (select x.subject_id as account_id, max(x.business_date) as last_on from arms_action x
      where x.subject_id = any(:ids) and x.occurrence like 'episode.%' and x.state not in ${TAKES_NOTHING} group by 1),
  relevant as materialized (
    select x.* from arms_receivable x where x.account_id = any(:ids) and x.deleted_at is null and ${IN_SIGHT}
    union all
    select x.* from episodes e join arms_receivable x on x.account_id = e.account_id and x.settled_on >= e.last_on
      where x.state = 'settled' and x.deleted_at is null and ${IN_SIGHT} is not true
    union all
    select x.* from (select distinct subject_id from waits) w join arms_receivable x on x.id = w.subject_id
      where x.state = 'open' and x.deleted_at is null and ${IN_SIGHT} is not true)`

const SQL = `with ${RELEVANT},
  receivables as (select x.account_id, json_agg(json_build_array(${RECEIVABLE}) order by x.id) as list from relevant x group by 1),
  ${perAccount("settled", "arms_receivable x", "x.due_date, x.settled_on, x.currency, x.amount::text, x.opening", "x.settled_on > :as_of::date - 366 and not x.prepaid")},
  volumes as (select account_id, json_agg(json_build_array(currency, issued90::text, open_before::text, open::text)) as list from (
      select x.account_id, x.currency, coalesce(sum(x.amount) filter (where x.issue_date > :as_of::date - 90), 0) as issued90,
             coalesce(sum(x.open_amount) filter (where x.issue_date <= :as_of::date - 90), 0) as open_before, sum(x.open_amount) as open
        from arms_receivable x where x.account_id = any(:ids) and x.state not in ('cancelled', 'document') and not x.prepaid and x.deleted_at is null
         and (x.state = 'open' or x.issue_date > :as_of::date - 90) group by 1, 2) v group by 1),
  unapplied as (select account_id, json_agg(json_build_array(kind, currency, amount::text, receivable_id)) as list from (
      select x.account_id, case when x.state = 'in_transit' then 'in_transit' else 'unapplied' end as kind, x.currency,
             x.unapplied_amount as amount, x.receivable_id from arms_payment x
       where x.account_id = any(:ids) and x.unapplied_amount > 0 and x.state <> 'returned'
      union all select x.account_id, 'credit', x.currency, x.unapplied_amount, null from arms_credit x
       where x.account_id = any(:ids) and x.unapplied_amount > 0 and x.state = 'active') u group by 1),
  ${perAccount("blocks", "arms_dunning_block x", "x.receivable_id, x.from_date, x.until", "x.until >= :as_of::date - 400")},
  ${perAccount("exemptions", "arms_exemption x", "x.step, x.until", "x.until >= :as_of")},
  contacts as (select account_id, json_agg(json_build_array(business_date, voice)) as list from (
      select distinct x.account_id, x.business_date, x.voice from arms_notice x where x.account_id = any(:ids)
         and x.voice is not null and x.state in ('planned', 'sending', 'sent', 'uncertain')
         and x.business_date > :as_of::date - 366 and x.business_date <= :as_of) c group by 1),
  ${perAccount(
    "calendar",
    `arms_calendar_task x left join lateral (select max(r.due_date) as last_due, bool_or(r.state = 'open') as any_open
       from arms_receivable r where r.id = any(x.receivable_ids)) r on true`,
    "x.id, x.kind, x.side, x.receivable_ids, r.last_due, coalesce(r.any_open, false)",
    "x.state = 'open' and x.receivable_ids <> '{}'"
  )},
  silenced as (select x.account_id, json_agg(json_build_array(x.silenced, x.silenced_until)) as list from arms_hold x
      where x.account_id = any(:ids) and x.silenced_until >= :as_of group by 1),
  subjects as (select a as account_id, a as id from unnest(:ids::text[]) a union all
      select account_id, id from relevant),
  steps as (select account_id, json_agg(json_build_array(subject_id, step, round, closed, last_on)) as list from (
      select s.account_id, x.subject_id, x.step, split_part(x.occurrence, '.', 1) as round, count(*) as closed,
             max(x.business_date) as last_on
        from subjects s join arms_action x on x.subject_id = s.id
       where x.state not in ${TAKES_NOTHING} and x.task_id is not null group by 1, 2, 3, 4) t group by 1),
  waiting as (select account_id, json_agg(json_build_array(subject_id, step, reason, first_day, last_day)) as list from waits group by 1)
select a.id, a.kind, a.country, to_json(a.groups) as groups, to_char(a.customer_since, 'YYYY-MM-DD') as customer_since,
       a.opening_accepted,
       (select json_build_array(s.status, s.since, s.id, s.is_first) from arms_status_period s
         where s.account_id = a.id and s.until is null) as status,
       (select to_char(max(p.until), 'YYYY-MM-DD') from arms_pin p where p.account_id = a.id and p.until >= :as_of
           and p.deleted_at is null) as pinned_until,
       (select json_build_array(p.policy_id, p.from_date) from arms_policy_assignment p
         where ((p.scope = 'account' and p.scope_id = a.id) or (p.scope = 'group' and p.scope_id = any(a.groups)))
           and p.from_date <= :as_of and (p.until is null or p.until >= :as_of) and p.deleted_at is null
         order by p.scope, p.from_date desc limit 1) as policy,
       array_remove(array[
         case when exists (select 1 from arms_contact c where c.account_id = a.id and c.email is not null and c.deleted_at is null
           and not exists (select 1 from arms_suppression s where s.id = encode(sha256(convert_to(lower(c.email), 'UTF8')), 'hex')))
         then 'email' end,
         case when exists (select 1 from arms_contact c where c.account_id = a.id and c.phone is not null and c.deleted_at is null) then 'sms' end
       ], null) as reachable,
       coalesce(receivables.list, '[]') as receivables, coalesce(settled.list, '[]') as settled,
       coalesce(volumes.list, '[]') as volume, coalesce(unapplied.list, '[]') as unapplied,
       coalesce(blocks.list, '[]') as blocks, coalesce(exemptions.list, '[]') as exemptions,
       coalesce(contacts.list, '[]') as contacts, coalesce(calendar.list, '[]') as calendar,
       (select json_build_array(h.id, h.strength, h.causes) from arms_hold h
         where h.account_id = a.id and h.kind = 'automatic' and h.state = 'standing') as hold,
       case when a.next_hold_on is not null then json_build_array(a.next_hold_on, a.next_hold_strength) end as next_hold,
       coalesce(silenced.list, '[]') as silenced, coalesce(steps.list, '[]') as steps, coalesce(waiting.list, '[]') as waiting
  from arms_account a
  left join receivables on receivables.account_id = a.id left join settled on settled.account_id = a.id
  left join volumes on volumes.account_id = a.id left join unapplied on unapplied.account_id = a.id
  left join blocks on blocks.account_id = a.id left join exemptions on exemptions.account_id = a.id
  left join contacts on contacts.account_id = a.id left join calendar on calendar.account_id = a.id
  left join silenced on silenced.account_id = a.id left join steps on steps.account_id = a.id
  left join waiting on waiting.account_id = a.id
 where a.id = any(:ids) order by a.id`

/** Named parameters → positional ones, once. */
function positional(sql: string): { text: string; names: string[] } {
  const names: string[] = []
  const text = sql.replace(/(?<!:):([a-z_]+)/g, (_, name: string) => {
    names.push(name)
    return "?"
  })
  return { text, names }
}

const STATEMENT = positional(SQL)

/** Everything a decision needs about the accounts, in one statement. */
export const loadSnapshotRows = (db: Db, ids: readonly string[], horizon: Horizon): Promise<SnapshotRow[]> => {
  const values: Record<string, unknown> = {
    ids,
    as_of: horizon.asOf,
    due_up_to: horizon.dueUpTo,
    issued_since: horizon.issuedSince,
    settled_since: horizon.settledSince,
  }
  return db.rows<SnapshotRow>(
    STATEMENT.text,
    STATEMENT.names.map((name) => values[name])
  )
}

/** Locks accounts in the order of their ids, so that planning and money events take turns. */
export const lockAccounts = (db: Db, ids: readonly string[]): Promise<unknown[]> =>
  db.rows(`select id from arms_account where id = any(?) order by id for update`, [ids])
