import { MedusaError } from "@medusajs/framework/utils"
import { languageOf, textsIn } from "../emails/texts"
import { heldOrderOf, passesByOverrule } from "../modules/arms/sql/held-orders"
import { accountsOfBuyer, bindingHolds, type BuyerAccount, type StandingHold } from "../modules/arms/sql/holds"
import { isOnAccount, neverPrepays } from "../modules/arms/order-facts"
import { alarm } from "../modules/arms/run/alarm"
import { askCredit, reserveCredit } from "./reserve-credit"
import type ArmsModuleService from "../modules/arms/service"

/** Code of the refusal; shop fronts translate by it. */
export const CHECKOUT_BLOCKED = "arms_checkout_blocked"
/** Code of a refusal because the buyer has no payment terms. */
export const NO_TERMS = "arms_no_terms"
/** Code of a refusal because the order would exceed the credit limit. */
export const CREDIT_EXCEEDED = "arms_credit_limit"
/** Code of a refused fulfilment. */
export const ORDER_HELD = "arms_order_held"

/** An order that is about to be placed or raised, whichever way. */
export interface OrderIntent {
  /** Cart, draft, order, claim or exchange it is about; an overruling names one of them. */
  readonly subjects?: readonly string[]
  readonly customerId: string | null | undefined
  /** Address the order is placed under; it tells who he is, unless he is known otherwise. */
  readonly email?: string | null
  /** The cart's payment collection: it tells whether he signed in. Nobody is held through a stranger's use of his address. */
  readonly paymentCollectionId?: string | null
  /** Locale of the cart, if it has one. */
  readonly locale?: string | null
  /** What is to be owed, exact decimal text, and its currency; `null`: not known yet. */
  readonly value?: string | null
  readonly currency?: string | null
  /** Payment providers of the sessions the order is paid by. */
  readonly paymentProviders: readonly string[]
  /** Nothing is left to pay. */
  readonly nothingToPay: boolean
  /** It is about an order that exists: is it held itself? */
  readonly heldOrder?: boolean
}

/** Answer to "may this account take on this order?". */
export type Permission =
  /** Also where the merchant keeps such orders: they are held when they are taken into the ledger. */
  | { readonly allowed: true }
  | {
      readonly allowed: false
      readonly code: string
      readonly message: string
      readonly holds: readonly StandingHold[]
    }

const ALLOWED: Permission = { allowed: true }

const isPrepaid = (intent: OrderIntent, prepaying: readonly string[]): boolean =>
  intent.nothingToPay ||
  (intent.paymentProviders.length > 0 &&
    intent.paymentProviders.every((provider) => prepaying.includes(provider) && !neverPrepays(provider)))

interface Refusal {
  readonly code: string
  readonly word: "checkout_blocked" | "credit_exceeded" | "order_held" | "no_terms"
  readonly holds?: readonly StandingHold[]
}

function refusal(
  intent: OrderIntent,
  account: BuyerAccount | undefined,
  { code, word, holds = [] }: Refusal
): Permission {
  const fallback = languageOf(account?.default_language, "en")
  const language = languageOf(intent.locale, languageOf(account?.language, fallback))
  return { allowed: false, code, message: textsIn(language).words[word], holds }
}

/** Goods of a held or rejected order do not leave; nor those of a released one whose release has run out (E-102). */
async function mayFulfil(arms: ArmsModuleService, intent: OrderIntent): Promise<Permission> {
  const db = arms.host.db()
  const held = await heldOrderOf(db, intent.subjects?.[0] ?? "")
  if (!held || held.state === "flagged") return ALLOWED
  const { clock } = await arms.world()
  const ranOut = held.released_until !== null && held.released_until < clock.today
  const stands = held.state !== "released" || (ranOut && (await bindingHolds(db, held.account_id)).length > 0)
  if (!stands || (await passesByOverrule(db, intent.subjects ?? [], null))) return ALLOWED
  return refusal(intent, undefined, { code: ORDER_HELD, word: "order_held" })
}

