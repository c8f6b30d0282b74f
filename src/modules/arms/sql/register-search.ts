import { rowsAbout } from "./action-rows"
import type { Db } from "./db"
import { one, patternOf } from "./db"

/** Customers, and documents, one search looks at; what means more is said to ({@link meansTooMany}). */
const MOST = 500
const CUSTOMERS = `from arms_account x where x.name ilike p.pattern`
const DOCUMENTS = `from arms_receivable r where r.number ilike p.pattern or r.purchase_order_number ilike p.pattern`

/**
 * What a word in the register's search may mean: a customer, a document or its purchase order, a task. Each is a select
 * of ids that follows an index of its own, newest first; `rows` are the other filters, `p` has the pattern and how many.
 */
const MEANINGS: readonly ((rows: string) => string)[] = [
  (rows) => `select l.id from (select x.id ${CUSTOMERS} order by x.name, x.id limit ${MOST}) k,
    lateral (select a.id from arms_action a where a.account_id = k.id and ${rows} order by a.id desc limit p.most) l`,
  (rows) =>
    `select a.id from arms_action a where ${rows} and a.id = any(array(${rowsAbout(
      `select r.id ${DOCUMENTS} order by r.id desc limit ${MOST}`
    )}))`,
  (
    rows
  ) => `select l.id from (select distinct t->>'step' as step from arms_policy_version v, jsonb_array_elements(v.definition->'tasks') t
      where t->>'name' ilike p.pattern) k,
    lateral (select a.id from arms_action a where a.step = k.step and ${rows} order by a.id desc limit p.most) l`,
]

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
    values: [patternOf(q), most, ...MEANINGS.flatMap(() => values)],
  }
}

/** Does a search mean more customers or documents than are looked at? Then its rows are not all there are. */
export const meansTooMany = async (db: Db, q: string): Promise<boolean> =>
  (await one<{ many: boolean }>(
    db,
    `select (select count(*) from (select 1 ${CUSTOMERS} limit ${MOST + 1}) c) > ${MOST}
         or (select count(*) from (select 1 ${DOCUMENTS} limit ${MOST + 1}) d) > ${MOST} as many from (select ?::text as pattern) p`,
    [patternOf(q)]
  ))!.many
