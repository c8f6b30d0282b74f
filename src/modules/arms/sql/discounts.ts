import type { Db } from "./db"

const PAID = `(select coalesce(sum(l.amount), 0) as amount, max(l.value_date) filter (where l.amount > 0) as last_on
    from arms_allocation l where l.receivable_id = r.id and l.payment_id is not null)`

/** Open receivables of accounts whose rest is their discount, everything else paid in time. */
export const discountsToGrant = (db: Db, accountIds: readonly string[]): Promise<{ id: string }[]> =>
  db.rows(
    `select r.id from arms_receivable r cross join lateral ${PAID} p
      where r.account_id = any(?) and r.state = 'open' and r.discount_until is not null and r.open_amount <= r.discount_amount
        and p.amount > 0 and p.last_on <= r.discount_until and r.deleted_at is null order by r.id`,
    [accountIds]
  )

/** Receivables whose discount stands though less has been paid than earned it. */
export const discountsLost = (db: Db, accountIds: readonly string[]): Promise<{ id: string }[]> =>
  db.rows(
    `select r.id from arms_receivable r cross join lateral ${PAID} p
      where r.account_id = any(?) and r.discount_until is not null and r.state in ('open', 'settled') and r.deleted_at is null
        and exists (select 1 from arms_allocation l join arms_credit c on c.id = l.credit_id
          where l.receivable_id = r.id and c.kind = 'discount' and c.state = 'active')
        and r.amount - p.amount - (select coalesce(sum(l.amount), 0) from arms_allocation l join arms_credit c on c.id = l.credit_id
          where l.receivable_id = r.id and c.kind <> 'discount') > r.discount_amount
      order by r.id`,
    [accountIds]
  )
