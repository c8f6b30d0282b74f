import type { CalendarDate } from "../../../domain"
import { accountsByReference, type NewAccount } from "../sql/accounts"
import { newId } from "../run/ids"
import type { CommandContext } from "./define-command"
import { makeAccounts } from "./new-accounts"

/** How rows are taken. */
export interface ImportOptions {
  readonly source: string
  /** First load of old receivables: nobody is mailed for them. */
  readonly opening: boolean
  readonly createAccounts: boolean
}

/** A row with the line it stands on. */
export interface Line<T> {
  readonly line: number
  readonly row: T
}

/** What an import did; `refused` names line and reason. */
export interface Imported {
  inserted: number
  updated: number
  unchanged: number
  readonly refused: { line: number; sentence: string }[]
}

/** Nothing done yet. */
export const nothingImported = (): Imported => ({ inserted: 0, updated: 0, unchanged: 0, refused: [] })

/** Accounts of the rows by the name their source has for them; missing ones are made when allowed. */
export async function accountsOf(
  context: CommandContext,
  options: ImportOptions,
  rows: readonly { account: string; account_name?: string; email?: string; issue_date?: CalendarDate }[]
) {
  const names = [...new Set(rows.map((row) => row.account))]
  const known = new Map(
    (await accountsByReference(context.db, options.source, names)).map((row) => [row.external_id, row.account_id])
  )
  if (!options.createAccounts) return known
  const fresh: NewAccount[] = names
    .filter((name) => !known.has(name))
    .map((name) => {
      const row = rows.find((one) => one.account === name)
      return {
        id: newId("aracc"),
        name: row?.account_name ?? name,
        kind: "company",
        language: null,
        country: null,
        customer_since: row?.issue_date ?? context.today,
        groups: [],
        source: options.source,
        external_id: name,
        reference_id: newId("arref"),
        email: rows.find((one) => one.account === name && one.email)?.email ?? null,
        phone: null,
        contact_id: newId("arcon"),
        contact_name: null,
      }
    })
  await makeAccounts(context, fresh, "import")
  for (const account of fresh) known.set(account.external_id, account.id)
  return known
}
