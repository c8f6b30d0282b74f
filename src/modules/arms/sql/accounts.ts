import type { Db } from "./db"
import { json, one } from "./db"

/** An account as commands see it. */
export interface AccountRow {
  id: string
  name: string
  kind: string
  vat_id: string | null
  language: string | null
  country: string | null
  groups: string[]
  owner_id: string | null
  opening_accepted: boolean
  merged_into: string | null
  version: number
}

const COLUMNS = "id, name, kind, vat_id, language, country, groups, owner_id, opening_accepted, merged_into, version"

/** One account, locked. */
export const accountForUpdate = (db: Db, id: string): Promise<AccountRow | null> =>
  one<AccountRow>(db, `select ${COLUMNS} from arms_account where id = ? and deleted_at is null for update`, [id])

/** Accounts by what a source calls them. */
export const accountsByReference = (db: Db, source: string, externalIds: readonly string[]) =>
  db.rows<{ external_id: string; account_id: string }>(
    `select r.external_id, coalesce(a.merged_into, a.id) as account_id from arms_account_reference r join arms_account a on a.id = r.account_id
      where r.source = ? and r.external_id = any(?) and r.deleted_at is null`,
    [source, externalIds]
  )

/** The account a Medusa customer buys for, with the number of its buyers. */
export const accountOfCustomer = (db: Db, customerId: string) =>
  one<{ id: string; groups: string[]; buyers: number }>(
    db,
    `select a.id, a.groups, (select count(*)::int from arms_account_customer o where o.account_id = a.id and o.deleted_at is null) as buyers
       from arms_account_customer b join arms_account x on x.id = b.account_id join arms_account a on a.id = coalesce(x.merged_into, x.id)
      where b.customer_id = ? and b.deleted_at is null`,
    [customerId]
  )

/** Accounts of a customer group. */
export const accountsInGroup = async (db: Db, group: string): Promise<string[]> =>
  (
    await db.rows<{ id: string }>(
      `select id from arms_account where ? = any(groups) and merged_into is null and deleted_at is null order by id`,
      [group]
    )
  ).map((row) => row.id)

/** A new account with the name its source knows it by. */
export interface NewAccount {
  id: string
  name: string
  kind: string
  vat_id?: string | null
  language: string | null
  country: string | null
  customer_since: string | null
  groups: readonly string[]
  source: string
  external_id: string
  reference_id: string
  email: string | null
  phone: string | null
  contact_id: string
  contact_name: string | null
}

/** Makes accounts with reference and contact in three statements. */
export const insertAccounts = async (db: Db, rows: readonly NewAccount[]): Promise<void> => {
  if (rows.length === 0) return
  const list = json(rows)
  await db.rows(
    `insert into arms_account (id, name, kind, vat_id, language, country, customer_since, groups, change_no)
     select id, name, kind, vat_id, language, country, customer_since, array(select json_array_elements_text(groups)), nextval('arms_change_seq')
       from json_to_recordset(?::json) as x(id text, name text, kind text, vat_id text, language text, country text, customer_since date, groups json)`,
    [list]
  )
  await db.rows(
    `insert into arms_account_reference (id, account_id, source, external_id)
     select reference_id, id, source, external_id from json_to_recordset(?::json) as x(reference_id text, id text, source text, external_id text)`,
    [list]
  )
  await db.rows(
    `insert into arms_contact (id, account_id, role, name, email, phone)
     select contact_id, id, 'billing', contact_name, email, phone
       from json_to_recordset(?::json) as x(contact_id text, id text, contact_name text, email text, phone text)
      where email is not null or phone is not null`,
    [list]
  )
  await rememberEmails(
    db,
    rows.flatMap((row) => (row.email === null ? [] : [{ account_id: row.id, email: row.email }]))
  )
}

/** Addresses by which accounts are known at checkout; only their hashes are kept. */
export const rememberEmails = async (db: Db, rows: readonly { account_id: string; email: string }[]): Promise<void> => {
  if (rows.length === 0) return
  await db.rows(
    `insert into arms_known_email (id, account_id, email_sha256)
     select 'arkno_' || gen_random_uuid(), account_id, h from (
       select distinct account_id, encode(sha256(convert_to(lower(email), 'UTF8')), 'hex') as h
         from json_to_recordset(?::json) as x(account_id text, email text)) n
     on conflict do nothing`,
    [json(rows)]
  )
}

/** A buyer of an account; a customer moves when he belonged to another one. */
export const linkCustomer = async (
  db: Db,
  row: { id: string; accountId: string; customerId: string; seesAmounts?: boolean }
): Promise<void> => {
  const sees = row.seesAmounts ?? false
  await db.rows(
    `insert into arms_account_customer (id, account_id, customer_id, sees_amounts) values (?, ?, ?, ?)
     on conflict (customer_id) where deleted_at is null do update set account_id = excluded.account_id, sees_amounts = excluded.sees_amounts, updated_at = now()`,
    [row.id, row.accountId, row.customerId, sees]
  )
}

/** Changes of an account. */
export const updateAccount = async (
  db: Db,
  id: string,
  change: Partial<Record<keyof AccountRow, unknown>>
): Promise<void> => {
  const names = Object.keys(change)
  await db.rows(
    `update arms_account set ${names.map((name) => `${name} = ?`).join(", ")}, version = version + 1, updated_at = now() where id = ?`,
    [...Object.values(change), id]
  )
}

/** Tables whose rows follow an account when it is merged (E-40). */
const FOLLOWERS = [
  "arms_account_customer",
  "arms_account_reference",
  "arms_contact",
  "arms_held_order",
  "arms_receivable",
  "arms_payment",
  "arms_refund",
  "arms_order",
  "arms_credit",
  "arms_dunning_block",
  "arms_exemption",
  "arms_pin",
  "arms_calendar_task",
]

/** Everything of `from` becomes `into`'s; the register keeps telling of both. */
export async function moveAccount(db: Db, from: string, into: string, today: string): Promise<void> {
  for (const table of FOLLOWERS) await db.rows(`update ${table} set account_id = ? where account_id = ?`, [into, from])
  await db.rows(`update arms_hold set account_id = ? where account_id = ? and kind = 'forced'`, [into, from])
  await db.rows(`update arms_hold set state = 'lifted', lifted_on = ? where account_id = ? and state = 'standing'`, [
    today,
    from,
  ])
  await db.rows(`update arms_action set account_id = ? where account_id = ? and state = 'waiting'`, [into, from])
  await db.rows(`update arms_notice set account_id = ? where account_id = ?`, [into, from])
  await db.rows(`update arms_status_period set until = ? where account_id = ? and until is null`, [today, from])
}

/** Present status period of an account. */
export const currentStatus = (db: Db, accountId: string) =>
  one<{ id: string; status: string; since: string }>(
    db,
    `select id, status, to_char(since, 'YYYY-MM-DD') as since from arms_status_period where account_id = ? and until is null`,
    [accountId]
  )
