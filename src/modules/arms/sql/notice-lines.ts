import type { Db } from "./db"

/** An action of a claimed notice with its receivable as it stands now. */
export interface NoticeLine {
  notice_id: string
  action_id: string
  task_id: string
  step: string
  subject: "receivable" | "account"
  receivable_id: string | null
  number: string | null
  issue_date: string | null
  due_date: string | null
  currency: string | null
  amount: string | null
  open_amount: string | null
  document_url: string | null
  purchase_order_number: string | null
  cancelled: boolean
  blocked: boolean
  concerns_settled: boolean
}

/** Lines of notices with the facts of this moment, locked until the claim ends (DESIGN §3.5). */
export const noticeLines = (db: Db, noticeIds: readonly string[], asOf: string): Promise<NoticeLine[]> =>
  db.rows<NoticeLine>(
    `select a.notice_id, a.id as action_id, a.task_id, a.step, a.subject, r.id as receivable_id, r.number,
            to_char(r.issue_date, 'YYYY-MM-DD') as issue_date, to_char(r.due_date, 'YYYY-MM-DD') as due_date,
            r.currency, r.amount::text as amount, r.open_amount::text as open_amount, r.document_url, r.purchase_order_number,
            coalesce(r.state = 'cancelled', false) as cancelled, coalesce((a.facts->>'concerns_settled')::boolean, false) as concerns_settled,
            exists (select 1 from arms_dunning_block b where b.account_id = a.account_id and b.deleted_at is null
                      and (b.receivable_id is null or b.receivable_id = r.id) and b.from_date <= ? and b.until >= ?) as blocked
       from arms_action a left join arms_receivable r on r.id = a.subject_id
      where a.notice_id = any(?) and a.state = 'planned' order by r.due_date, r.number
        for update of a`,
    [asOf, asOf, noticeIds]
  )

/** Takes lines out of a notice: settled, or blocked since. */
export const dropLines = async (db: Db, actionIds: readonly string[], state: string, reason: string): Promise<void> => {
  if (actionIds.length === 0) return
  await db.rows(
    `update arms_action set state = ?, reason = ?, updated_at = now() where id = any(?) and state = 'planned'`,
    [state, reason, actionIds]
  )
}

/** Everything open of accounts, for statements; `notice_id` is empty, `account_id` says whose it is. */
export const openLines = (db: Db, accountIds: readonly string[]): Promise<(NoticeLine & { account_id: string })[]> =>
  db.rows(
    `select r.account_id, '' as notice_id, '' as action_id, '' as task_id, '' as step, 'receivable' as subject, r.id as receivable_id, r.number,
            to_char(r.issue_date, 'YYYY-MM-DD') as issue_date, to_char(r.due_date, 'YYYY-MM-DD') as due_date, r.currency,
            r.amount::text as amount, r.open_amount::text as open_amount, r.document_url, r.purchase_order_number,
            false as cancelled, false as blocked, false as concerns_settled
       from arms_receivable r where r.account_id = any(?) and r.state = 'open' and r.deleted_at is null order by r.due_date, r.number`,
    [accountIds]
  )
