import type { CalendarDate } from "../../../domain"
import type { Db } from "./db"
import { json, one } from "./db"

/** A payment that is a transaction of an order, or that has been applied to the order's receivables. */
export interface OrderPayment {
  id: string
  source: string
  external_id: string
  currency: string
  amount: string
  unapplied_amount: string
  refunded_amount: string
  value_date: CalendarDate
  state: "in_transit" | "booked" | "returned"
  /** It is a transaction of this order. */
  own: boolean
  /** Applied to receivables of this order. */
  applied: string
  /** Paid back by this order. */
  refunded_here: string
}

/** Payments that concern an order: its own transactions, and what was applied to it from elsewhere; oldest first. */
export const paymentsOfOrder = (db: Db, orderId: string): Promise<OrderPayment[]> =>
  db.rows<OrderPayment>(
    `select p.id, p.source, p.external_id, p.currency, p.amount::text, p.unapplied_amount::text, p.refunded_amount::text,
            to_char(p.value_date, 'YYYY-MM-DD') as value_date, p.state, coalesce(p.order_id = ?, false) as own,
            coalesce(a.applied, 0)::text as applied,
            (select coalesce(sum(f.amount), 0)::text from arms_refund f where f.payment_id = p.id and f.order_id = ? and f.deleted_at is null) as refunded_here
       from arms_payment p
       left join (select l.payment_id, sum(l.amount) as applied from arms_receivable r join arms_allocation l on l.receivable_id = r.id
                   where r.order_id = ? and l.payment_id is not null group by 1) a on a.payment_id = p.id
      where (p.order_id = ? or a.payment_id is not null) and p.deleted_at is null order by p.value_date, p.id for update of p`,
    [orderId, orderId, orderId, orderId]
  )

/** What has been applied to receivables and not taken back, latest first. */
export const appliedTo = (db: Db, receivableIds: readonly string[]) =>
  db.rows<{
    receivable_id: string
    payment_id: string | null
    credit_id: string | null
    amount: string
    value_date: CalendarDate
  }>(
    `select receivable_id, payment_id, credit_id, sum(amount)::text as amount, to_char(max(value_date), 'YYYY-MM-DD') as value_date
       from arms_allocation where receivable_id = any(?) group by 1, 2, 3 having sum(amount) > 0
      order by (payment_id is null), max(id) desc`,
    [receivableIds]
  )

/** Refunds that are known of an order, by the id of their transaction. */
export const refundsOfOrder = (db: Db, orderId: string): Promise<{ source: string; external_id: string }[]> =>
  db.rows(`select distinct source, external_id from arms_refund where order_id = ? and deleted_at is null`, [orderId])

/** A part of a payment is paid back; it must lie unapplied. */
export const insertRefunds = async (
  db: Db,
  rows: readonly {
    id: string
    account_id: string
    payment_id: string
    order_id: string | null
    currency: string
    amount: string
    value_date: string
    recorded_on: string
    source: string
    external_id: string
  }[]
): Promise<void> => {
  if (rows.length === 0) return
  const list = json(rows)
  await db.rows(
    `insert into arms_refund (id, account_id, payment_id, order_id, currency, amount, value_date, recorded_on, source, external_id)
     select id, account_id, payment_id, order_id, currency, amount, value_date, recorded_on, source, external_id
       from json_to_recordset(?::json) as x(id text, account_id text, payment_id text, order_id text, currency text, amount numeric,
            value_date date, recorded_on date, source text, external_id text)`,
    [list]
  )
  await db.rows(
    `update arms_payment p set unapplied_amount = p.unapplied_amount - x.amount, refunded_amount = p.refunded_amount + x.amount, updated_at = now()
       from (select payment_id, sum(amount) as amount from json_to_recordset(?::json) as r(payment_id text, amount numeric) group by 1) x
      where p.id = x.payment_id`,
    [list]
  )
}

/** Cash in transit of an order has another amount now; nothing left: it has ended. */
export const changeTransit = async (db: Db, id: string, amount: string): Promise<void> => {
  await db.rows(
    `update arms_payment set amount = case when ?::numeric > 0 then ?::numeric else amount end, unapplied_amount = ?::numeric,
            state = case when ?::numeric > 0 then 'in_transit' else 'returned' end, updated_at = now() where id = ?`,
    [amount, amount, amount, amount, id]
  )
}

/** What credits of a kind take off an order's receivables. */
export const creditSumOfOrder = async (db: Db, orderId: string, kind: string): Promise<string> =>
  (
    await one<{ sum: string }>(
      db,
      `select coalesce(sum(l.amount), 0)::text as sum from arms_receivable r join arms_allocation l on l.receivable_id = r.id
         join arms_credit c on c.id = l.credit_id where r.order_id = ? and r.state <> 'cancelled' and c.kind = ?`,
      [orderId, kind]
    )
  )?.sum ?? "0"

/** What left an order's payments, by who said so. */
export const refundSumOfOrder = async (db: Db, orderId: string, source: string): Promise<string> =>
  (
    await one<{ sum: string }>(
      db,
      `select coalesce(sum(amount), 0)::text as sum from arms_refund where order_id = ? and source = ? and deleted_at is null`,
      [orderId, source]
    )
  )?.sum ?? "0"

/** Orders a payment concerns: Medusa is to be told that something has become of it. */
export const flagOrdersOfPayment = (db: Db, paymentId: string): Promise<{ id: string }[]> =>
  db.rows(
    `update arms_order set money_no = money_no + 1 where id in (
       select order_id from arms_payment where id = ? union
       select r.order_id from arms_allocation l join arms_receivable r on r.id = l.receivable_id where l.payment_id = ?) returning id`,
    [paymentId, paymentId]
  )

/** Refunds of an order that did not happen after all: the money lies on account again. */
export const dropRefunds = async (db: Db, orderId: string, externalIds: readonly string[]): Promise<void> => {
  if (externalIds.length === 0) return
  await db.rows(
    `with gone as (update arms_refund set deleted_at = now() where order_id = ? and external_id = any(?) and deleted_at is null returning payment_id, amount)
     update arms_payment p set unapplied_amount = p.unapplied_amount + x.amount, refunded_amount = p.refunded_amount - x.amount, updated_at = now()
       from (select payment_id, sum(amount) as amount from gone group by 1) x where p.id = x.payment_id`,
    [orderId, externalIds]
  )
}

/** The credit an order itself gives: it is worth less than nothing. */
export const creditOfOrder = (db: Db, orderId: string) =>
  one<{ id: string; amount: string; unapplied_amount: string; state: string }>(
    db,
    `select id, amount::text, unapplied_amount::text, state from arms_credit
      where source = 'medusa' and external_id = ? || ':credit' and deleted_at is null for update`,
    [orderId]
  )

/** Another amount for that credit, by what has changed; nothing left: it is reversed. */
export const changeOrderCredit = async (db: Db, id: string, amount: string, unapplied: string): Promise<void> => {
  await db.rows(
    `update arms_credit set amount = case when ?::numeric > 0 then ?::numeric else amount end, unapplied_amount = ?::numeric,
            state = case when ?::numeric > 0 then 'active' else 'reversed' end, updated_at = now() where id = ?`,
    [amount, amount, unapplied, amount, id]
  )
}
