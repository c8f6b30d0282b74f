import type { PaymentResponse } from "../../../contract/receivables"
import type { Db } from "./db"
import { one } from "./db"

/** Filters of the payments. */
export interface PaymentFilter {
  readonly account_id?: string
  readonly state?: PaymentResponse["state"]
  readonly unapplied?: boolean
}

const WHERE = `p.deleted_at is null and (?::text is null or p.account_id = ?) and (?::text is null or p.state = ?)
  and (not ? or (p.state = 'booked' and p.unapplied_amount > 0))`

const valuesOf = ({ account_id, state, unapplied }: PaymentFilter) => [
  account_id ?? null,
  account_id ?? null,
  state ?? null,
  state ?? null,
  unapplied ?? false,
]

/** Payments, newest first, with what each was applied to. */
export const paymentList = (db: Db, filter: PaymentFilter, limit: number, offset: number): Promise<PaymentResponse[]> =>
  db.rows<PaymentResponse>(
    `select p.id, p.account_id, p.currency, p.amount::text as amount, p.unapplied_amount::text as unapplied_amount, p.refunded_amount::text as refunded_amount,
            to_char(p.value_date, 'YYYY-MM-DD') as value_date, p.state, p.reference, p.source, p.order_id,
            (select coalesce(json_agg(json_build_object('id', t.id, 'number', t.number, 'amount', t.amount) order by t.number), '[]')
               from (select r.id, r.number, sum(l.amount)::text as amount from arms_allocation l join arms_receivable r on r.id = l.receivable_id
                      where l.payment_id = p.id group by r.id, r.number having sum(l.amount) <> 0 order by r.number limit 20) t) as applied_to
       from arms_payment p where ${WHERE} order by p.value_date desc, p.id desc limit ? offset ?`,
    [...valuesOf(filter), limit, offset]
  )

/** How many payments a filter matches. */
export const countPayments = async (db: Db, filter: PaymentFilter): Promise<number> =>
  (await one<{ count: number }>(
    db,
    `select count(*)::int as count from arms_payment p where ${WHERE}`,
    valuesOf(filter)
  ))!.count
