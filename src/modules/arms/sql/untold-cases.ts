import type { Db } from "./db"
import { json, one } from "./db"

/** Register row that says that approvers have been told of a case. */
export const TOLD_STEP = "approvers:told"

/** A held order or proposed limit that waits for a person who has not been told of it. */
export interface UntoldCase {
  readonly kind: "held_order" | "limit"
  readonly id: string
  readonly account_id: string | null
  readonly account_name: string | null
  /** The customer group a limit is for, where it is for one. */
  readonly scope_name: string | null
  /** Value of the order, or the proposed limit; `null`: without limit. */
  readonly amount: string | null
  readonly currency: string
  /** Display number of the order. */
  readonly number: string | null
  readonly reason: string
}

/** A mail about a case to one address, claimed by this worker. */
export interface Telling {
  readonly id: string
  readonly case_id: string
  /** Hash of the address: the register has no addresses. */
  readonly occurrence: string
  readonly attempts: number
}

const CASES = `select 'held_order' as kind, h.id, h.account_id, a.name as account_name, null as scope_name, h.value::text as amount, h.currency,
              '#' || o.display_id as number, array_to_string(h.reasons, ', ') as reason, h.created_at, h.held_on as since
         from arms_held_order h left join arms_account a on a.id = h.account_id left join arms_order o on o.id = h.id
        where h.state = 'held' and h.deleted_at is null
       union all
       select 'limit', l.id, a.id, a.name, case when l.scope = 'group' then l.scope_id end, case when l.mode <> 'none' then l.amount::text end,
              l.currency, null, l.reason, l.created_at, l.created_at::date
         from arms_credit_limit l left join arms_account a on l.scope = 'account' and a.id = l.scope_id
        where l.state = 'proposed' and l.deleted_at is null`

/** Cases that have waited since a day at most and nobody has been told of, oldest first. */
export const untoldCases = (db: Db, since: string, limit: number): Promise<UntoldCase[]> =>
  db.rows<UntoldCase>(
    `select * from (${CASES}) c where c.since >= ?::date
        and not exists (select 1 from arms_action t where t.subject_id = c.id and t.step = '${TOLD_STEP}')
      order by c.created_at, c.id limit ?`,
    [since, limit]
  )

/** A case that still waits; `null`: somebody has decided. */
export const waitingCase = (db: Db, id: string): Promise<UntoldCase | null> =>
  one<UntoldCase>(db, `select * from (${CASES}) c where c.id = ?`, [id])

const DUE = `step = '${TOLD_STEP}' and state = 'planned' and coalesce((facts->>'again_at')::timestamptz, '-infinity') <= clock_timestamp()`

/** Is there a mail to send now? */
export const anyTelling = async (db: Db): Promise<boolean> =>
  (await one(db, `select 1 from arms_action where ${DUE} limit 1`)) !== null

/** Takes the next mail: nobody else has it for two minutes, and after each attempt that failed twice as long. */
export const claimTelling = (db: Db): Promise<Telling | null> =>
  one<Telling>(
    db,
    `update arms_action a set updated_at = clock_timestamp(), facts = coalesce(facts, '{}') || jsonb_build_object(
            'attempts', coalesce((facts->>'attempts')::int, 0) + 1,
            'again_at', clock_timestamp() + least(3600, 120 * power(2, coalesce((facts->>'attempts')::int, 0))) * interval '1 second')
      where id = (select id from arms_action where ${DUE} order by id limit 1 for update skip locked)
     returning id, subject_id as case_id, occurrence, (facts->>'attempts')::int as attempts`
  )

/** What became of a mail, or of an attempt: `planned` is tried again. */
export const endTelling = async (
  db: Db,
  id: string,
  state: "planned" | "done" | "failed" | "settled",
  result: Readonly<Record<string, unknown>>
): Promise<void> => {
  await db.rows(
    `update arms_action set state = ?, updated_at = clock_timestamp(), result = coalesce(result, '{}') || ?::jsonb
      where id = ? and state = 'planned'`,
    [state, json(result), id]
  )
}
