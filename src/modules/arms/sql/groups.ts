import type { LimitRow } from "../../../contract/credit"
import type { GroupResponse, PolicyUse } from "../../../contract/policies"
import { LIMIT_COLUMNS } from "./credit-limits"
import type { Db } from "./db"
import { one } from "./db"

const IN_FORCE = `g.from_date <= ?::date and (g.until is null or g.until >= ?::date)`

/** A customer group: accounts it has, the policy and the limits its customers have by it. */
export async function groupRecord(db: Db, id: string, today: string): Promise<GroupResponse> {
  const counted = await one<{ accounts: number }>(
    db,
    `select count(*)::int as accounts from arms_account where ? = any(groups) and merged_into is null and deleted_at is null`,
    [id]
  )
  const policy = await one<NonNullable<GroupResponse["policy"]>>(
    db,
    `select p.id, p.name, to_char(g.until, 'YYYY-MM-DD') as until from arms_policy_assignment g join arms_policy p on p.id = g.policy_id
      where g.scope = 'group' and g.scope_id = ? and ${IN_FORCE} order by g.from_date desc, g.id desc limit 1`,
    [id, today, today]
  )
  const limits = await db.rows<LimitRow>(
    `select ${LIMIT_COLUMNS} from arms_credit_limit l where l.scope = 'group' and l.scope_id = ? and l.deleted_at is null
        and l.state in ('proposed', 'approved') and (l.until is null or l.until >= ?::date) order by l.from_date desc, l.id desc limit 20`,
    [id, today]
  )
  return { id, accounts: counted?.accounts ?? 0, policy, limits }
}

/** To whom a policy has been given: how many customers by themselves, and which groups. */
export async function policyUse(db: Db, policyId: string, today: string): Promise<PolicyUse> {
  const rows = await db.rows<{ scope: string; scope_id: string; name: string | null; until: string | null }>(
    `select g.scope, g.scope_id, a.name, to_char(g.until, 'YYYY-MM-DD') as until from arms_policy_assignment g
       left join arms_account a on g.scope = 'account' and a.id = g.scope_id
      where g.policy_id = ? and ${IN_FORCE} order by a.name, g.scope_id`,
    [policyId, today, today]
  )
  const named = (scope: string) =>
    rows.filter((row) => row.scope === scope).map(({ scope_id: id, name, until }) => ({ id, name, until }))
  const accounts = named("account")
  return { accounts: accounts.slice(0, 20), account_count: accounts.length, groups: named("group") }
}
