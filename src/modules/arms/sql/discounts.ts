import type { Db } from "./db"

/**
 * Receivables of accounts whose early-payment discount is not what it should be: to be granted where the rest is no more
 * than the discount and all money came in time; lost where less has been paid than earned it.
 */
export const discountsToChange = (
  db: Db,
  accountIds: readonly string[]
): Promise<{ id: string; what: "grant" | "lose" }[]> =>
  db.rows(
    `select r.id, case when c.given > 0 then 'lose' else 'grant' end as what
       from arms_receivable r
       cross join lateral (select coalesce(sum(l.amount), 0) as amount, max(l.value_date) filter (where l.amount > 0) as last_on
         from arms_allocation l where l.receivable_id = r.id and l.payment_id is not null) p
       cross join lateral (select coalesce(sum(l.amount) filter (where k.kind = 'discount'), 0) as given,
              coalesce(sum(l.amount) filter (where k.kind <> 'discount'), 0) as other
         from arms_allocation l join arms_credit k on k.id = l.credit_id where l.receivable_id = r.id) c
      where r.account_id = any(?) and r.discount_until is not null and r.state in ('open', 'settled') and r.deleted_at is null
        and case when c.given > 0 then r.amount - p.amount - c.other > r.discount_amount
                 else r.state = 'open' and r.open_amount <= r.discount_amount and p.amount > 0 and p.last_on <= r.discount_until end
      order by r.id`,
    [accountIds]
  )
