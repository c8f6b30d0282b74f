import type { Db } from "./db"

/** Register row that says that approvers have been told of a case. */
export const TOLD_STEP = "approvers:told"

/** A held order or proposed limit that waits for a person who has not been told of it. */
export interface UntoldCase {
  readonly kind: "held_order" | "limit"
  readonly id: string
  readonly account_id: string | null
  readonly account_name: string | null
  /** The customer group a limit is for, where it is for one. */
  readonly scope_name: string | null
  /** Value of the order, or the proposed limit; `null`: without limit. */
  readonly amount: string | null
  readonly currency: string
  /** Display number of the order. */
  readonly number: string | null
  readonly reason: string
}

const NOT_TOLD = (id: string) =>
  `not exists (select 1 from arms_action t where t.subject_id = ${id} and t.step = '${TOLD_STEP}' and t.state = 'done')`

/** Cases that have waited since a day at most, oldest first. */
export const untoldCases = (db: Db, since: string, limit: number): Promise<UntoldCase[]> =>
  db.rows<UntoldCase>(
    `select * from (
       select 'held_order' as kind, h.id, h.account_id, a.name as account_name, null as scope_name, h.value::text as amount, h.currency, '#' || o.display_id as number,
              array_to_string(h.reasons, ', ') as reason, h.created_at
         from arms_held_order h left join arms_account a on a.id = h.account_id left join arms_order o on o.id = h.id
        where h.state = 'held' and h.deleted_at is null and h.held_on >= ?::date and ${NOT_TOLD("h.id")}
       union all
       select 'limit', l.id, a.id, a.name, case when l.scope = 'group' then l.scope_id end, case when l.mode <> 'none' then l.amount::text end, l.currency, null, l.reason, l.created_at
         from arms_credit_limit l left join arms_account a on l.scope = 'account' and a.id = l.scope_id
        where l.state = 'proposed' and l.deleted_at is null and l.created_at >= ?::date and ${NOT_TOLD("l.id")}) c
      order by c.created_at, c.id limit ?`,
    [since, since, limit]
  )
