import type { Tool } from "../demo/tool"
import { prepare, setDay } from "../demo/replay-days"
import { date } from "../src/domain"
import type { Db } from "../src/modules/arms/sql/db"

/** The day every benchmark plans. */
export const DAY = date("2026-03-18")

/** How many receivables, how many of them with a step due on {@link DAY}, and how many accounts. */
export interface Size {
  readonly receivables: number
  readonly due: number
  readonly accounts: number
}

const ACCOUNTS = `insert into arms_account (id, name)
  select 'aracc_' || lpad(n::text, 7, '0'), 'Account ' || n from generate_series(1, ?::int) n`

const CONTACTS = `insert into arms_contact (id, account_id, email)
  select 'arcon_' || id, id, id || '@x.example' from arms_account`

const STATUSES = `insert into arms_status_period (id, account_id, status, since, source, reason, is_first)
  select 'arsta_' || a.id, a.id, 'green', '2025-01-01', 'import', 'bench', true from arms_account a`

/** The first `due` fell due two days ago; of the rest four of ten are settled, the others due in two months. */
const RECEIVABLES = `insert into arms_receivable (id, account_id, number, issue_date, due_date, original_due_date, currency, amount,
    open_amount, source, external_id, known_since, state, settled_on, settled_known_on)
  select 'arrec_' || lpad(n::text, 8, '0'), 'aracc_' || lpad((1 + n % ?::int)::text, 7, '0'), 'R' || n, i, d, d, 'EUR', 100,
         case when s then 0 else 100 end, 'bench', n::text, i, case when s then 'settled' else 'open' end,
         case when s then d end, case when s then d end
    from (select n, n > ?::int and n % 10 < 4 as s,
                 case when n <= ?::int then date '2026-03-02' when n % 10 < 4 then date '2024-06-01' else date '2025-11-01' end as i,
                 case when n <= ?::int then date '2026-03-16' when n % 10 < 4 then date '2024-07-01' else date '2026-05-20' end as d
            from generate_series(1, ?::int) n) x`

const SOURCE = `insert into arms_source (id, name, reports_payments, payments_reported_on, opened_on)
  values ('arsrc_1', 'ledger', true, ?, '2025-01-01')`

/** Puts a ledger into the tables. */
export async function insertLedger(db: Db, { receivables, due, accounts }: Size): Promise<void> {
  await db.rows(ACCOUNTS, [accounts])
  await db.rows(CONTACTS)
  await db.rows(STATUSES)
  await db.rows(RECEIVABLES, [accounts, due, due, due, receivables])
  await db.rows(SOURCE, [DAY])
}

/** Fills an empty database with a ledger and the standard preset, set-up finished, on the morning of {@link DAY}. */
export async function buildLedger(tool: Tool, size: Size): Promise<void> {
  const db = tool.host.db()
  await insertLedger(db, size)
  await prepare(tool.host, "standard", date("2026-03-01"))
  await setDay(tool.host, DAY)
  await db.rows(`vacuum analyze`)
}

/** Adds tasks of which none is due: of another status, or months after the due date. */
export async function addIdleTasks(tool: Tool, count: number): Promise<void> {
  await tool.host.db().rows(
    `update arms_policy_version set definition = jsonb_set(definition, '{tasks}', definition->'tasks' || (
        select jsonb_agg(first || jsonb_build_object('id', 'idle.' || n, 'step', 'idle_' || n, 'position', 1000 + n,
                 'status', case when n % 3 = 0 then 'red' else 'green' end,
                 'trigger', jsonb_build_object('kind', 'anchor', 'anchor', 'due_date', 'offset_days', 120 + n % 240)))
          from (select t as first from jsonb_array_elements(definition->'tasks') t where t->>'step' = 'after_due_2' limit 1) f,
               generate_series(1, ?::int) n))`,
    [count]
  )
}
