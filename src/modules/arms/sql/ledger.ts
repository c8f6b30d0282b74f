import type { CalendarDate } from "../../../domain"
import type { Db } from "./db"
import { json, one } from "./db"

/** A receivable as commands see it. Amounts as decimal text, dates `YYYY-MM-DD`. */
export interface ReceivableRow {
  id: string
  account_id: string
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
  state: "open" | "settled" | "cancelled"
  settled_on: CalendarDate | null
  version: number
}

const day = (column: string) => `to_char(${column}, 'YYYY-MM-DD') as ${column}`

/** Columns of {@link ReceivableRow}. */
export const RECEIVABLE_COLUMNS = `id, account_id, document_type, number, ${day("issue_date")}, ${day("due_date")},
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

/** One receivable, locked. */
export const receivableForUpdate = (db: Db, id: string): Promise<ReceivableRow | null> =>
  one<ReceivableRow>(
    db,
    `select ${RECEIVABLE_COLUMNS} from arms_receivable where id = ? and deleted_at is null for update`,
    [id]
  )

/** Open receivables of an account in a currency, oldest due first, locked (E-65). */
export const openReceivables = (db: Db, accountId: string, currency: string): Promise<ReceivableRow[]> =>
  db.rows<ReceivableRow>(
    `select ${RECEIVABLE_COLUMNS} from arms_receivable
      where account_id = ? and currency = ? and state = 'open' and deleted_at is null order by due_date, id for update`,
    [accountId, currency]
  )

/** A receivable to be written. */
export type NewReceivable = Omit<ReceivableRow, "open_amount" | "state" | "settled_on" | "version" | "round"> & {
  due_date_assumed: boolean
}

const NEW_COLUMNS =
  "id text, account_id text, document_type text, number text, issue_date date, due_date date, original_due_date date, currency text, amount numeric, selling_entity text, sales_channel text, payment_method text, purchase_order_number text, document_url text, source text, external_id text, known_since date, opening boolean, due_date_assumed boolean"
const NEW_NAMES = NEW_COLUMNS.split(", ")
  .map((column) => column.split(" ")[0])
  .join(", ")

/** Writes receivables in one statement. */
export const insertReceivables = async (db: Db, rows: readonly NewReceivable[]): Promise<void> => {
  if (rows.length === 0) return
  await db.rows(
    `insert into arms_receivable (${NEW_NAMES}, open_amount) select ${NEW_NAMES}, amount from json_to_recordset(?::json) as x(${NEW_COLUMNS})`,
    [json(rows)]
  )
}

/** Changes of a receivable that keep its identity. */
export const updateReceivable = async (
  db: Db,
  id: string,
  change: Partial<Record<keyof ReceivableRow, unknown>>
): Promise<void> => {
  const names = Object.keys(change)
  await db.rows(
    `update arms_receivable set ${names.map((name) => `${name} = ?`).join(", ")}, version = version + 1, updated_at = now() where id = ?`,
    [...Object.values(change), id]
  )
}

/** A payment or credit as commands see it. */
export interface MoneyRow {
  id: string
  account_id: string
  currency: string
  amount: string
  unapplied_amount: string
  state: string
  source: string
  external_id: string
}

/** Payments by source and external id. */
export const paymentsByExternalId = (db: Db, source: string, externalIds: readonly string[]) =>
  db.rows<MoneyRow & { value_date: CalendarDate }>(
    `select id, account_id, currency, amount::text, unapplied_amount::text, state, source, external_id, ${day("value_date")}
       from arms_payment where source = ? and external_id = any(?) and deleted_at is null`,
    [source, externalIds]
  )

/** One payment, locked. */
export const paymentForUpdate = (db: Db, id: string) =>
  one<MoneyRow & { value_date: CalendarDate }>(
    db,
    `select id, account_id, currency, amount::text, unapplied_amount::text, state, source, external_id, ${day("value_date")}
       from arms_payment where id = ? and deleted_at is null for update`,
    [id]
  )

/** One credit, locked. */
export const creditForUpdate = (db: Db, id: string) =>
  one<MoneyRow & { kind: string; issue_date: CalendarDate }>(
    db,
    `select id, account_id, kind, currency, amount::text, unapplied_amount::text, state, source, external_id, ${day("issue_date")}
       from arms_credit where id = ? and deleted_at is null for update`,
    [id]
  )

/** A new payment; all of it is unapplied at first. */
export const insertPayment = async (
  db: Db,
  row: {
    id: string
    account_id: string
    currency: string
    amount: string
    value_date: string
    recorded_on: string
    state: string
    receivable_id: string | null
    reference: string | null
    source: string
    external_id: string
  }
): Promise<void> => {
  await db.rows(
    `insert into arms_payment (id, account_id, currency, amount, unapplied_amount, value_date, recorded_on, state, receivable_id, reference, source, external_id)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      row.id,
      row.account_id,
      row.currency,
      row.amount,
      row.amount,
      row.value_date,
      row.recorded_on,
      row.state,
      row.receivable_id,
      row.reference,
      row.source,
      row.external_id,
    ]
  )
}