/** What the limits of the buyer's own account say; with `keep` the credit is reserved. */
async function askItsLimits(
  arms: ArmsModuleService,
  account: BuyerAccount,
  intent: OrderIntent,
  keep: boolean
): Promise<Permission | null> {
  if (isPrepaid(intent, account.prepaying)) return null
  const question = {
    value: intent.value ?? "0",
    currency: intent.currency ?? "",
    subject: intent.subjects?.[0] ?? null,
  }
  const answer = keep
    ? await reserveCredit(arms, account, question)
    : await askCredit(arms.host.db(), await arms.world(), account.account_id, question)
  if (answer.verdict === "passes" || answer.verdict === "warns") return null
  if (await passesByOverrule(arms.host.db(), intent.subjects ?? [], intent.value ?? null)) return null
  if (answer.verdict === "unknown") {
    const sentence = `there is no exchange rate for ${answer.decisive?.missing} that is new enough`
    throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, sentence)
  }
  if (answer.verdict === "hold") return null
  if ((await arms.world()).settings.blocked_orders === "hold") return null
  return refusal(intent, account, { code: CREDIT_EXCEEDED, word: "credit_exceeded" })
}

/**
 * May this account take on this order? The one function behind every door. It asks one indexed query; only for an
 * account that is held or has a credit limit does it ask more. With `keep` the credit is reserved for the order.
 */
export async function mayOrder(arms: ArmsModuleService, intent: OrderIntent, keep = false): Promise<Permission> {
  if (!arms.enabled) return ALLOWED
  if (intent.heldOrder) return mayFulfil(arms, intent)
  const onAccount = intent.paymentProviders.some(isOnAccount)
  if (!intent.customerId && !intent.email && !onAccount) return ALLOWED
  const accounts = await accountsOfBuyer(arms.host.keptDb(), {
    customerId: intent.customerId ?? null,
    email: intent.email ?? null,
    collectionId: intent.paymentCollectionId ?? null,
  })
  if (onAccount && !accounts.some((account) => account.own && account.has_terms))
    return refusal(intent, accounts[0], { code: NO_TERMS, word: "no_terms" })
  const held = accounts.find((account) => account.holds.length > 0)
  const limited = accounts.find((account) => account.own && account.has_limit)
  const byHolds = held ? await askItsHolds(arms, intent, accounts, held) : ALLOWED
  if (!limited || !byHolds.allowed) return byHolds
  return (await askItsLimits(arms, limited, intent, keep)) ?? byHolds
}

/** Holds: what is paid in advance passes those on credit, a person may have let it pass, the merchant may keep it. */
async function askItsHolds(
  arms: ArmsModuleService,
  intent: OrderIntent,
  accounts: readonly BuyerAccount[],
  held: BuyerAccount
): Promise<Permission> {
  const holds = accounts.flatMap((account) => account.holds)
  const onCredit = holds.every((hold) => hold.strength === "on_credit")
  if (onCredit && isPrepaid(intent, held.prepaying)) return ALLOWED
  if (await passesByOverrule(arms.host.db(), intent.subjects ?? [], intent.value ?? null)) return ALLOWED
  const { settings } = await arms.world()
  if (settings.blocked_orders === "hold" && !holds.some((hold) => hold.kind === "forced")) return ALLOWED
  return refusal(intent, held, { code: CHECKOUT_BLOCKED, word: "checkout_blocked", holds })
}

/** What is said when ARMS cannot answer, and whether the order passes then (E-117). */
async function unanswerable(arms: ArmsModuleService, error: Error): Promise<Permission> {
  const { settings } = await arms.world().catch(() => ({ settings: arms.lastSettings }))
  const passes = settings?.when_unanswerable !== "refuse"
  const sentence = `The guard of orders could not answer (${error.message}): the order ${passes ? "passes" : "is refused"}.`
  arms.logger.error(`arms: ${sentence}`)
  await alarm(arms.host.db(), "guard_failed", sentence).catch(() => undefined)
  if (passes) return ALLOWED
  const language = languageOf(settings?.default_language, "en")
  return { allowed: false, code: CHECKOUT_BLOCKED, message: textsIn(language).words.cannot_check, holds: [] }
}

/**
 * Refuses a held account's order with a message for the shop front. When ARMS itself cannot answer, the merchant's
 * setting decides, and an alarm says so.
 */
export async function assertMayOrder(arms: ArmsModuleService, intent: OrderIntent): Promise<void> {
  let permission: Permission
  try {
    permission = await mayOrder(arms, intent, true)
  } catch (error) {
    permission = await unanswerable(arms, error as Error)
  }
  if (!permission.allowed) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, permission.message, permission.code)
}
