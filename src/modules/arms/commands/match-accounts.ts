import type { CalendarDate } from "../../../domain"
import { accountsByReference, type NewAccount } from "../sql/accounts"
import { accountsByEmail, accountsByVatId, insertReferences, type Match } from "../sql/matching"
import { newId } from "../run/ids"
import type { CommandContext } from "./define-command"
import type { ImportOptions } from "./import"
import { makeAccounts } from "./new-accounts"

/** What a row says of whoever owes. */
export interface NamingAccount {
  readonly account: string
  readonly account_name?: string
  readonly email?: string
  readonly vat_id?: string
  readonly issue_date?: CalendarDate
}

/** The first that is said of each name. */
function factsOf(names: readonly string[], rows: readonly NamingAccount[]): Map<string, NamingAccount> {
  const facts = new Map<string, NamingAccount>(names.map((account) => [account, { account }]))
  for (const row of rows) {
    const known = facts.get(row.account)
    if (!known) continue
    facts.set(row.account, {
      account: row.account,
      account_name: known.account_name ?? row.account_name,
      email: known.email ?? row.email,
      vat_id: known.vat_id ?? row.vat_id,
      issue_date: known.issue_date ?? row.issue_date,
    })
  }
  return facts
}

/** Accounts a ledger's customers are already: by an order and their name, their VAT id, their address. */
async function matches(
  context: CommandContext,
  options: ImportOptions,
  facts: readonly NamingAccount[],
  agreeing: ReadonlyMap<string, string>
): Promise<Match[]> {
  const found = new Map([...agreeing].filter(([name]) => facts.some((one) => one.account === name)))
  const take = (rows: readonly Match[]) => rows.forEach((row) => found.set(row.external_id, row.account_id))
  const left = () => facts.filter((one) => !found.has(one.account))
  const withVat = left().flatMap(({ account, vat_id }) => (vat_id ? [{ external_id: account, vat_id }] : []))
  if (withVat.length > 0) take(await accountsByVatId(context.db, withVat))
  const withEmail = left().flatMap(({ account, email }) => (email ? [{ external_id: account, email }] : []))
  const byEmail = withEmail.length > 0 ? await accountsByEmail(context.db, options.source, withEmail) : []
  // Two customers of the ledger with one address are not one customer.
  const times = (id: string) => byEmail.filter((one) => one.account_id === id).length
  take(byEmail.filter((one) => times(one.account_id) === 1))
  return [...found].map(([external_id, account_id]) => ({ external_id, account_id }))
}

const newAccount = (context: CommandContext, options: ImportOptions, facts: NamingAccount): NewAccount => ({
  id: newId("aracc"),
  name: facts.account_name ?? facts.account,
  kind: "company",
  vat_id: facts.vat_id ?? null,
  language: null,
  country: null,
  customer_since: facts.issue_date ?? context.today,
  groups: [],
  source: options.source,
  external_id: facts.account,
  reference_id: newId("arref"),
  email: facts.email ?? null,
  phone: null,
  contact_id: newId("arcon"),
  contact_name: null,
})

/** What the shop's orders say of whoever owes. */
export interface OfOrders {
  /** Accounts of companies that ordered and have the ledger's name. */
  readonly agreeing: ReadonlyMap<string, string>
  /** Rows without an order: whoever owes these must have an account. */
  readonly unowned: readonly NamingAccount[]
}

/**
 * Accounts of the rows by the name their source has for them. Unknown names are matched where the source may, and made
 * when allowed, unless all their rows are owed by whoever ordered.
 */
export async function accountsOf(
  context: CommandContext,
  options: ImportOptions,
  rows: readonly NamingAccount[],
  { agreeing, unowned }: OfOrders = { agreeing: new Map(), unowned: rows }
): Promise<Map<string, string>> {
  const names = [...new Set(rows.map((row) => row.account))]
  const known = new Map(
    (await accountsByReference(context.db, options.source, names)).map((row) => [row.external_id, row.account_id])
  )
  if (!options.createAccounts || known.size === names.length) return known
  const unknown = names.filter((name) => !known.has(name))
  const facts = factsOf(unknown, rows)
  if (options.matches) {
    const found = await matches(context, options, [...facts.values()], agreeing)
    await insertReferences(
      context.db,
      options.source,
      found.map((one) => ({ id: newId("arref"), ...one }))
    )
    for (const { external_id, account_id } of found) known.set(external_id, account_id)
  }
  const needed = new Set(unowned.map((row) => row.account))
  const fresh = unknown
    .filter((name) => !known.has(name) && needed.has(name))
    .map((name) => newAccount(context, options, facts.get(name)!))
  await makeAccounts(context, fresh, "import")
  for (const account of fresh) known.set(account.external_id, account.id)
  return known
}
