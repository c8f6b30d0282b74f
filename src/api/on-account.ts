import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { languageOf, textsIn } from "../emails/texts"
import { ARMS_MODULE } from "../modules/arms"
import { isOnAccount } from "../modules/arms/order-facts"
import type ArmsModuleService from "../modules/arms/service"
import { accountsOfBuyer } from "../modules/arms/sql/holds"
import { noteSignedIn } from "../modules/arms/sql/signed-in"
import { NO_TERMS } from "../workflows/may-order"

/** The customer who has signed in, if one has. */
const customerOf = (req: MedusaRequest): string | null => {
  const auth = (req as Partial<AuthenticatedMedusaRequest>).auth_context
  return auth?.actor_type === "customer" && auth.actor_id ? auth.actor_id : null
}

/** May whoever has signed in buy on account? When ARMS cannot answer nobody may; other ways to pay are not its business (P21). */
async function hasTerms(arms: ArmsModuleService, customerId: string | null): Promise<boolean> {
  if (customerId === null || !arms.enabled) return false
  const accounts = await quietly(arms, () =>
    accountsOfBuyer(arms.host.db(), { customerId, email: null, collectionId: null })
  )
  return accounts?.some((account) => account.has_terms) ?? false
}

/** What must not keep a customer from paying is said and let be. */
async function quietly<T>(arms: ArmsModuleService, work: () => Promise<T>): Promise<T | null> {
  return work().catch((error: Error) => {
    arms.logger.error(`arms: ways to pay: ${error.message}`)
    return null
  })
}

interface Providers {
  payment_providers?: { id: string }[]
  count?: number
}

/** Buying on account is offered to customers with payment terms only. */
export async function offerOnAccount(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const arms = req.scope.resolve<ArmsModuleService>(ARMS_MODULE)
  const offered = await hasTerms(arms, customerOf(req))
  const json = res.json.bind(res)
  res.json = ((body: Providers) => {
    if (offered || !Array.isArray(body?.payment_providers)) return json(body)
    const payment_providers = body.payment_providers.filter(({ id }) => !isOnAccount(id))
    const hidden = body.payment_providers.length - payment_providers.length
    return json({ ...body, payment_providers, ...(body.count === undefined ? {} : { count: body.count - hidden }) })
  }) as typeof res.json
  next()
}

/** How an order is to be paid: on account only with terms; whoever is signed in is noted, so that the order is his act. */
export async function choosePayment(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const arms = req.scope.resolve<ArmsModuleService>(ARMS_MODULE)
  const customerId = customerOf(req)
  const provider = (req.body as { provider_id?: unknown } | undefined)?.provider_id
  if (arms.enabled && typeof provider === "string" && isOnAccount(provider) && !(await hasTerms(arms, customerId)))
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      textsIn(languageOf(arms.lastSettings?.default_language, "en")).words.no_terms,
      NO_TERMS
    )
  if (arms.enabled && customerId !== null)
    await quietly(arms, () => noteSignedIn(arms.host.db(), req.params.id, customerId))
  next()
}
