import { formatAmount, minOf, parseAmount, type CalendarDate, type Minor } from "../../../domain"
import {
  allocationsOf, applyAllocation, creditForUpdate, creditsOn, insertCredit, insertPayment, openReceivables, paymentForUpdate,
  receivableForUpdate, setCreditState, setPaymentState, type ReceivableRow,
} from "../sql/ledger"
import { accountForUpdate } from "../sql/accounts"
import { settleWaits } from "../sql/actions"
import { newId } from "../run/plan-rows"
import { found, notAllowed, sameVersion, type CommandContext, type CommandHandler } from "./define-command"

/** Commands about money. Amounts travel as decimal text and are computed in minor units. */

export const minor = (amount: string, currency: string): Minor => parseAmount(amount, currency) ?? 0n

interface Origin {
  readonly kind: "payment" | "credit"
  readonly id: string
  readonly valueDate: CalendarDate
}

/** Applies part of a payment or credit to one receivable; a negative amount takes it back. */
export async function applyTo(context: CommandContext, origin: Origin, receivable: ReceivableRow, amount: Minor): Promise<void> {
  const state = await applyAllocation(context.db, {
    id: newId("arall"), receivableId: receivable.id, origin: origin.kind, originId: origin.id,
    amount: formatAmount(amount, receivable.currency), valueDate: origin.valueDate, recordedOn: context.today,
  })
  context.touched.add(receivable.account_id)
  if (state !== "settled") return
  await settleWaits(context.db, receivable.id, context.today)
  context.events.push({ name: "arms.receivable.settled", data: { receivable_id: receivable.id } })
}

/** Named receivable first, then oldest due first; what is left rests on account (E-65, E-70). */
export async function spread(
  context: CommandContext,
  origin: Origin,
  account: { id: string; currency: string },
  amount: Minor,
  named: ReceivableRow | null
): Promise<{ applied: Minor; receivables: string[] }> {
  const open = await openReceivables(context.db, account.id, account.currency)
  const order = named ? [...open.filter((one) => one.id === named.id), ...open.filter((one) => one.id !== named.id)] : open
  let left = amount
  const receivables: string[] = []
  for (const receivable of order) {
    if (left === 0n) break
    const part = minOf(left, minor(receivable.open_amount, receivable.currency))
    await applyTo(context, origin, receivable, part)
    receivables.push(receivable.id)
    left -= part
  }
  return { applied: amount - left, receivables }
}

async function namedReceivable(context: CommandContext, accountId: string, currency: string, id: string | undefined) {
  if (!id) return null
  const receivable = found(await receivableForUpdate(context.db, id), "receivable", id)
  if (receivable.account_id !== accountId) throw notAllowed(`receivable_id "${id}" belongs to another account.`)
  if (receivable.currency !== currency) {
    throw notAllowed(`currency is "${currency}": expected ${receivable.currency}, the currency of the receivable.`)
  }
  if (receivable.state === "cancelled") throw notAllowed(`receivable_id "${id}" is cancelled: expected an open receivable.`)
  return receivable
}

/** Records a payment and applies it, unless it is still in transit. */
export const recordPayment: CommandHandler<"record_payment"> = async (context, input) => {
  found(await accountForUpdate(context.db, input.account_id), "account", input.account_id)
  const named = await namedReceivable(context, input.account_id, input.currency, input.receivable_id)
  const id = newId("arpay")
  await insertPayment(context.db, {
    id, account_id: input.account_id, currency: input.currency, amount: input.amount, value_date: input.value_date,
    recorded_on: context.today, state: input.state, receivable_id: named?.id ?? null,
    reference: input.reference ?? null, source: input.source, external_id: input.external_id ?? id,
  })
  context.touched.add(input.account_id)
  const amount = minor(input.amount, input.currency)
  const spent =
    input.state === "in_transit"
      ? { applied: 0n, receivables: [] }
      : await spread(context, { kind: "payment", id, valueDate: input.value_date }, { id: input.account_id, currency: input.currency }, amount, named)
  return {
    accountId: input.account_id, subject: "account", subjectId: input.account_id,
    result: { payment_id: id, receivable_ids: spent.receivables, on_account: formatAmount(amount - spent.applied, input.currency), currency: input.currency },
  }
}

/** Applies what is left of a payment to a receivable by hand. */
export const allocate: CommandHandler<"allocate"> = async (context, input) => {
  const payment = found(await paymentForUpdate(context.db, input.payment_id), "payment", input.payment_id)
  if (payment.state !== "booked") throw notAllowed(`The payment is ${payment.state}: expected a booked payment.`)
  const receivable = await namedReceivable(context, payment.account_id, payment.currency, input.receivable_id)
  const open = minor(receivable!.open_amount, payment.currency)
  const left = minor(payment.unapplied_amount, payment.currency)
  const amount = input.amount ? minor(input.amount, payment.currency) : minOf(open, left)
  if (amount <= 0n || amount > open || amount > left) {
    const most = formatAmount(minOf(open, left), payment.currency)
    throw notAllowed(`amount is "${input.amount ?? formatAmount(amount, payment.currency)}": expected more than 0 and at most ${most} ${payment.currency}.`)
  }
  await applyTo(context, { kind: "payment", id: payment.id, valueDate: payment.value_date }, receivable!, amount)
  return { accountId: payment.account_id, subject: "receivable", subjectId: receivable!.id, result: { payment_id: payment.id, amount: formatAmount(amount, payment.currency) } }
}

