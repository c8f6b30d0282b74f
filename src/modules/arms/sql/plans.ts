import type { Db } from "./db"
import { json, one } from "./db"
import { RUN_COLUMNS, type RunRow } from "./runs"

const OPEN = `kind = 'preview' and state in ('planning', 'awaiting_approval')`

/**
 * Begins a plan that a person is to approve. One of an earlier day, or whose maker has died, gives way to it; one of the
 * same day that waits only where it `replaces`. `null`: there is one, or another instance is making one at this moment
 * (`arms_run_one_plan`).
 */
export const startPlan = async (
  db: Db,
  plan: { id: string; date: string; actor: string; token: string; leaseSeconds: number; replaces: boolean }
): Promise<RunRow | null> => {
  await cancelWhere(
    db,
    `${OPEN} and case when state = 'planning' then lease_until < clock_timestamp() else ? or business_date <> ? end`,
    [plan.replaces, plan.date]
  )
  return one<RunRow>(
    db,
    `insert into arms_run (id, business_date, kind, state, actor, token, lease_until, change_no)
     values (?, ?, 'preview', 'planning', ?, ?, clock_timestamp() + ? * interval '1 second', (select last_value from arms_change_seq))
     on conflict do nothing returning ${RUN_COLUMNS}`,
    [plan.id, plan.date, plan.actor, plan.token, plan.leaseSeconds]
  )
}

/** The plan is made and waits; `null`: it was cancelled meanwhile. */
export const endPlan = (db: Db, id: string, token: string, hash: string, totals: unknown): Promise<RunRow | null> =>
  one<RunRow>(
    db,
    `update arms_run set state = 'awaiting_approval', plan_hash = ?, totals = ?::jsonb, lease_until = null, updated_at = now()
      where id = ? and token = ? and state = 'planning' returning ${RUN_COLUMNS}`,
    [hash, json(totals), id, token]
  )

async function cancelWhere(db: Db, which: string, bindings: readonly unknown[] = []): Promise<number> {
  const cancelled = await db.rows<{ id: string }>(
    `update arms_run set state = 'cancelled', finished_at = clock_timestamp(), updated_at = now() where ${which} returning id`,
    bindings
  )
  await db.rows(`delete from arms_planned_account where run_id = any(?)`, [cancelled.map((row) => row.id)])
  return cancelled.length
}

/** Cancels the plan that is open; nothing of it is executed. */
export const cancelPlans = (db: Db): Promise<number> => cancelWhere(db, OPEN)

/** Cancels one plan; answers whether it was open. */
export const cancelPlan = async (db: Db, id: string): Promise<boolean> =>
  (await cancelWhere(db, `${OPEN} and id = ?`, [id])) > 0

/** Makes an approved plan the run of its date; `null`: another run of the date was faster. */
export const startApproved = (
  db: Db,
  run: { id: string; kind: "scheduled" | "follow_up"; approvedBy: string; token: string; leaseSeconds: number }
): Promise<RunRow | null> =>
  one<RunRow>(
    db,
    `update arms_run set kind = ?, state = 'planning', approved_by = ?, token = ?, totals = null, cursor = null,
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
