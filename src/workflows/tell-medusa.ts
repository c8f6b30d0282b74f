import type { IPaymentModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows"
import { ARMS_MARK, ARMS_REFERENCE } from "../adapters/order-facts"
import { formatAmount, formatExact, minOf, exactOf, toMinor, type Minor } from "../domain"
import { isOnAccount, neverPrepays, type OrderFacts } from "../modules/arms/order-facts"

/** Money the order is to be told of, in minor units of its ISO 4217 currency. */
export interface Told {
  readonly paymentId: string
  readonly amount: Minor
}

const number = (amount: Minor, currency: string) => Number(formatAmount(amount, currency))

/** A transaction of the order that no capture can carry; its reference names the payment, and once. */
async function addTransaction(
  container: MedusaContainer,
  facts: OrderFacts,
  currency: string,
  told: Told
): Promise<void> {
  const nth = facts.transactions.filter((one) => one.armsPayment === told.paymentId).length + 1
  await container.resolve(Modules.ORDER).addOrderTransactions({
    order_id: facts.id,
    amount: number(told.amount, currency),
    currency_code: facts.currency,
    reference: ARMS_REFERENCE,
    reference_id: `${told.paymentId}#${nth}`,
  })
}

/**
 * Tells Medusa's order of money: as a capture of what is authorised on account, which carries the payment's id, else as
 * a transaction of its own. The caller holds the order's lock and has read `facts` under it.
 */
export async function tellMedusa(
  container: MedusaContainer,
  facts: OrderFacts,
  currency: string,
  told: Told
): Promise<void> {
  let left = told.amount
  for (const payment of facts.payments) {
    if (left <= 0n) break
    const waiting = toMinor(exactOf(payment.amount) - exactOf(payment.captured), currency)
    if (payment.cancelled || !neverPrepays(payment.provider) || waiting <= 0n) continue
    const amount = minOf(left, waiting)
    await capturePaymentWorkflow(container).run({
      input: {
        payment_id: payment.id,
        amount: number(amount, currency),
        captured_by: `${ARMS_MARK}${told.paymentId}`,
      },
    })
    left -= amount
  }
  if (left !== 0n) await addTransaction(container, facts, currency, { ...told, amount: left })
}

/** Captures of the order whose transaction was never written, because a process died in between, get it. */
export async function mendCaptures(container: MedusaContainer, facts: OrderFacts): Promise<boolean> {
  for (const { captureId, amount } of facts.orphans)
    await container.resolve(Modules.ORDER).addOrderTransactions({
      order_id: facts.id,
      amount: Number(amount),
      currency_code: facts.currency,
      reference: "capture",
      reference_id: captureId,
    })
  return facts.orphans.length > 0
}

const providerOf = async (payment: IPaymentModuleService): Promise<string | null> =>
  (await payment.listPaymentProviders({ is_enabled: true })).find((one) => isOnAccount(one.id))?.id ?? null

/**
 * After an edit, claim or exchange the order on account is worth more than was authorised: ARMS authorises the rest
 * itself, so that nobody has to return to a checkout. Answers whether it did anything.
 */
export async function authoriseRest(container: MedusaContainer, facts: OrderFacts, currency: string): Promise<boolean> {
  const waiting = facts.emptyCollections.filter((one) => toMinor(exactOf(one.amount), currency) > 0n)
  if (facts.cancelled || waiting.length === 0) return false
  const payment = container.resolve(Modules.PAYMENT)
  const provider = await providerOf(payment)
  if (!provider) return false
  for (const { id, amount } of waiting) {
    const session = await payment.createPaymentSession(id, {
      provider_id: provider,
      currency_code: facts.currency,
      amount: Number(formatExact(exactOf(amount))),
      data: {},
    })
    await payment.authorizePaymentSession(session.id, {})
  }
  return true
}
