import type { Db } from "./db"
import { json, one } from "./db"

/** A policy with the definition of one of its versions. */
export interface PolicyRow {
  id: string
  name: string
  is_default: boolean
  version: number
  binding_version: number
  definition: unknown
  binding: unknown
}

const SELECT = `select p.id, p.name, p.is_default, p.version, p.binding_version, v.definition, b.definition as binding
  from arms_policy p
  join arms_policy_version v on v.policy_id = p.id and v.version = p.version
  join arms_policy_version b on b.policy_id = p.id and b.version = p.binding_version
 where p.deleted_at is null`

/** All policies in their present versions. */
export const allPolicies = (db: Db): Promise<PolicyRow[]> => db.rows<PolicyRow>(`${SELECT} order by p.id`)

/** One policy, locked for a change. */
export const policyForUpdate = (db: Db, id: string): Promise<PolicyRow | null> =>
  one<PolicyRow>(db, `${SELECT} and p.id = ? for update of p`, [id])

/** Makes a policy. */
export const insertPolicy = async (db: Db, row: { id: string; name: string; isDefault: boolean }): Promise<void> => {
  await db.rows(`insert into arms_policy (id, name, is_default, version, binding_version) values (?, ?, ?, 1, 1)`, [
    row.id,
    row.name,
    row.isDefault,
  ])
}

/** Stores one version of a policy's content. */
export const insertPolicyVersion = async (
  db: Db,
  row: { id: string; policyId: string; version: number; definition: unknown; actor: string; reason: string | null }
): Promise<void> => {
  await db.rows(
    `insert into arms_policy_version (id, policy_id, version, definition, actor, reason) values (?, ?, ?, ?::jsonb, ?, ?)`,
    [row.id, row.policyId, row.version, json(row.definition), row.actor, row.reason]
  )
}

/** Points a policy at a version, and its block tasks at the one that binds. */
export const pointPolicy = async (
  db: Db,
  id: string,
  name: string,
  version: number,
  binding: number
): Promise<void> => {
  await db.rows(`update arms_policy set name = ?, version = ?, binding_version = ?, updated_at = now() where id = ?`, [
    name,
    version,
    binding,
    id,
  ])
}

/** Exactly one policy is the default. */
export const makeDefault = async (db: Db, id: string): Promise<void> => {
  await db.rows(`update arms_policy set is_default = false where is_default and id <> ?`, [id])
  await db.rows(`update arms_policy set is_default = true where id = ?`, [id])
}

/** The content of one version of a policy: what a decision of that version was made by. */
export const policyVersion = (db: Db, policyId: string, version: number) =>
  one<{ version: number; definition: unknown; actor: string; reason: string | null; created_at: string }>(
    db,
    `select version, definition, actor, reason, created_at from arms_policy_version where policy_id = ? and version = ?`,
    [policyId, version]
  )

/** Versions of a policy, newest first, without their content. */
export const versionsOf = (db: Db, policyId: string) =>
  db.rows(
    `select version, actor, reason, created_at from arms_policy_version where policy_id = ? order by version desc limit 100`,
    [policyId]
  )

/** Gives a policy to an account or customer group from a day on. */
export const assignPolicy = async (
  db: Db,
  row: {
    id: string
    policyId: string
    scope: string
    scopeId: string
    from: string
    until: string | null
    reason: string
  }
): Promise<void> => {
  await db.rows(
    `update arms_policy_assignment set until = ?::date - 1 where scope = ? and scope_id = ? and (until is null or until >= ?)`,
    [row.from, row.scope, row.scopeId, row.from]
  )
  await db.rows(
    `insert into arms_policy_assignment (id, policy_id, scope, scope_id, from_date, until, reason) values (?, ?, ?, ?, ?, ?, ?)`,
    [row.id, row.policyId, row.scope, row.scopeId, row.from, row.until, row.reason]
  )
}
