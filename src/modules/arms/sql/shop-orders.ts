import type { Db } from "./db"
import { one } from "./db"

/**
 * The only statements that read tables of Medusa's other modules: which orders have changed. They find candidates; what is
 * true of an order is read through Medusa. `integration-tests/http/orders.spec.ts` holds them against the real tables.
 */

/** Where a pass over the shop's orders has come to. */
export interface Mark {
  readonly at: string
  readonly id: string
}

/** Instants at which something of an order changed, per table: order id and instant. */
const CHANGES = [
  `select o.id, o.updated_at as at from "order" o where o.updated_at >= :since`,
  `select t.order_id, greatest(t.updated_at, t.deleted_at) from order_transaction t where greatest(t.updated_at, t.deleted_at) >= :since`,
  `select c.order_id, c.updated_at from order_change c where c.updated_at >= :since`,
  `select s.order_id, s.updated_at from order_summary s where s.updated_at >= :since`,
  `select r.order_id, r.updated_at from "return" r where r.updated_at >= :since`,
  `select l.order_id, l.updated_at from order_credit_line l where l.updated_at >= :since`,
  `select l.order_id, p.updated_at from payment p join order_payment_collection l on l.payment_collection_id = p.payment_collection_id where p.updated_at >= :since`,
  `select l.order_id, c.updated_at from capture c join payment p on p.id = c.payment_id join order_payment_collection l on l.payment_collection_id = p.payment_collection_id where c.updated_at >= :since`,
  `select l.order_id, f.updated_at from fulfillment f join order_fulfillment l on l.fulfillment_id = f.id where f.updated_at >= :since`,
]

const SQL = `select id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from (
    select id, max(at) as at from (${CHANGES.join("\n union all ")}) c group by 1) x
  where (at, id) > (:since, :id) order by x.at, x.id limit :limit`

/** Orders that have changed after the mark, in the order of their last change. */
export const changedOrders = (db: Db, mark: Mark, limit: number): Promise<{ id: string; at: string }[]> => {
  const values: Record<string, unknown> = { since: mark.at, id: mark.id, limit }
  const names: string[] = []
  const text = SQL.replace(/(?<!:):(since|id|limit)\b/g, (_, name: string) => {
    names.push(name)
    return name === "since" ? "?::timestamptz" : "?"
  })
  return db.rows(
    text,
    names.map((name) => values[name])
  )
}

/** Writing takes a while to be seen: a pass begins so much before the last one did. */
const OVERLAP = "10 minutes"

/** Where the next pass begins; the first one begins with what ARMS has lived through. */
export const passBegins = async (db: Db): Promise<{ from: Mark; now: string }> => {
  const row = await one<{ cursor: string | null; now: string }>(
    db,
    `select (select cursor from arms_source where name = 'medusa' and deleted_at is null) as cursor,
            to_char((clock_timestamp() - interval '${OVERLAP}') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now`
  )
  return { from: { at: row?.cursor ?? row!.now, id: "" }, now: row!.now }
}

/** A pass is complete: the next one begins where this one began. */
export const passEnds = async (db: Db, began: string): Promise<void> => {
  await db.rows(
    `update arms_source set cursor = ?, synced_at = clock_timestamp(), error = null, updated_at = now() where name = 'medusa' and deleted_at is null`,
    [began]
  )
}

/** Orders of the shop the ledger does not know, oldest first, behind an id; drafts are none. */
export const unknownOrders = (db: Db, behind: string, limit: number): Promise<{ id: string }[]> =>
  db.rows(
    `select o.id from "order" o where o.id > ? and o.status <> 'draft' and o.deleted_at is null
        and not exists (select 1 from arms_order a where a.id = o.id) order by o.id limit ?`,
    [behind, limit]
  )

/** An order as a ledger names it, and whose it is, when ARMS has looked at it. */
export interface OrderOfName {
  readonly name: string
  readonly id: string
  readonly account_id: string | null
  readonly account_name: string | null
  readonly kind: string | null
}

/** Orders of the shop by id or by the number the customer knows, those ARMS has not looked at yet too. */
export const shopOrdersNamed = (db: Db, names: readonly string[]): Promise<OrderOfName[]> =>
  db.rows(
    `select distinct on (n.name) n.name, o.id, coalesce(c.merged_into, c.id) as account_id, c.name as account_name, c.kind from unnest(?::text[]) as n(name)
       join "order" o on (o.id = n.name or o.display_id::text = ltrim(n.name, '#')) and o.status <> 'draft' and o.deleted_at is null
       left join arms_order a on a.id = o.id and a.deleted_at is null
       left join arms_account c on c.id = a.account_id
      order by n.name, (o.id = n.name) desc, o.id desc`,
    [names]
  )
