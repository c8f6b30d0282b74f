import { addDays, formatAmount, type CalendarDate } from "../../../domain"
import type { PaymentInput, ReceivableInput } from "../../../contract/commands"
import { accountsByReference, insertAccounts, type NewAccount } from "../sql/accounts"
import {
  insertPayment, insertReceivables, paymentsByExternalId, receivablesByExternalId, updateReceivable, type NewReceivable, type ReceivableRow,
} from "../sql/ledger"
import { ensureSource, reportPayments } from "../sql/marks"
import { moveStatuses } from "../sql/plan-effects"
import { newId } from "../run/plan-rows"
import { minor, spread } from "./money"
import type { CommandContext } from "./define-command"

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

/** Accounts of the rows; missing ones are made when allowed. */
async function accountsOf(context: CommandContext, options: ImportOptions, rows: readonly { account: string; account_name?: string; email?: string; issue_date?: CalendarDate }[]) {
  const names = [...new Set(rows.map((row) => row.account))]
  const known = new Map((await accountsByReference(context.db, options.source, names)).map((row) => [row.external_id, row.account_id]))
  if (!options.createAccounts) return known
  const fresh: NewAccount[] = names
    .filter((name) => !known.has(name))
    .map((name) => {
      const row = rows.find((one) => one.account === name)
      return {
        id: newId("aracc"), name: row?.account_name ?? name, kind: "company", language: null, country: null,
        customer_since: row?.issue_date ?? context.today, groups: [], source: options.source, external_id: name,
        reference_id: newId("arref"), email: rows.find((one) => one.account === name && one.email)?.email ?? null,
        phone: null, contact_id: newId("arcon"), contact_name: null,
      }
    })
  await insertAccounts(context.db, fresh)
  await moveStatuses(
    context.db,
    fresh.map((account) => ({
      id: newId("arsta"), account_id: account.id, status: context.world.defaultPolicy?.start_status ?? "green",
      since: context.today, source: "import", reason: "start status of the policy", is_first: true,
    }))
  )
  for (const account of fresh) known.set(account.external_id, account.id)
  return known
}

function newReceivable(context: CommandContext, options: ImportOptions, row: ReceivableInput, accountId: string): NewReceivable {
  const due = row.due_date ?? addDays(row.issue_date, context.world.settings.default_terms_days)
  return {
    id: newId("arrec"), account_id: accountId, document_type: row.document_type, number: row.number ?? row.external_id,
    issue_date: row.issue_date, due_date: due, original_due_date: due, due_date_assumed: row.due_date === undefined,
    currency: row.currency, amount: row.amount, selling_entity: row.selling_entity ?? null,
    sales_channel: row.sales_channel ?? null, payment_method: row.payment_method ?? null,
    purchase_order_number: row.purchase_order_number ?? null, document_url: row.document_url ?? null,
    source: options.source, external_id: row.external_id, known_since: context.today, opening: options.opening,
  }
}

/** What of a known receivable has changed at the source; `null`: the change cannot be taken. */
function changeOf(known: ReceivableRow, row: ReceivableInput, accountId: string): Record<string, unknown> | string {
  if (known.account_id !== accountId) return "the document belongs to another account already"
  if (known.currency !== row.currency) return `the document is known in ${known.currency}`
  if (known.issue_date !== row.issue_date) return `the document is known with issue date ${known.issue_date}`
  const change: Record<string, unknown> = {}
  if (row.due_date && row.due_date !== known.due_date) change.due_date = row.due_date
  const [before, after] = [minor(known.amount, row.currency), minor(row.amount, row.currency)]
  if (before !== after) {
    const open = minor(known.open_amount, row.currency) + after - before
    if (open < 0n) return `more than the new amount ${row.amount} has been paid already`
    Object.assign(change, { amount: row.amount, open_amount: formatAmount(open, row.currency) })
    if (open === 0n) Object.assign(change, { state: "settled" })
  }
  for (const field of ["number", "purchase_order_number", "document_url", "payment_method", "selling_entity", "sales_channel"] as const) {
    if (row[field] !== undefined && row[field] !== known[field]) change[field] = row[field]
  }
  return change
}

