import { json, one, type Db } from "./db"

/** What an opening import would lead to, waiting for a person. */
export interface ProposalRow {
  readonly id: string
  readonly account_id: string
  readonly step: "proposal:status" | "proposal:hold"
  readonly result: { readonly to?: string } | null
}

/** Where a proposal stands in the register: one is open per account, step and occurrence. */
export interface ProposalKey {
  readonly account_id: string | null
  readonly step: string
  readonly occurrence: string
}

/** An open proposal. */
export const openProposal = (db: Db, id: string) =>
  one<ProposalRow>(
    db,
    `select id, account_id, step, result from arms_action where id = ? and state = 'proposed' and deleted_at is null`,
    [id]
  )

/** Every open proposal of an account that is locked. */
export const openProposalsOf = (db: Db, accountId: string): Promise<ProposalRow[]> =>
  db.rows(
    `select id, account_id, step, result from arms_action where account_id = ? and state = 'proposed' order by id`,
    [accountId]
  )

/** Accounts with open proposals, in the order in which they are locked everywhere. */
export const accountsWithProposals = async (db: Db): Promise<string[]> => {
  const rows = await db.rows<{ account_id: string }>(
    `select distinct account_id from arms_action where state = 'proposed' order by account_id`
  )
  return rows.map((row) => row.account_id)
}

/** Ends proposals as a person decided. */
export const endProposals = async (
  db: Db,
  ids: readonly string[],
  state: "done" | "dismissed",
  actor: string
): Promise<void> => {
  await db.rows(
    `update arms_action set state = ?, result = coalesce(result, '{}'::jsonb) || jsonb_build_object('decided_by', ?::text), updated_at = now() where id = any(?)`,
    [state, actor, ids]
  )
}

/** Open proposals of accounts end unless they are among those that stand; a withdrawn one may be made anew. */
export const withdrawProposals = async (
  db: Db,
  accountIds: readonly string[],
  standing: readonly ProposalKey[] = []
): Promise<void> => {
  await db.rows(
    `update arms_action a set state = 'withdrawn', updated_at = now()
      where a.state = 'proposed' and a.account_id = any(?)
        and not exists (select 1 from json_to_recordset(?::json) as s(account_id text, step text, occurrence text)
                         where s.account_id = a.account_id and s.step = a.step and s.occurrence = a.occurrence)`,
    [accountIds, json(standing)]
  )
}
