import type { Db } from "./db"
import { one } from "./db"

/** What a customer may know of the account he buys for. */
export interface Buyer {
  account_id: string
  /** A buyer with the right, or the only one (E-116). */
  sees_amounts: boolean
}

/** The account of a signed-in customer; every statement of this file begins with him. */
export const buyerOf = (db: Db, customerId: string): Promise<Buyer | null> =>
  one<Buyer>(
    db,
    `select a.id as account_id, b.sees_amounts or (select count(*) from arms_account_customer o
              where o.account_id = b.account_id and o.deleted_at is null) = 1 as sees_amounts
       from arms_account_customer b join arms_account x on x.id = b.account_id join arms_account a on a.id = coalesce(x.merged_into, x.id)
      where b.customer_id = ? and b.deleted_at is null`,
    [customerId]
  )

/** A receivable as its buyer sees it. */
export interface BuyerReceivable {
  id: string
  number: string
  document_type: string
  order_id: string | null
  purchase_order_number: string | null
  issue_date: string
  due_date: string
  currency: string
  amount: string
  open_amount: string
  state: string
  overdue: boolean
  document_url: string | null
}

const OWN = `from arms_account_customer b join arms_account x on x.id = b.account_id
  join arms_receivable r on r.account_id = coalesce(x.merged_into, x.id) and r.deleted_at is null and r.state in ('open', 'settled')
  where b.customer_id = ? and b.deleted_at is null`

const COLUMNS = `r.id, r.number, r.document_type, r.order_id, r.purchase_order_number, to_char(r.issue_date, 'YYYY-MM-DD') as issue_date,
  to_char(r.due_date, 'YYYY-MM-DD') as due_date, r.currency, r.amount::text as amount, r.open_amount::text as open_amount, r.state,
  r.state = 'open' and r.due_date < ?::date as overdue, r.document_url`

/** Receivables of the customer's account, first due first. */
export const receivablesOfBuyer = (
  db: Db,
  {
    customerId,
    today,
    state,
    limit,
    offset,
  }: { customerId: string; today: string; state: string | undefined; limit: number; offset: number }
): Promise<BuyerReceivable[]> =>
  db.rows<BuyerReceivable>(
    `select ${COLUMNS} ${OWN} and (?::text is null or r.state = ?) order by r.due_date, r.id limit ? offset ?`,
    [today, customerId, state ?? null, state ?? null, limit, offset]
  )

/** How many there are. */
export const countOfBuyer = async (db: Db, customerId: string, state: string | undefined): Promise<number> =>
  Number(
    (
      await one<{ count: string }>(db, `select count(*)::text as count ${OWN} and (?::text is null or r.state = ?)`, [
        customerId,
        state ?? null,
        state ?? null,
      ])
    )?.count ?? 0
  )

/** One of them; somebody else's is not found. */
export const receivableOfBuyer = (
  db: Db,
  customerId: string,
  id: string,
  today: string
): Promise<BuyerReceivable | null> =>
  one<BuyerReceivable>(db, `select ${COLUMNS} ${OWN} and r.id = ?`, [today, customerId, id])

/** What the account owes, per currency. */
export const owedByBuyer = (db: Db, customerId: string, today: string) =>
  db.rows<{ currency: string; open: string; overdue: string; count: number }>(
    `select r.currency, sum(r.open_amount)::text as open, coalesce(sum(r.open_amount) filter (where r.due_date < ?::date), 0)::text as overdue,
            count(*)::int as count ${OWN} and r.state = 'open' group by 1 order by 1`,
    [today, customerId]
  )