/** A new credit. */
export const insertCredit = async (
  db: Db,
  row: {
    id: string
    account_id: string
    kind: string
    number: string | null
    currency: string
    amount: string
    issue_date: string
    recorded_on: string
    reason: string | null
    source: string
    external_id: string
  }
): Promise<void> => {
  await db.rows(
    `insert into arms_credit (id, account_id, kind, number, currency, amount, unapplied_amount, issue_date, recorded_on, reason, source, external_id)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      row.id,
      row.account_id,
      row.kind,
      row.number,
      row.currency,
      row.amount,
      row.amount,
      row.issue_date,
      row.recorded_on,
      row.reason,
      row.source,
      row.external_id,
    ]
  )
}

/** Part of a payment or credit that is applied to a receivable; negative when it is taken back. */
export interface Allocation {
  readonly id: string
  readonly receivableId: string
  readonly origin: "payment" | "credit"
  readonly originId: string
  readonly amount: string
  readonly valueDate: string
  readonly recordedOn: string
}

/** Applies money: allocation row, open amount, unapplied amount and settlement in step. */
export async function applyAllocation(db: Db, allocation: Allocation): Promise<"open" | "settled"> {
  const { origin, originId, receivableId, amount, valueDate, recordedOn } = allocation
  const [paymentId, creditId] = origin === "payment" ? [originId, null] : [null, originId]
  await db.rows(
    `insert into arms_allocation (id, receivable_id, payment_id, credit_id, amount, value_date, recorded_on) values (?, ?, ?, ?, ?, ?, ?)`,
    [allocation.id, receivableId, paymentId, creditId, amount, valueDate, recordedOn]
  )
  await db.rows(
    `update arms_${origin} set unapplied_amount = unapplied_amount - ?::numeric, updated_at = now() where id = ?`,
    [amount, originId]
  )
  const row = await one<{ state: "open" | "settled" }>(
    db,
    `update arms_receivable set open_amount = open_amount - ?::numeric,
            state = case when open_amount - ?::numeric = 0 then 'settled' else 'open' end,
            settled_on = case when open_amount - ?::numeric = 0 then ?::date end,
            settled_known_on = case when open_amount - ?::numeric = 0 then ?::date end,
            reopened_settled_on = case when state = 'settled' and open_amount - ?::numeric > 0 then settled_on else reopened_settled_on end,
            reopened_on = case when state = 'settled' and open_amount - ?::numeric > 0 then ?::date else reopened_on end,
            version = version + 1, updated_at = now()
      where id = ? returning state`,
    [amount, amount, amount, valueDate, amount, recordedOn, amount, amount, recordedOn, receivableId]
  )
  return row?.state ?? "open"
}

/** What a payment or credit is applied to, net of what was taken back. */
export const allocationsOf = (db: Db, origin: "payment" | "credit", originId: string) =>
  db.rows<{ receivable_id: string; amount: string }>(
    `select receivable_id, sum(amount)::text as amount from arms_allocation where ${origin}_id = ? group by receivable_id having sum(amount) <> 0 order by receivable_id`,
    [originId]
  )

/** State of a payment. */
export const setPaymentState = async (db: Db, id: string, state: string, unapplied: string): Promise<void> => {
  await db.rows(
    `update arms_payment set state = ?, unapplied_amount = ?, version = version + 1, updated_at = now() where id = ?`,
    [state, unapplied, id]
  )
}

/** State of a credit. */
export const setCreditState = async (db: Db, id: string, state: string, unapplied: string): Promise<void> => {
  await db.rows(`update arms_credit set state = ?, unapplied_amount = ?, updated_at = now() where id = ?`, [
    state,
    unapplied,
    id,
  ])
}

/** Active credits of a kind that still reduce a receivable. */
export const creditsOn = (db: Db, receivableId: string, kind: string): Promise<{ id: string }[]> =>
  db.rows(
    `select c.id from arms_credit c join arms_allocation a on a.credit_id = c.id
      where a.receivable_id = ? and c.kind = ? and c.state = 'active' group by c.id having sum(a.amount) > 0`,
    [receivableId, kind]
  )
