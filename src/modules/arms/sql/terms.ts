import type { Terms } from "../../../domain"
import type { Db } from "./db"
import { json, one } from "./db"

/** Payment terms of accounts: their own, else of the first of their groups that has some; accounts without are left out. */
export async function termsOf(db: Db, accountIds: readonly string[]): Promise<Map<string, Terms>> {
  const rows = await db.rows<{ account_id: string; terms: Terms }>(
    `select a.id as account_id, t.terms from arms_account a
       cross join lateral (select t.terms from arms_terms t
         where ((t.scope = 'account' and t.scope_id = a.id) or (t.scope = 'group' and t.scope_id = any(a.groups))) and t.deleted_at is null
         order by t.scope, array_position(a.groups, t.scope_id) limit 1) t
      where a.id = any(?)`,
    [accountIds]
  )
  return new Map(rows.map((row) => [row.account_id, row.terms]))
}

/** Terms of one order: its own, else its account's; `null`: the default. */
export async function termsOfOrder(db: Db, orderId: string, accountId: string): Promise<Terms | null> {
  return (await ownTerms(db, "order", orderId)) ?? (await termsOf(db, [accountId])).get(accountId) ?? null
}

/** Terms given to an account, group or order itself. */
export const ownTerms = async (db: Db, scope: "account" | "group" | "order", scopeId: string): Promise<Terms | null> =>
  (
    await one<{ terms: Terms }>(
      db,
      `select terms from arms_terms where scope = ? and scope_id = ? and deleted_at is null`,
      [scope, scopeId]
    )
  )?.terms ?? null

/** Does this order have terms of its own? */
export const hasOwnTerms = async (db: Db, orderId: string): Promise<boolean> =>
  (await one(db, `select 1 from arms_terms where scope = 'order' and scope_id = ? and deleted_at is null`, [
    orderId,
  ])) !== null

/** Gives terms to an account, group or order, or takes them away. Answers whether anything changed. */
export async function setTerms(
  db: Db,
  row: { id: string; scope: "account" | "group" | "order"; scopeId: string; terms: Terms | null }
): Promise<boolean> {
  if (row.terms === null) {
    const gone = await one(
      db,
      `update arms_terms set deleted_at = now() where scope = ? and scope_id = ? and deleted_at is null returning id`,
      [row.scope, row.scopeId]
    )
    return gone !== null
  }
  const written = await one(
    db,
    `insert into arms_terms as t (id, scope, scope_id, terms) values (?, ?, ?, ?::jsonb)
     on conflict (scope, scope_id) where deleted_at is null do update set terms = excluded.terms, updated_at = now()
       where t.terms is distinct from excluded.terms returning id`,
    [row.id, row.scope, row.scopeId, json(row.terms)]
  )
  return written !== null
}
