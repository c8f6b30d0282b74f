import type { CalendarDate } from "../../../domain"
import type { Db } from "./db"
import { json, one } from "./db"

/** A receivable as commands see it. Amounts as decimal text, dates `YYYY-MM-DD`. */
export interface ReceivableRow {
  id: string
  account_id: string
  order_id: string | null
  order_date: CalendarDate | null
  document_type: string
  number: string
  issue_date: CalendarDate
  due_date: CalendarDate
  original_due_date: CalendarDate
  round: number
  currency: string
  amount: string
  open_amount: string
  selling_entity: string | null
  sales_channel: string | null
  payment_method: string | null
  purchase_order_number: string | null
  document_url: string | null
  source: string
  external_id: string
  known_since: CalendarDate
  opening: boolean
  state: "open" | "settled" | "cancelled" | "document"
  settled_on: CalendarDate | null
  version: number
}

const day = (column: string) => `to_char(${column}, 'YYYY-MM-DD') as ${column}`

/** Columns of {@link ReceivableRow}. */
export const RECEIVABLE_COLUMNS = `id, account_id, order_id, ${day("order_date")}, document_type, number, ${day("issue_date")}, ${day("due_date")},
  ${day("original_due_date")}, round, currency, amount::text, open_amount::text, selling_entity, sales_channel, payment_method,
  purchase_order_number, document_url, source, external_id, ${day("known_since")}, opening, state, ${day("settled_on")}, version`

/** Receivables by source and external id. */
export const receivablesByExternalId = (
  db: Db,
  source: string,
  externalIds: readonly string[]
): Promise<ReceivableRow[]> =>
  db.rows<ReceivableRow>(
    `select ${RECEIVABLE_COLUMNS} from arms_receivable where source = ? and external_id = any(?) and deleted_at is null`,
    [source, externalIds]
  )

/** Open receivables of an account, first due first, as they are. */
export const openOfAccount = (db: Db, accountId: string): Promise<ReceivableRow[]> =>
  db.rows<ReceivableRow>(
    `select ${RECEIVABLE_COLUMNS} from arms_receivable where account_id = ? and state = 'open' and deleted_at is null order by due_date, id limit 500`,
    [accountId]
  )

/** Receivables by id, first due first. */
export const receivablesById = (db: Db, ids: readonly string[]): Promise<ReceivableRow[]> =>
  db.rows<ReceivableRow>(
    `select ${RECEIVABLE_COLUMNS} from arms_receivable where id = any(?) and deleted_at is null order by due_date, id`,
    [ids]
  )

/** One receivable, locked. */
export const receivableForUpdate = (db: Db, id: string): Promise<ReceivableRow | null> =>
  one<ReceivableRow>(
    db,
    `select ${RECEIVABLE_COLUMNS} from arms_receivable where id = ? and deleted_at is null for update`,
    [id]
  )

/** Open receivables of accounts, oldest due first, locked (E-65). */
export const openReceivables = (db: Db, accountIds: readonly string[]): Promise<ReceivableRow[]> =>
  db.rows<ReceivableRow>(
    `select ${RECEIVABLE_COLUMNS} from arms_receivable
      where account_id = any(?) and state = 'open' and deleted_at is null order by account_id, due_date, id for update`,
    [accountIds]
  )

/** A receivable to be written. */
export type NewReceivable = Omit<ReceivableRow, "open_amount" | "settled_on" | "version" | "round"> & {
  due_date_assumed: boolean
  prepaid: boolean
  discount_amount: string | null
  discount_until: CalendarDate | null
}

const NEW_COLUMNS =
  "id text, account_id text, document_type text, number text, issue_date date, due_date date, original_due_date date, currency text, amount numeric, selling_entity text, sales_channel text, payment_method text, purchase_order_number text, document_url text, source text, external_id text, known_since date, opening boolean, due_date_assumed boolean, order_id text, order_date date, state text, prepaid boolean, discount_amount numeric, discount_until date"
const NEW_NAMES = NEW_COLUMNS.split(", ")
  .map((column) => column.split(" ")[0])
  .join(", ")

/** Writes receivables in one statement. */
export const insertReceivables = async (db: Db, rows: readonly NewReceivable[]): Promise<void> => {
  if (rows.length === 0) return
  await db.rows(
    `insert into arms_receivable (${NEW_NAMES}, open_amount) select ${NEW_NAMES}, case when state = 'document' then 0 else amount end from json_to_recordset(?::json) as x(${NEW_COLUMNS})`,
    [json(rows)]
  )
}

/** Changes of a receivable that keep its identity. */
export const updateReceivable = async (
  db: Db,
  id: string,
  change: Partial<Record<keyof ReceivableRow | "discount_amount" | "discount_until", unknown>>
): Promise<void> => {
  const names = Object.keys(change)
  await db.rows(
    `update arms_receivable set ${names.map((name) => `${name} = ?`).join(", ")}, version = version + 1, updated_at = now() where id = ?`,
    [...Object.values(change), id]
  )
}

/**
 * Another amount for a document: open again when it has grown past what was paid, settled by the last
 * money that came when it has shrunk to it; its discount keeps its share of it. Answers the state it is in then.
 */
export async function changeAmount(db: Db, id: string, amount: string, today: string): Promise<"open" | "settled"> {
  const row = await one<{ state: "open" | "settled" }>(
    db,
    `update arms_receivable r set amount = x.amount, open_amount = x.open,
            state = case when x.open = 0 then 'settled' else 'open' end,
            settled_on = case when x.open = 0 then coalesce(r.settled_on, x.paid_on, x.today) end,
            settled_known_on = case when x.open = 0 then coalesce(r.settled_known_on, x.today) end,
            reopened_settled_on = case when r.state = 'settled' and x.open > 0 then r.settled_on else r.reopened_settled_on end,
            reopened_on = case when r.state = 'settled' and x.open > 0 then x.today else r.reopened_on end,
            discount_amount = round(r.discount_amount * x.amount / r.amount, scale(x.amount)),
            version = r.version + 1, updated_at = now()
       from (select id, ?::numeric as amount, open_amount + ?::numeric - amount as open, ?::date as today,
                    (select max(value_date) from arms_allocation a where a.receivable_id = o.id) as paid_on
               from arms_receivable o where id = ?) x
      where r.id = x.id returning r.state`,
    [amount, amount, today, id]
  )
  return row?.state ?? "open"
}
