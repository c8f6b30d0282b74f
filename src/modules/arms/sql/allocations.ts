import type { Db } from "./db"
import { json } from "./db"

/** Part of a payment or credit that is applied to a receivable; negative when it is taken back. */
export interface Allocation {
  readonly id: string
  readonly receivable_id: string
  readonly payment_id: string | null
  readonly credit_id: string | null
  readonly amount: string
  readonly value_date: string
  readonly recorded_on: string
}

const AS_ROWS = `json_to_recordset(?::json) as x(id text, receivable_id text, payment_id text, credit_id text, amount numeric,
  value_date date, recorded_on date)`

const lessUnapplied = (table: string, key: string) => `update ${table} m
    set unapplied_amount = m.unapplied_amount - s.amount, updated_at = now()
   from (select ${key} as id, sum(amount) as amount from given where ${key} is not null group by 1) s where m.id = s.id`

/**
 * Applies money in the order given, in one statement: allocation rows, what is left of the money, open
 * amounts and settlement in step. A receivable is settled on the value date of the last part that
 * settles it. Answers the receivables that are settled now.
 */
export const applyAllocations = (db: Db, allocations: readonly Allocation[]): Promise<{ id: string }[]> =>
  db.rows<{ id: string }>(
    `with given as materialized (select *, row_number() over () as place from ${AS_ROWS}),
       written as (insert into arms_allocation (id, receivable_id, payment_id, credit_id, amount, value_date, recorded_on)
         select id, receivable_id, payment_id, credit_id, amount, value_date, recorded_on from given),
       payments as (${lessUnapplied("arms_payment", "payment_id")}),
       credits as (${lessUnapplied("arms_credit", "credit_id")}),
       changed as (update arms_receivable r set open_amount = r.open_amount - s.amount,
            state = case when r.open_amount - s.amount = 0 then 'settled' else 'open' end,
            settled_on = case when r.open_amount - s.amount = 0 then s.value_date end,
            settled_known_on = case when r.open_amount - s.amount = 0 then s.recorded_on end,
            reopened_settled_on = case when r.state = 'settled' and r.open_amount - s.amount > 0 then r.settled_on else r.reopened_settled_on end,
            reopened_on = case when r.state = 'settled' and r.open_amount - s.amount > 0 then s.recorded_on else r.reopened_on end,
            version = r.version + 1, updated_at = now()
         from (select receivable_id, sum(amount) as amount, (array_agg(value_date order by place desc))[1] as value_date,
                      max(recorded_on) as recorded_on from given group by 1) s
        where r.id = s.receivable_id returning r.id, r.state, r.order_id),
       flagged as (update arms_order o set money_no = o.money_no + 1 where o.id in (select order_id from changed))
     select id from changed where state = 'settled'`,
    [json(allocations)]
  )

/** What a payment or credit is applied to, net of what was taken back. */
export const allocationsOf = (db: Db, origin: "payment" | "credit", originId: string) =>
  db.rows<{ receivable_id: string; amount: string }>(
    `select receivable_id, sum(amount)::text as amount from arms_allocation where ${origin}_id = ? group by receivable_id having sum(amount) <> 0 order by receivable_id`,
    [originId]
  )

/** Active credits of a kind that still reduce a receivable, and by how much. */
export const creditsOn = (db: Db, receivableId: string, kind: string): Promise<{ id: string; amount: string }[]> =>
  db.rows(
    `select c.id, sum(a.amount)::text as amount from arms_credit c join arms_allocation a on a.credit_id = c.id
      where a.receivable_id = ? and c.kind = ? and c.state = 'active' group by c.id having sum(a.amount) > 0`,
    [receivableId, kind]
  )
