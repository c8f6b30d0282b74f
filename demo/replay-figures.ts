import type { Tool } from "./tool"

/** Figures that judge a policy on a ledger (DECIDING, end). All read from the register. */
export interface Figures {
  readonly contacts: {
    readonly p50: number
    readonly p90: number
    readonly p99: number
    readonly max: number
    readonly account_months: number
  }
  readonly holds: {
    readonly count: number
    readonly median_days: number | null
    readonly again_within_7_days: number
    readonly accounts: number
  }
  readonly demands_for_booked_money: number
  readonly demotions_below_5_percent: number
  readonly promotions_without_payment_on_time: number
}

const SQL = {
  contacts: `with months as (select account_id, date_trunc('month', business_date) as month, count(distinct business_date) as days
      from arms_notice where state = 'sent' and voice is not null group by 1, 2)
    select count(*)::int as account_months, coalesce(percentile_disc(0.5) within group (order by days), 0)::int as p50,
      coalesce(percentile_disc(0.9) within group (order by days), 0)::int as p90, coalesce(percentile_disc(0.99) within group (order by days), 0)::int as p99,
      coalesce(max(days), 0)::int as max from months`,
  holds: `select count(*)::int as count, count(distinct account_id)::int as accounts,
      percentile_disc(0.5) within group (order by lifted_on - from_date) filter (where lifted_on is not null)::int as median_days,
      (select count(*)::int from arms_hold a join arms_hold b on b.account_id = a.account_id and b.from_date > a.lifted_on and b.from_date - a.lifted_on <= 7
        where a.kind = 'automatic' and b.kind = 'automatic') as again_within_7_days from arms_hold where kind = 'automatic'`,
  booked: `select count(*)::int as count from arms_action a join arms_receivable r on r.id = a.subject_id
      where a.voice = 'demand' and a.state = 'done' and r.settled_known_on < a.business_date`,
  demotions: `select count(*)::int as count from arms_action where operation = 'set_status' and task_id is null and step like 'status:%' and (result->>'to') in ('yellow', 'red')
      and not (result->>'from' = 'red') and facts->>'status' is null
      and exists (select 1 from jsonb_each_text(facts) f where f.key like 'overdue_share%' and f.value::numeric < 5)`,
  promotions: `select count(*)::int as count from arms_action where operation = 'set_status' and step like 'status:%_to_%'
      and coalesce((facts->>'on_time_settlements')::int, case when (facts->>'largest_on_time_settlement')::numeric > 0 then 1 else 0 end) = 0`,
}

/** Reads the figures. */
export async function figuresOf({ host }: Tool): Promise<Figures> {
  const db = host.db()
  const first = async <T>(sql: string) => (await db.rows<T>(sql))[0]
  const count = async (sql: string) => (await first<{ count: number }>(sql)).count
  return {
    contacts: await first<Figures["contacts"]>(SQL.contacts),
    holds: await first<Figures["holds"]>(SQL.holds),
    demands_for_booked_money: await count(SQL.booked),
    demotions_below_5_percent: await count(SQL.demotions),
    promotions_without_payment_on_time: await count(SQL.promotions),
  }
}
