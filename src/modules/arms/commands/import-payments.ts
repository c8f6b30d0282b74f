import type { CalendarDate } from "../../../domain"
import type { PaymentInput } from "../../../contract/commands"
import { receivablesByExternalId, type ReceivableRow } from "../sql/ledger"
import { insertPayments, paymentsByExternalId } from "../sql/money"
import { ensureSource, reportPayments } from "../sql/marks"
import { newId } from "../run/ids"
import { apply, minor, OpenItems } from "./apply-money"
import type { CommandContext } from "./define-command"
import { Echoes } from "./echoes"
import type { Imported, ImportOptions, Line } from "./import"
import { accountsOf } from "./match-accounts"

/** Payments of one chunk: named document first, else oldest due first, the rest on account (E-65). */
export async function importPayments(
  context: CommandContext,
  options: ImportOptions,
  lines: readonly Line<PaymentInput>[],
  into: Imported
): Promise<void> {
  await ensureSource(context.db, { id: newId("arsrc"), name: options.source, openedOn: context.today })
  const accounts = await accountsOf(
    context,
    { ...options, createAccounts: false },
    lines.map(({ row }) => row)
  )
  const known = new Map(
    (
      await paymentsByExternalId(
        context.db,
        options.source,
        lines.map(({ row }) => row.external_id)
      )
    ).map((row) => [row.external_id, row])
  )
  const numbers = lines.flatMap(({ row }) => (row.number ? [row.number] : []))
  const named = new Map(
    (await receivablesByExternalId(context.db, options.source, numbers)).map((row) => [row.external_id, row])
  )
  const echoes = await Echoes.of(context, options.source, [...named.values()])
  const fresh: Taken[] = []
  for (const { line, row } of lines) {
    const receivable = row.number ? (named.get(row.number) ?? null) : null
    const accountId = accounts.get(row.account) ?? receivable?.account_id
    const before = known.get(row.external_id)
    if (!accountId)
      into.refused.push({
        line,
        sentence: `account is "${row.account.slice(0, 64)}": there is no such account of source ${options.source}.`,
      })
    else if (before) repeatedPayment(before, row, line, into)
    else {
      const fits = receivable?.currency === row.currency && receivable.account_id === accountId
      if (fits && (await echoes.take(receivable, row))) {
        into.updated++
        continue
      }
      fresh.push({ id: newId("arpay"), row, accountId, receivable, target: fits ? receivable.id : null })
    }
  }
  await takePayments(context, options, fresh)
  into.inserted += fresh.length
}

/** The source has reported every payment up to a day. */
export const paymentsReported = (context: CommandContext, source: string, upTo: CalendarDate) =>
  reportPayments(context.db, source, upTo)

function repeatedPayment(
  before: { amount: string; currency: string; value_date: string; told_by_shop: boolean },
  row: PaymentInput,
  line: number,
  into: Imported
) {
  const same =
    before.currency === row.currency &&
    minor(before.amount, row.currency) === minor(row.amount, row.currency) &&
    (before.told_by_shop || before.value_date === row.value_date)
  if (same) into.unchanged++
  else
    into.refused.push({
      line,
      sentence: `external_id is "${row.external_id.slice(0, 64)}": a payment with other content has that id.`,
    })
}

/** A payment that is new here, with the document it names. */
interface Taken {
  readonly id: string
  readonly row: PaymentInput
  readonly accountId: string
  readonly receivable: ReceivableRow | null
  /** The document when the money can be applied to it. */
  readonly target: string | null
}

async function takePayments(context: CommandContext, options: ImportOptions, taken: readonly Taken[]) {
  await insertPayments(
    context.db,
    taken.map(({ id, row, accountId, receivable }) => ({
      id,
      account_id: accountId,
      currency: row.currency,
      amount: row.amount,
      value_date: row.value_date,
      recorded_on: context.today,
      state: row.state,
      receivable_id: receivable?.id ?? null,
      reference: row.reference ?? row.number ?? null,
      source: options.source,
      external_id: row.external_id,
    }))
  )
  for (const { accountId } of taken) context.touched.add(accountId)
  const items = await OpenItems.of(context, [...new Set(taken.map(({ accountId }) => accountId))].sort())
  const parts = taken
    .filter(({ row }) => row.state !== "in_transit")
    .flatMap(({ id, row, accountId, target }) =>
      items.spread(
        { kind: "payment", id, valueDate: row.value_date },
        { account: accountId, currency: row.currency, amount: minor(row.amount, row.currency) },
        target
      )
    )
  await apply(context, parts)
}
