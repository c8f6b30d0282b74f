import type { CalendarDate, OrderBecomes } from "../../../domain"
import type { Db } from "./db"
import { json, one } from "./db"
import { RECEIVABLE_COLUMNS, type ReceivableRow } from "./ledger"

/** An order as the ledger knows it. `value`, `paid` and `rounding` are exact, `not_yet` in minor units. */
export interface OrderRow {
  id: string
  display_id: string
  account_id: string
  /** Who had ordered when its account was decided. */
  customer_id: string | null
  currency: string
  placed_on: CalendarDate
  state: "open" | "cancelled"
  becomes: OrderBecomes
  value: string
  paid: string
  not_yet: string
  rounding: string
  prepaid: boolean
}

const COLUMNS = `id, display_id, account_id, customer_id, currency, to_char(placed_on, 'YYYY-MM-DD') as placed_on, state, becomes,
  value::text, paid::text, not_yet::text, rounding::text, prepaid`

/** One order, locked. */
export const orderForUpdate = (db: Db, id: string): Promise<OrderRow | null> =>
  one<OrderRow>(db, `select ${COLUMNS} from arms_order where id = ? and deleted_at is null for update`, [id])

/** One order. */
export const orderOf = (db: Db, id: string): Promise<OrderRow | null> =>
  one<OrderRow>(db, `select ${COLUMNS} from arms_order where id = ? and deleted_at is null`, [id])

/** Orders by id or by the number the customer knows; a number names the latest order that has it. */
export const ordersNamed = (db: Db, names: readonly string[]): Promise<(OrderRow & { name: string })[]> =>
  db.rows(
    `select distinct on (n.name) n.name, o.* from unnest(?::text[]) as n(name)
       join (select ${COLUMNS} from arms_order where deleted_at is null) o on o.id = n.name or o.display_id = ltrim(n.name, '#')
      order by n.name, (o.id = n.name) desc, o.placed_on desc, o.id desc`,
    [names]
  )

/** Writes what is known of an order. */
export const writeOrder = async (db: Db, row: OrderRow & { known_since: CalendarDate }): Promise<void> => {
  await db.rows(
    `insert into arms_order (id, display_id, account_id, customer_id, currency, placed_on, known_since, state, becomes, value, paid, not_yet, rounding, prepaid)
     select id, display_id, account_id, customer_id, currency, placed_on, known_since, state, becomes, value, paid, not_yet, rounding, prepaid
       from json_to_record(?::json) as x(id text, display_id text, account_id text, customer_id text, currency text, placed_on date, known_since date, state text,
            becomes text, value numeric, paid numeric, not_yet numeric, rounding numeric, prepaid boolean)
     on conflict (id) do update set account_id = excluded.account_id, customer_id = excluded.customer_id, state = excluded.state, value = excluded.value,
       paid = excluded.paid, not_yet = excluded.not_yet, rounding = excluded.rounding, prepaid = excluded.prepaid,
       updated_at = now()`,
    [json(row)]
  )
}

/** Receivables of an order that are a debt or were one, first due first, locked. */
export const receivablesOfOrder = (db: Db, orderId: string): Promise<ReceivableRow[]> =>
  db.rows<ReceivableRow>(
    `select ${RECEIVABLE_COLUMNS} from arms_receivable where order_id = ? and deleted_at is null order by due_date, issue_date, id for update`,
    [orderId]
  )

/** Orders whose applied money Medusa may not know yet. */
export const ordersWithMoney = (db: Db, limit: number): Promise<{ id: string }[]> =>
  db.rows(
    `select id from arms_order where money_no > money_told_no and deleted_at is null order by updated_at limit ?`,
    [limit]
  )

/** How often money of an order has moved: read before Medusa is told of it. */
export const moneyNumber = async (db: Db, orderId: string): Promise<string> =>
  (await one<{ no: string }>(db, `select money_no::text as no from arms_order where id = ?`, [orderId]))?.no ?? "0"

/** Medusa knows what had moved when that number was read; what moves meanwhile is told next time. */
export const moneyTold = async (db: Db, orderId: string, no: string): Promise<void> => {
  await db.rows(`update arms_order set money_told_no = ?::bigint where id = ? and money_told_no < ?::bigint`, [
    no,
    orderId,
    no,
  ])
}

/** One process at a time works on an order; the lock ends with the transaction. */
export const lockOrder = async (db: Db, orderId: string): Promise<void> => {
  await db.rows(`select pg_advisory_xact_lock(hashtextextended('arms_order:' || ?, 0))`, [orderId])
}

/** What an order and an account of a customer have in common: one account is made once. */
export const lockCustomer = async (db: Db, customerId: string): Promise<void> => {
  await db.rows(`select pg_advisory_xact_lock(hashtextextended('arms_customer:' || ?, 0))`, [customerId])
}

/** Days on which instants fell, in a zone, by the ledger's clock: it may be the test clock. */
export async function daysOf(db: Db, zone: string, instants: readonly string[]): Promise<Map<string, CalendarDate>> {
  const rows = await db.rows<{ at: string; day: CalendarDate }>(
    `select x.at, to_char((x.at::timestamptz + coalesce(s.clock_offset_ms, 0) * interval '1 millisecond') at time zone ?, 'YYYY-MM-DD') as day
       from unnest(?::text[]) as x(at) left join arms_settings s on s.id = 'arms'`,
    [zone, [...new Set(instants)]]
  )
  return new Map(rows.map((row) => [row.at, row.day]))
}

/** An order and what hangs on it belong to another account: the order was transferred, or its buyer was. */
export async function moveOrder(db: Db, orderId: string, accountId: string): Promise<void> {
  for (const table of ["receivable", "payment", "refund"])
    await db.rows(`update arms_${table} set account_id = ?, updated_at = now() where order_id = ?`, [
      accountId,
      orderId,
    ])
}

/** So much of an order has been invoiced. */
export const lessNotYet = async (db: Db, orderId: string, amount: string): Promise<void> => {
  await db.rows(`update arms_order set not_yet = not_yet - ?::numeric, updated_at = now() where id = ?`, [
    amount,
    orderId,
  ])
}

/** How an order is paid may be known later than that it is: its receivables follow. Answers how many did. */
export const followPayment = async (
  db: Db,
  orderId: string,
  payment: { prepaid: boolean; method: string | null }
): Promise<number> =>
  (
    await db.rows(
      `update arms_receivable set prepaid = ?, payment_method = coalesce(?, payment_method), version = version + 1, updated_at = now()
        where order_id = ? and source = 'medusa' and state <> 'cancelled' and (prepaid <> ? or payment_method is distinct from coalesce(?, payment_method))
        returning id`,
      [payment.prepaid, payment.method, orderId, payment.prepaid, payment.method]
    )
  ).length

/** A ledger elsewhere says from now on what is owed for an order. */
export const ruleOrder = async (db: Db, orderId: string, notYet: string): Promise<void> => {
  await db.rows(`update arms_order set becomes = 'invoice', not_yet = ?::numeric, updated_at = now() where id = ?`, [
    notYet,
    orderId,
  ])
}
