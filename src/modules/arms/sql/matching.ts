import type { Db } from "./db"
import { json } from "./db"

/** A VAT id without what people write between its characters. */
const BARE = (column: string) => `upper(regexp_replace(${column}, '[^A-Za-z0-9]', '', 'g'))`

/** An account that was found for what a ledger calls its customer. */
export interface Match {
  readonly external_id: string
  readonly account_id: string
}

/** The one account that has a VAT id; two of the same are none. */
export const accountsByVatId = (db: Db, names: readonly { external_id: string; vat_id: string }[]): Promise<Match[]> =>
  db.rows<Match>(
    `select n.external_id, min(coalesce(a.merged_into, a.id)) as account_id
       from json_to_recordset(?::json) as n(external_id text, vat_id text)
       join arms_account a on ${BARE("a.vat_id")} = ${BARE("n.vat_id")} and a.deleted_at is null
      group by n.external_id having count(distinct coalesce(a.merged_into, a.id)) = 1`,
    [json(names)]
  )

/**
 * The one company that is known by an address and that the source has no other name for: bookkeepers give many
 * companies the same one. Private people and guests are left to a person: anybody can type an address in.
 */
export const accountsByEmail = (
  db: Db,
  source: string,
  names: readonly { external_id: string; email: string }[]
): Promise<Match[]> =>
  db.rows<Match>(
    `select n.external_id, min(a.id) as account_id
       from json_to_recordset(?::json) as n(external_id text, email text)
       join arms_known_email k on k.email_sha256 = encode(sha256(convert_to(lower(n.email), 'UTF8')), 'hex')
       join arms_account x on x.id = k.account_id
       join arms_account a on a.id = coalesce(x.merged_into, x.id) and a.kind = 'company' and a.deleted_at is null
      where not exists (select 1 from arms_account_reference r where r.account_id = a.id and r.source = ? and r.deleted_at is null)
      group by n.external_id having count(distinct a.id) = 1`,
    [json(names), source]
  )

/** From now on the source calls these accounts so. */
export const insertReferences = async (
  db: Db,
  source: string,
  rows: readonly { id: string; account_id: string; external_id: string }[]
): Promise<void> => {
  if (rows.length === 0) return
  await db.rows(
    `insert into arms_account_reference (id, account_id, source, external_id)
     select id, account_id, ?, external_id from json_to_recordset(?::json) as x(id text, account_id text, external_id text)`,
    [source, json(rows)]
  )
}

/** An account `a` nobody buys for in the shop. */
export const UNMATCHED = `a.merged_into is null and a.deleted_at is null
        and not exists (select 1 from arms_account_customer c where c.account_id = a.id and c.deleted_at is null)`

/**
 * Accounts of the shop that an account `a` may be: same name, VAT id or address. Asked as one condition with `or` it
 * looked at every account for every row (a page of 100,000 accounts: beyond 30 s, now under one).
 */
const MAY_BE = `select b.id, b.name from (
         select n.id from arms_account n where lower(n.name) = lower(a.name)
         union select v.id from arms_account v where ${BARE("v.vat_id")} = ${BARE("a.vat_id")}
         union select o.account_id from arms_known_email k join arms_known_email o on o.email_sha256 = k.email_sha256
                where k.account_id = a.id) alike
       join arms_account b on b.id = alike.id and b.merged_into is null and b.deleted_at is null
      where b.id <> a.id
        and exists (select 1 from arms_account_customer c where c.account_id = b.id and c.deleted_at is null)
      order by b.id limit 5`

/** Customers of a ledger nobody buys for in the shop, with accounts of the shop they may be. */
export const unmatchedAccounts = (db: Db, source: string, limit: number, offset: number) =>
  db.rows(
    `select a.id as account_id, a.name, a.vat_id, a.external_id,
            (select coalesce(json_agg(json_build_object('account_id', m.id, 'name', m.name)), '[]') from (${MAY_BE}) m) as may_be
       from (select a.id, a.name, a.vat_id, r.external_id
               from arms_account a join arms_account_reference r on r.account_id = a.id and r.source = ? and r.deleted_at is null
              where ${UNMATCHED} order by a.name, a.id limit ? offset ?) a
      order by a.name, a.id`,
    [source, limit, offset]
  )
