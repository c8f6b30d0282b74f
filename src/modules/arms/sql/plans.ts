import type { Db } from "./db"
import { one } from "./db"
import { RUN_COLUMNS, type RunRow } from "./runs"

/** Begins a plan that a person is to approve; open ones give way to it. */
export const startPlan = async (
  db: Db,
  plan: { id: string; date: string; actor: string; token: string; leaseSeconds: number }
): Promise<RunRow> => {
  await cancelPlans(db)
  const [row] = await db.rows<RunRow>(
    `insert into arms_run (id, business_date, kind, state, actor, token, lease_until, change_no)
     values (?, ?, 'preview', 'planning', ?, ?, clock_timestamp() + ? * interval '1 second', (select last_value from arms_change_seq))
     returning ${RUN_COLUMNS}`,
    [plan.id, plan.date, plan.actor, plan.token, plan.leaseSeconds]
  )
  return row
}

/** Cancels the plans that wait, or one of them; nothing of them is executed. Answers how many. */
export const cancelPlans = async (db: Db, id: string | null = null): Promise<number> => {
  const cancelled = await db.rows<{ id: string }>(
    `update arms_run set state = 'cancelled', finished_at = clock_timestamp(), updated_at = now()
      where kind = 'preview' and state in ('planning', 'awaiting_approval') and (?::text is null or id = ?) returning id`,
    [id, id]
  )
  await db.rows(`delete from arms_planned_account where run_id = any(?)`, [cancelled.map((row) => row.id)])
  return cancelled.length
}

/** Makes an approved plan the run of its date; `null`: another run of the date was faster. */
export const startApproved = (
  db: Db,
  run: { id: string; kind: "scheduled" | "follow_up"; approvedBy: string; token: string; leaseSeconds: number }
): Promise<RunRow | null> =>
  one<RunRow>(
    db,
    `update arms_run set kind = ?, state = 'planning', approved_by = ?, token = ?, totals = null,
            lease_until = clock_timestamp() + ? * interval '1 second', updated_at = now()
      where id = ? and state = 'awaiting_approval' returning ${RUN_COLUMNS}`,
    [run.kind, run.approvedBy, run.token, run.leaseSeconds, run.id]
  )

/** The latest plan for approval of a date. */
export const latestPlanOf = (db: Db, date: string): Promise<RunRow | null> =>
  one<RunRow>(
    db,
    `select ${RUN_COLUMNS} from arms_run where business_date = ? and kind = 'preview' order by id desc limit 1`,
    [date]
  )
