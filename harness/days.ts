import { setDay } from "../demo/replay-days"
import { addDays, date, type CalendarDate } from "../src/domain"
import type { Arena } from "./arena"

/** The first of the virtual days. */
export const FIRST_DAY = date("2026-03-18")

/** Spreads the due dates, so that something is due on every one of the days. */
export async function spreadDueDates(arena: Arena, days: number): Promise<void> {
  await arena.rows(
    `update arms_receivable r set due_date = date '2026-03-10' + x.n % ?::integer, original_due_date = date '2026-03-10' + x.n % ?::integer
       from (select id, row_number() over (order by id)::integer as n from arms_receivable) x where x.id = r.id`,
    [days, days]
  )
}

/** All payments are reported up to a day, else nothing would be demanded. */
const report = (arena: Arena, day: CalendarDate) => arena.rows(`update arms_source set payments_reported_on = ?`, [day])

/** Many processes tick in the same second of each of the days. */
export async function tickTogether(arena: Arena, processes: number, days: number): Promise<void> {
  const workers = Array.from({ length: processes }, () =>
    arena.worker({ leaseSeconds: 60, env: { ARMS_TURNS: "told", ARMS_POOL: "4" } })
  )
  for (const worker of workers) await worker.until("ready")
  for (let day = 0; day < days; day++) {
    const today = addDays(FIRST_DAY, day)
    await report(arena, today)
    await setDay(arena.tool.host, today)
    await Promise.all(workers.map((worker) => worker.turn(today)))
  }
  await Promise.all(workers.map((worker) => worker.kill()))
}

/** How many rows the runs have, and how many days they cover. */
export async function runRows(arena: Arena): Promise<{ scheduled: number; days: number; open: number }> {
  const [row] = await arena.rows<{ scheduled: number; days: number; open: number }>(
    `select (count(*) filter (where kind = 'scheduled' and state in ('done', 'done_with_errors')))::integer as scheduled,
            count(distinct business_date)::integer as days,
            (count(*) filter (where state in ('planning', 'performing')))::integer as open from arms_run`
  )
  return row
}
