import { formatAmount, minOf, parseAmount } from "../../../domain"
import { accountForUpdate } from "../sql/accounts"
import { insertPayments, paymentForUpdate, setPaymentState } from "../sql/money"
import { flagOrdersOfPayment, insertRefunds } from "../sql/order-money"
import { newId } from "../run/ids"
import { apply, minor, namedReceivable, spread, takeBack, tellOrder } from "./apply-money"
import { about, found, notAllowed, type CommandContext, type CommandHandler } from "./define-command"

/** Commands about payments. */

/** Orders of the shop that a payment concerns are looked at. */
async function tellOrders(context: CommandContext, paymentId: string): Promise<void> {
  for (const { id } of await flagOrdersOfPayment(context.db, paymentId)) tellOrder(context, id)
}

/** Records a payment and applies it, unless it is still in transit. */
export const recordPayment: CommandHandler<"record_payment"> = async (context, input) => {
  found(await accountForUpdate(context.db, input.account_id), "account", input.account_id)
  const named = await namedReceivable(context, input.account_id, input.currency, input.receivable_id)
  const id = newId("arpay")
  await insertPayments(context.db, [
    {
      id,
      account_id: input.account_id,
      currency: input.currency,
      amount: input.amount,
      value_date: input.value_date,
      recorded_on: context.today,
      state: input.state,
      receivable_id: named?.id ?? null,
      reference: input.reference ?? null,
      source: input.source,
      external_id: input.external_id ?? id,
    },
  ])
  context.touched.add(input.account_id)
  const amount = minor(input.amount, input.currency)
  const spent =
    input.state === "in_transit"
      ? { applied: 0n, receivables: [] }
      : await spread(
          context,
          { kind: "payment", id, valueDate: input.value_date },
          { id: input.account_id, currency: input.currency },
          amount,
          named
        )
  return {
    ...about(input.account_id, input.receivable_id),
    result: {
      payment_id: id,
      receivable_ids: spent.receivables,
      amount: input.amount,
      on_account: formatAmount(amount - spent.applied, input.currency),
      currency: input.currency,
      value_date: input.value_date,
    },
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
    throw notAllowed(
      `amount is "${input.amount ?? formatAmount(amount, payment.currency)}": expected more than 0 and at most ${most} ${payment.currency}.`
    )
  }
  const origin = { kind: "payment", id: payment.id, valueDate: payment.value_date } as const
  await apply(context, [{ origin, receivable: receivable!, amount }])
  await tellOrders(context, payment.id)
  return {
    accountId: payment.account_id,
    subject: "receivable",
    subjectId: receivable!.id,
    result: { payment_id: payment.id, amount: formatAmount(amount, payment.currency) },
  }
}

/** Cash in transit has arrived. */
export const bookPayment: CommandHandler<"book_payment"> = async (context, input) => {
  const payment = found(await paymentForUpdate(context.db, input.payment_id), "payment", input.payment_id)
  if (payment.state !== "in_transit")
    throw notAllowed(`The payment is ${payment.state}: expected a payment in transit.`)
  await setPaymentState(context.db, payment.id, "booked", payment.amount)
  context.touched.add(payment.account_id)
  const origin = { kind: "payment", id: payment.id, valueDate: payment.value_date } as const
  const spent = await spread(
    context,
    origin,
    { id: payment.account_id, currency: payment.currency },
    minor(payment.amount, payment.currency),
    null
  )
  return {
    accountId: payment.account_id,
    subject: "account",
    subjectId: payment.account_id,
    result: {
      payment_id: payment.id,
      amount: payment.amount,
      currency: payment.currency,
      receivable_ids: spent.receivables,
    },
  }
}

/** A payment has come back: its receivables are open again and go on at their next step (R-4, E-25). */
export const returnPayment: CommandHandler<"return_payment"> = async (context, input) => {
  const payment = found(await paymentForUpdate(context.db, input.payment_id), "payment", input.payment_id)
  if (payment.state === "returned") throw notAllowed("The payment is returned already.")
  const reopened = await takeBack(context, "payment", payment.id, payment.currency)
  await setPaymentState(context.db, payment.id, "returned", "0")
  await tellOrders(context, payment.id)
  context.touched.add(payment.account_id)
  return {
    accountId: payment.account_id,
    subject: "account",
    subjectId: payment.account_id,
    result: { payment_id: payment.id, amount: payment.amount, currency: payment.currency, reopened },
  }
}

/** What lies on account of a payment is paid back to the customer. */
export const recordRefund: CommandHandler<"record_refund"> = async (context, input) => {
  const payment = found(await paymentForUpdate(context.db, input.payment_id), "payment", input.payment_id)
  const left = payment.state === "booked" ? minor(payment.unapplied_amount, payment.currency) : 0n
  const amount = parseAmount(input.amount, payment.currency) ?? 0n
  if (amount <= 0n || amount > left)
    throw notAllowed(
      `amount is "${input.amount}": expected more than 0 and at most ${formatAmount(left, payment.currency)} ${payment.currency}, which lies on account.`
    )
  const id = newId("arrfd")
  await insertRefunds(context.db, [
    {
      id,
      account_id: payment.account_id,
      payment_id: payment.id,
      order_id: null,
      currency: payment.currency,
      amount: formatAmount(amount, payment.currency),
      value_date: input.value_date,
      recorded_on: context.today,
      source: "manual",
      external_id: id,
    },
  ])
  await tellOrders(context, payment.id)
  context.touched.add(payment.account_id)
  return {
    accountId: payment.account_id,
    subject: "account",
    subjectId: payment.account_id,
    result: {
      refund_id: id,
      payment_id: payment.id,
      amount: formatAmount(amount, payment.currency),
      currency: payment.currency,
    },
  }
}
