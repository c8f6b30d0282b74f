import { rowsAbout } from "./action-rows"

/**
 * What a word in the register's search may mean: a customer, a document or its purchase order, a task. Each is a select
 * of ids that follows an index of its own, newest first; `rows` are the other filters, `p` has the pattern and how many.
 */
const MEANINGS: readonly ((rows: string) => string)[] = [
  (rows) => `select l.id from (select x.id from arms_account x where x.name ilike p.pattern limit 500) k,
    lateral (select a.id from arms_action a where a.account_id = k.id and ${rows} order by a.id desc limit p.most) l`,
  (rows) =>
    `select a.id from arms_action a where ${rows} and a.id = any(array(${rowsAbout(
      `select r.id from arms_receivable r where r.number ilike p.pattern or r.purchase_order_number ilike p.pattern limit 500`
    )}))`,
  (
    rows
  ) => `select l.id from (select distinct t->>'step' as step from arms_policy_version v, jsonb_array_elements(v.definition->'tasks') t
      where t->>'name' ilike p.pattern) k,
    lateral (select a.id from arms_action a where a.step = k.step and ${rows} order by a.id desc limit p.most) l`,
]

const pattern = (text: string) => `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`

/** Ids of the `most` newest rows a search means, newest first, and the statement's values. */
export function meantBy(
  q: string,
  rows: string,
  values: readonly unknown[],
  most: number
): { sql: string; values: unknown[] } {
  const parts = MEANINGS.map((meaning) => `select m.id from p, lateral (${meaning(rows)}) m`)
  return {
    sql: `with p as (select ?::text as pattern, ?::bigint as most) select id from (${parts.join(" union ")}) u order by id desc limit (select most from p)`,
    values: [pattern(q), most, ...MEANINGS.flatMap(() => values)],
  }
}