/** Receivables of one chunk of a file: new ones in, changed ones updated, unchanged ones left alone. */
export async function importReceivables(context: CommandContext, options: ImportOptions, lines: readonly Line<ReceivableInput>[], into: Imported): Promise<void> {
  await ensureSource(context.db, { id: newId("arsrc"), name: options.source, openedOn: context.today })
  const accounts = await accountsOf(context, options, lines.map(({ row }) => row))
  const known = new Map((await receivablesByExternalId(context.db, options.source, lines.map(({ row }) => row.external_id))).map((row) => [row.external_id, row]))
  const fresh: NewReceivable[] = []
  for (const { line, row } of lines) {
    const accountId = accounts.get(row.account)
    const before = known.get(row.external_id)
    if (!accountId) {
      into.refused.push({ line, sentence: `account is "${row.account.slice(0, 64)}": there is no such account of source ${options.source}.` })
    } else if (!before) {
      fresh.push(newReceivable(context, options, row, accountId))
      context.touched.add(accountId)
    } else await takeChange(context, before, row, accountId, line, into)
  }
  await insertReceivables(context.db, fresh)
  into.inserted += fresh.length
}

async function takeChange(context: CommandContext, before: ReceivableRow, row: ReceivableInput, accountId: string, line: number, into: Imported) {
  const change = changeOf(before, row, accountId)
  if (typeof change === "string") {
    into.refused.push({ line, sentence: `external_id is "${row.external_id.slice(0, 64)}": ${change}.` })
    return
  }
  if (Object.keys(change).length === 0) {
    into.unchanged++
    return
  }
  await updateReceivable(context.db, before.id, change)
  context.touched.add(accountId)
  into.updated++
}

/** Payments of one chunk: named document first, else oldest due first, the rest on account (E-65). */
export async function importPayments(context: CommandContext, options: ImportOptions, lines: readonly Line<PaymentInput>[], into: Imported): Promise<void> {
  await ensureSource(context.db, { id: newId("arsrc"), name: options.source, openedOn: context.today })
  const accounts = await accountsOf(context, { ...options, createAccounts: false }, lines.map(({ row }) => row))
  const known = new Map((await paymentsByExternalId(context.db, options.source, lines.map(({ row }) => row.external_id))).map((row) => [row.external_id, row]))
  const numbers = lines.flatMap(({ row }) => (row.number ? [row.number] : []))
  const named = new Map((await receivablesByExternalId(context.db, options.source, numbers)).map((row) => [row.external_id, row]))
  for (const { line, row } of lines) {
    const accountId = accounts.get(row.account)
    const before = known.get(row.external_id)
    if (!accountId) into.refused.push({ line, sentence: `account is "${row.account.slice(0, 64)}": there is no such account of source ${options.source}.` })
    else if (before) repeatedPayment(before, row, line, into)
    else {
      const receivable = row.number ? (named.get(row.number) ?? null) : null
      await takePayment(context, options, row, accountId, receivable)
      into.inserted++
    }
  }
}

/** The source has reported every payment up to a day. */
export const paymentsReported = (context: CommandContext, source: string, upTo: CalendarDate) => reportPayments(context.db, source, upTo)

function repeatedPayment(before: { amount: string; currency: string; value_date: string }, row: PaymentInput, line: number, into: Imported) {
  const same = before.currency === row.currency && minor(before.amount, row.currency) === minor(row.amount, row.currency) && before.value_date === row.value_date
  if (same) into.unchanged++
  else into.refused.push({ line, sentence: `external_id is "${row.external_id.slice(0, 64)}": a payment with other content has that id.` })
}

async function takePayment(context: CommandContext, options: ImportOptions, row: PaymentInput, accountId: string, receivable: ReceivableRow | null) {
  const id = newId("arpay")
  await insertPayment(context.db, {
    id, account_id: accountId, currency: row.currency, amount: row.amount, value_date: row.value_date, recorded_on: context.today,
    state: row.state, receivable_id: receivable?.id ?? null, reference: row.reference ?? row.number ?? null,
    source: options.source, external_id: row.external_id,
  })
  context.touched.add(accountId)
  if (row.state === "in_transit") return
  const target = receivable?.currency === row.currency && receivable.account_id === accountId ? receivable : null
  await spread(context, { kind: "payment", id, valueDate: row.value_date }, { id: accountId, currency: row.currency }, minor(row.amount, row.currency), target)
}
