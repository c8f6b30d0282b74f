import type { CalendarDate } from "../../../domain"
import type { Db } from "./db"
import { json, one } from "./db"

const day = (column: string) => `to_char(${column}, 'YYYY-MM-DD') as ${column}`

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

/** Payments by source and external id, those the shop told of first too. */
export const paymentsByExternalId = (db: Db, source: string, externalIds: readonly string[]) =>
  db.rows<MoneyRow & { value_date: CalendarDate; told_by_shop: boolean }>(
    `select id, account_id, currency, amount::text, unapplied_amount::text, state, source, external_id, ${day("value_date")}, false as told_by_shop
       from arms_payment where source = ? and external_id = any(?) and deleted_at is null
      union all
     select id, account_id, currency, amount::text, unapplied_amount::text, state, ledger_source, ledger_external_id, ${day("value_date")}, true
       from arms_payment where ledger_source = ? and ledger_external_id = any(?) and deleted_at is null`,
    [source, externalIds, source, externalIds]
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

/** A payment to be written; all of it is unapplied at first. */
export interface NewPayment {
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
  /** The order whose transaction it is. */
  order_id?: string | null
}

/** Writes payments in one statement. */
export const insertPayments = async (db: Db, rows: readonly NewPayment[]): Promise<void> => {
  if (rows.length === 0) return
  await db.rows(
    `insert into arms_payment (id, account_id, currency, amount, unapplied_amount, value_date, recorded_on, state, receivable_id, reference, source, external_id, order_id)
     select id, account_id, currency, amount, amount, value_date, recorded_on, state, receivable_id, reference, source, external_id, order_id
       from json_to_recordset(?::json) as x(id text, account_id text, currency text, amount numeric, value_date date, recorded_on date,
            state text, receivable_id text, reference text, source text, external_id text, order_id text)`,
    [json(rows)]
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
