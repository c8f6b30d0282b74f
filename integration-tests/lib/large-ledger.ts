import { query } from "./admin-shop"

/** How much a shop of some years has: what lists are looked at with. */
export const LARGE = { receivables: 20_000, actions: 100_000 } as const

/** Adds settled receivables and rows of the register; runs pass them by, lists do not. */
export async function largeLedger(database: string): Promise<void> {
  await query(
    database,
    `insert into arms_receivable (id, account_id, document_type, number, issue_date, due_date, original_due_date, currency, amount, open_amount,
        source, external_id, known_since, state, settled_on, settled_known_on)
     select 'arrec_00OLD' || lpad(n::text, 8, '0'), a.ids[1 + n % cardinality(a.ids)], 'invoice', 'OLD-' || n, d.day, d.day + 14, d.day + 14, 'EUR', 100, 0,
        'old', 'OLD-' || n, d.day, 'settled', d.day + 10, d.day + 10
       from generate_series(1, $1::int) n, (select array_agg(id order by id) as ids from arms_account) a,
            lateral (select date '2020-01-01' + n % 1500 as day) d`,
    [LARGE.receivables]
  )
  await query(
    database,
    `insert into arms_action (id, account_id, subject, subject_id, step, occurrence, operation, state, business_date, first_day, last_day, actor)
     select 'aract_00OLD' || lpad(n::text, 8, '0'), r.account_id, 'receivable', r.id, 'old_step', 'old:' || n, 'send_email', 'done',
        r.due_date + n % 30, r.due_date + n % 30, r.due_date + n % 30, 'system'
       from generate_series(1, $1::int) n join arms_receivable r on r.id = 'arrec_00OLD' || lpad((1 + n % $2::int)::text, 8, '0')`,
    [LARGE.actions, LARGE.receivables]
  )
  await query(database, "analyze arms_receivable")
  await query(database, "analyze arms_action")
}
