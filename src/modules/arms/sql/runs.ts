import type { CalendarDate } from "../../../domain"
import type { Db } from "./db"
import { json, one } from "./db"

/** A run as the engine sees it. */
export interface RunRow {
  id: string
  business_date: CalendarDate
  kind: "scheduled" | "follow_up" | "preview"
  state: string
  rehearsal: boolean
  change_no: string
  cursor: string | null
  plan_hash: string | null
  totals: Record<string, number> | null
  actor: string
  approved_by: string | null
  created_at: string
  finished_at: string | null
}

/** Columns of a {@link RunRow}. */
export const RUN_COLUMNS = `id, to_char(business_date, 'YYYY-MM-DD') as business_date, kind, state, rehearsal, change_no::text, cursor,
  plan_hash, totals, actor, approved_by, created_at, finished_at`

/** Starts the run of a business date; `null` when it exists: the unique row decides (DESIGN §4). */
export const startRun = (
  db: Db,
  run: {
    id: string
    date: string
    kind: string
    rehearsal: boolean
    actor: string
    token: string
    leaseSeconds: number
  }
): Promise<RunRow | null> =>
  one<RunRow>(
    db,
    `insert into arms_run (id, business_date, kind, state, rehearsal, actor, token, lease_until, change_no)
     values (?, ?, ?, 'planning', ?, ?, ?, clock_timestamp() + ? * interval '1 second', (select last_value from arms_change_seq))
     on conflict do nothing returning ${RUN_COLUMNS}`,
    [run.id, run.date, run.kind, run.rehearsal, run.actor, run.token, run.leaseSeconds]
  )

/** Closes owed dates of a gap as *made up* by a later run (DESIGN §4). */
export const closeOwedDates = async (db: Db, rows: readonly { id: string; date: string }[]): Promise<void> => {
  if (rows.length === 0) return
  await db.rows(
    `insert into arms_run (id, business_date, kind, state, actor, finished_at)
     select x.id, x.date, 'scheduled', 'made_up', 'system', clock_timestamp() from json_to_recordset(?::json) as x(id text, date date)
     on conflict do nothing`,
    [json(rows)]
  )
}

/** Takes over a run whose worker has died. */
export const takeOverRun = (db: Db, token: string, leaseSeconds: number): Promise<RunRow | null> =>
  one<RunRow>(
    db,
    `update arms_run set token = ?, lease_until = clock_timestamp() + ? * interval '1 second' where id = (
       select id from arms_run where state = 'planning' and kind <> 'preview' and lease_until < clock_timestamp() order by id limit 1 for update skip locked)
     returning ${RUN_COLUMNS}`,
    [token, leaseSeconds]
  )

/** Moves a run on behind `cursor`; `false`: another worker has it. */
export const advanceRun = async (
  db: Db,
  id: string,
  token: string,
  cursor: string,
  leaseSeconds: number
): Promise<boolean> =>
  (await one(
    db,
    `update arms_run set cursor = ?, lease_until = clock_timestamp() + ? * interval '1 second'
      where id = ? and token = ? and state = 'planning' returning id`,
    [cursor, leaseSeconds, id, token]
  )) !== null

/** Ends the planning of a run, or the run; `seeAgain`: a follow-up looks at every account once more. */
export const setRunState = async (
  db: Db,
  id: string,
  state: string,
  change: { hash?: string; totals?: unknown; finished?: boolean; seeAgain?: boolean }
): Promise<void> => {
  await db.rows(
    `update arms_run set state = ?, plan_hash = coalesce(?, plan_hash), totals = coalesce(?::jsonb, totals), lease_until = null,
            finished_at = case when ? then clock_timestamp() else finished_at end,
            change_no = case when ? then -1 else change_no end, updated_at = now() where id = ?`,
    [
      state,
      change.hash ?? null,
      change.totals === undefined ? null : json(change.totals),
      change.finished === true,
      change.seeAgain === true,
      id,
    ]
  )
}

