import { MedusaError } from "@medusajs/framework/utils"
import { languageOf, textsIn } from "../emails/texts"
import type ArmsModuleService from "../modules/arms/service"
import { holdsOfCustomer, type StandingHold } from "../modules/arms/sql/holds"

/** Code of the refusal; shop fronts translate by it. */
export const CHECKOUT_BLOCKED = "arms_checkout_blocked"

/** An order that is about to be placed, whichever way. */
export interface OrderIntent {
  readonly customerId: string | null | undefined
  /** Locale of the cart, if it has one. */
  readonly locale?: string | null
  /** Payment providers of the sessions the order is paid by. */
  readonly paymentProviders: readonly string[]
  /** Nothing is left to pay. */
  readonly nothingToPay: boolean
}

/** Answer to "may this account take on this order?". */
export type Permission =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly message: string; readonly holds: readonly StandingHold[] }

const ALLOWED: Permission = { allowed: true }

/** Medusa's manual provider and ARMS's own never take the money before the order is placed. */
const NEVER_PREPAYING = ["pp_system_default", "on_account"]

const isPrepaid = (intent: OrderIntent, prepaying: readonly string[]): boolean =>
  intent.nothingToPay ||
  (intent.paymentProviders.length > 0 &&
    intent.paymentProviders.every(
      (provider) => prepaying.includes(provider) && !NEVER_PREPAYING.some((never) => provider.includes(never))
    ))

/**
 * May this customer's account take on this order? The one function behind every door. It asks one
 * indexed query; only for an account that is held does it ask more.
 */
export async function mayOrder(arms: ArmsModuleService, intent: OrderIntent): Promise<Permission> {
  if (!arms.enabled || !intent.customerId) return ALLOWED
  const holds = await holdsOfCustomer(arms.host.db(), intent.customerId)
  if (holds.length === 0) return ALLOWED
  if (holds.every((hold) => hold.strength === "on_credit")) {
    const { settings } = await arms.world()
    if (isPrepaid(intent, settings.prepaying_providers)) return ALLOWED
  }
  const fallback = languageOf(holds[0].default_language, "en")
  const language = languageOf(intent.locale, languageOf(holds[0].language, fallback))
  return { allowed: false, message: textsIn(language).words.checkout_blocked, holds }
}

/**
 * Refuses a held account's order with a message for the shop front. When ARMS itself cannot answer
 * it lets the order pass and says so in the log.
 */
export async function assertMayOrder(arms: ArmsModuleService, intent: OrderIntent): Promise<void> {
  let permission: Permission = ALLOWED
  try {
    permission = await mayOrder(arms, intent)
  } catch (error) {
    arms.logger.error(`arms: the checkout guard could not answer, the order passes (${(error as Error).message})`)
  }
  if (!permission.allowed) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, permission.message, CHECKOUT_BLOCKED)
}