/** Cash in transit has arrived. */
export const bookPayment: CommandHandler<"book_payment"> = async (context, input) => {
  const payment = found(await paymentForUpdate(context.db, input.payment_id), "payment", input.payment_id)
  if (payment.state !== "in_transit") throw notAllowed(`The payment is ${payment.state}: expected a payment in transit.`)
  await setPaymentState(context.db, payment.id, "booked", payment.amount)
  context.touched.add(payment.account_id)
  const origin = { kind: "payment", id: payment.id, valueDate: payment.value_date } as const
  const spent = await spread(context, origin, { id: payment.account_id, currency: payment.currency }, minor(payment.amount, payment.currency), null)
  return { accountId: payment.account_id, subject: "account", subjectId: payment.account_id, result: { payment_id: payment.id, receivable_ids: spent.receivables } }
}

async function takeBack(context: CommandContext, kind: "payment" | "credit", id: string, currency: string) {
  const allocations = await allocationsOf(context.db, kind, id)
  for (const { receivable_id, amount } of allocations) {
    const receivable = found(await receivableForUpdate(context.db, receivable_id), "receivable", receivable_id)
    await applyTo(context, { kind, id, valueDate: context.today }, receivable, -minor(amount, currency))
  }
  return allocations.map((allocation) => allocation.receivable_id)
}

/** A payment has come back: its receivables are open again and go on at their next step (R-4, E-25). */
export const returnPayment: CommandHandler<"return_payment"> = async (context, input) => {
  const payment = found(await paymentForUpdate(context.db, input.payment_id), "payment", input.payment_id)
  if (payment.state === "returned") throw notAllowed("The payment is returned already.")
  const reopened = await takeBack(context, "payment", payment.id, payment.currency)
  await setPaymentState(context.db, payment.id, "returned", "0")
  context.touched.add(payment.account_id)
  return { accountId: payment.account_id, subject: "account", subjectId: payment.account_id, result: { payment_id: payment.id, reopened } }
}

/** A credit note, applied like a payment. */
export const creditNote: CommandHandler<"credit_note"> = async (context, input) => {
  found(await accountForUpdate(context.db, input.account_id), "account", input.account_id)
  const named = await namedReceivable(context, input.account_id, input.currency, input.receivable_id)
  const id = newId("arcre")
  await insertCredit(context.db, {
    id, account_id: input.account_id, kind: "credit_note", number: input.number ?? null, currency: input.currency,
    amount: input.amount, issue_date: input.issue_date, recorded_on: context.today, reason: context.reason,
    source: input.source, external_id: input.external_id ?? id,
  })
  context.touched.add(input.account_id)
  const origin = { kind: "credit", id, valueDate: input.issue_date } as const
  const amount = minor(input.amount, input.currency)
  const spent = named
    ? await spread(context, origin, { id: input.account_id, currency: input.currency }, amount, named)
    : { applied: 0n, receivables: [] }
  return { accountId: input.account_id, subject: "account", subjectId: input.account_id, result: { credit_id: id, receivable_ids: spent.receivables } }
}

/** Takes the rest of a receivable off the books: a write-off, or a cancellation. */
async function takeOff(context: CommandContext, receivable: ReceivableRow, kind: "write_off" | "cancellation") {
  const id = newId("arcre")
  await insertCredit(context.db, {
    id, account_id: receivable.account_id, kind, number: null, currency: receivable.currency, amount: receivable.open_amount,
    issue_date: context.today, recorded_on: context.today, reason: context.reason, source: "arms", external_id: id,
  })
  await applyTo(context, { kind: "credit", id, valueDate: context.today }, receivable, minor(receivable.open_amount, receivable.currency))
  return id
}

/** Writes off what is open. */
export const writeOff: CommandHandler<"write_off"> = async (context, input) => {
  const receivable = found(await receivableForUpdate(context.db, input.receivable_id), "receivable", input.receivable_id)
  sameVersion(receivable, input.version, "receivable")
  if (receivable.state !== "open") throw notAllowed(`The receivable is ${receivable.state}: only an open one can be written off.`)
  const credit = await takeOff(context, receivable, "write_off")
  return { accountId: receivable.account_id, subject: "receivable", subjectId: receivable.id, result: { credit_id: credit, amount: receivable.open_amount } }
}

/** Reverses the write-offs of a receivable (E-71). */
export const reverseWriteOff: CommandHandler<"reverse_write_off"> = async (context, input) => {
  const receivable = found(await receivableForUpdate(context.db, input.receivable_id), "receivable", input.receivable_id)
  const reversed = await reverseCredits(context, receivable, "write_off")
  if (reversed.length === 0) throw notAllowed("The receivable has not been written off.")
  return { accountId: receivable.account_id, subject: "receivable", subjectId: receivable.id, result: { credit_ids: reversed } }
}

/** Takes back the credits of a kind that ARMS itself put on a receivable. */
export async function reverseCredits(context: CommandContext, receivable: ReceivableRow, kind: "write_off" | "cancellation") {
  const credits = await creditsOn(context.db, receivable.id, kind)
  for (const { id } of credits) {
    const credit = found(await creditForUpdate(context.db, id), "credit", id)
    await takeBack(context, "credit", credit.id, credit.currency)
    await setCreditState(context.db, credit.id, "reversed", "0")
  }
  return credits.map((credit) => credit.id)
}

/** Cancels what is open of a receivable as a document that should not be there. */
export const cancelRest = (context: CommandContext, receivable: ReceivableRow) => takeOff(context, receivable, "cancellation")