/** Runs whose notices have all ended are done, with errors when any failed or is uncertain. */
export const finishPerformedRuns = (db: Db): Promise<{ id: string; state: string }[]> =>
  db.rows(
    `update arms_run r set finished_at = clock_timestamp(), updated_at = now(),
            state = case when r.totals->>'failed' is not null
                           or exists (select 1 from arms_notice n where n.run_id = r.id and n.state in ('failed', 'uncertain'))
                         then 'done_with_errors' else 'done' end
      where r.state = 'performing'
        and not exists (select 1 from arms_notice n where n.run_id = r.id and n.state in ('planned', 'sending'))
     returning id, state`
  )

/** Latest business date before `date` that was evaluated by a run of its own; `null`: there was none. */
export const evaluatedBefore = async (db: Db, date: string): Promise<CalendarDate | null> =>
  (
    await one<{ day: CalendarDate | null }>(
      db,
      `select to_char(max(business_date), 'YYYY-MM-DD') as day from arms_run
        where kind = 'scheduled' and state <> 'made_up' and not rehearsal and business_date < ?`,
      [date]
    )
  )?.day ?? null

/** Latest business date that is closed by a run; `null` before the first. */
export const lastRunDate = async (db: Db): Promise<CalendarDate | null> =>
  (
    await one<{ day: CalendarDate | null }>(
      db,
      `select to_char(max(business_date), 'YYYY-MM-DD') as day from arms_run where kind = 'scheduled'`
    )
  )?.day ?? null

/** Last day of the latest gap, i.e. the latest date that was made up. */
export const lastGapEnd = async (db: Db): Promise<CalendarDate | null> =>
  (
    await one<{ day: CalendarDate | null }>(
      db,
      `select to_char(max(business_date), 'YYYY-MM-DD') as day from arms_run where state = 'made_up'`
    )
  )?.day ?? null

/** Has the run of a date come to its end? */
export const closedRunOf = async (db: Db, date: string): Promise<boolean> =>
  (await one(
    db,
    `select 1 as found from arms_run where business_date = ? and kind = 'scheduled' and state in ('done', 'done_with_errors', 'made_up') limit 1`,
    [date]
  )) !== null

/** The runs of a date, first to last. */
export const runsOf = (db: Db, date: string): Promise<RunRow[]> =>
  db.rows<RunRow>(`select ${RUN_COLUMNS} from arms_run where business_date = ? and kind <> 'preview' order by id`, [
    date,
  ])

/** A run by id; locked when it is to be changed. */
export const runById = (db: Db, id: string, lock = false): Promise<RunRow | null> =>
  one<RunRow>(db, `select ${RUN_COLUMNS} from arms_run where id = ? ${lock ? "for update" : ""}`, [id])

/** How far the mails of a run are: how many in which state. */
export const noticesOfRun = (db: Db, runId: string): Promise<{ state: string; count: number }[]> =>
  db.rows(
    `select state, count(*)::int as count from arms_notice where run_id = ? and deleted_at is null group by state`,
    [runId]
  )

/** How many runs there have been. */
export const countRuns = async (db: Db): Promise<number> =>
  (await one<{ count: number }>(db, `select count(*)::int as count from arms_run`))!.count

/** Latest runs, newest first. */
export const latestRuns = (db: Db, limit: number, offset: number): Promise<RunRow[]> =>
  db.rows<RunRow>(`select ${RUN_COLUMNS} from arms_run order by business_date desc, id desc limit ? offset ?`, [
    limit,
    offset,
  ])

/** Has any account changed after this change number? */
export const anyChangeAfter = async (db: Db, changeNo: number): Promise<boolean> =>
  (await one(db, `select 1 as found from arms_account where change_no > ? and deleted_at is null limit 1`, [
    changeNo,
  ])) !== null

/** How far a run is that goes through the accounts by their ids. */
export const planningProgress = async (db: Db, cursor: string | null): Promise<{ done: number; of: number }> =>
  (await one<{ done: number; of: number }>(
    db,
    `select count(*) filter (where id <= ?)::int as done, count(*)::int as of from arms_account where merged_into is null and deleted_at is null`,
    [cursor ?? ""]
  ))!
