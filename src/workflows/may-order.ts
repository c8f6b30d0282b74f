import { MedusaError } from "@medusajs/framework/utils"
import { languageOf, textsIn, type Words } from "../emails/texts"
import { heldOrderOf, passesByOverrule } from "../modules/arms/sql/held-orders"
import { holdsOfBuyer, type BuyerHold } from "../modules/arms/sql/holds"
import { neverPrepays } from "../modules/arms/order-facts"
import { alarm } from "../modules/arms/run/alarm"
import type ArmsModuleService from "../modules/arms/service"

/** Code of the refusal; shop fronts translate by it. */
export const CHECKOUT_BLOCKED = "arms_checkout_blocked"
/** Code of a refused fulfilment. */
export const ORDER_HELD = "arms_order_held"

/** An order that is about to be placed or raised, whichever way. */
export interface OrderIntent {
  /** Cart, draft, order, claim or exchange it is about; an overruling names one of them. */
  readonly subjects?: readonly string[]
  readonly customerId: string | null | undefined
  /** Address the order is placed under; with a guest it also tells who he is. */
  readonly email?: string | null
  /** Has the customer signed in? Nobody is held through a stranger's use of his address. */
  readonly registered?: boolean
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
  | { readonly allowed: true; readonly hold: boolean; readonly holds: readonly BuyerHold[] }
  | {
      readonly allowed: false
      readonly code: string
      readonly message: string
      readonly holds: readonly BuyerHold[]
    }

const ALLOWED: Permission = { allowed: true, hold: false, holds: [] }

const isPrepaid = (intent: OrderIntent, prepaying: readonly string[]): boolean =>
  intent.nothingToPay ||
  (intent.paymentProviders.length > 0 &&
    intent.paymentProviders.every((provider) => prepaying.includes(provider) && !neverPrepays(provider)))

function refusal(intent: OrderIntent, holds: readonly BuyerHold[], word: keyof Words, code: string): Permission {
  const fallback = languageOf(holds[0]?.default_language, "en")
  const language = languageOf(intent.locale, languageOf(holds[0]?.language, fallback))
  return { allowed: false, code, message: String(textsIn(language).words[word]), holds }
}

/** Goods of a held or rejected order do not leave. */
async function mayFulfil(arms: ArmsModuleService, intent: OrderIntent): Promise<Permission> {
  const held = await heldOrderOf(arms.host.db(), intent.subjects?.[0] ?? "")
  const stands = held?.state === "held" || held?.state === "rejected"
  if (!stands || (await passesByOverrule(arms.host.db(), intent.subjects ?? [], null))) return ALLOWED
  return refusal(intent, [], "order_held", ORDER_HELD)
}

/**
 * May this account take on this order? The one function behind every door. It asks one indexed query; only for an
 * account that is held does it ask more.
 */
export async function mayOrder(arms: ArmsModuleService, intent: OrderIntent): Promise<Permission> {
  if (!arms.enabled) return ALLOWED
  if (intent.heldOrder) return mayFulfil(arms, intent)
  const address = intent.registered ? null : (intent.email ?? null)
  if (!intent.customerId && !address) return ALLOWED
  const holds = await holdsOfBuyer(arms.host.db(), intent.customerId ?? null, address)
  if (holds.length === 0) return ALLOWED
  const { settings } = await arms.world()
  const onCredit = holds.every((hold) => hold.strength === "on_credit")
  if (onCredit && isPrepaid(intent, settings.prepaying_providers)) return ALLOWED
  if (await passesByOverrule(arms.host.db(), intent.subjects ?? [], intent.value ?? null)) return ALLOWED
  if (settings.blocked_orders === "hold" && !holds.some((hold) => hold.kind === "forced"))
    return { allowed: true, hold: true, holds }
  return refusal(intent, holds, "checkout_blocked", CHECKOUT_BLOCKED)
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
    permission = await mayOrder(arms, intent)
  } catch (error) {
    permission = await unanswerable(arms, error as Error)
  }
  if (!permission.allowed) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, permission.message, permission.code)
}
