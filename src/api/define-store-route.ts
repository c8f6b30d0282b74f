import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"
import { ARMS_MODULE } from "../modules/arms"
import type ArmsModuleService from "../modules/arms/service"
import { buyerOf, type Buyer } from "../modules/arms/sql/buyers"
import { checkPath, parse } from "./define-route"

/** What a store route works with: always the customer who has signed in. */
export interface StoreCall<Q> {
  readonly arms: ArmsModuleService
  readonly customerId: string
  /** The account he buys for; `null`: none yet. */
  readonly buyer: Buyer | null
  readonly query: Q
  readonly params: Record<string, string>
  readonly req: AuthenticatedMedusaRequest
}

interface StoreSpec<Q extends z.ZodType> {
  readonly query?: Q
  readonly handle: (call: StoreCall<z.infer<Q>>) => Promise<unknown>
}

/** A route of the shop front that declares its guard; `integration-tests/http/hostile.spec.ts` lists them. */
export interface StoreRoute {
  (req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void>
  guard: "customer"
}

/** Makes a route for signed-in customers. What is somebody else's is not found, like what does not exist. */
export function defineStoreRoute<Q extends z.ZodType = z.ZodUndefined>(spec: StoreSpec<Q>): StoreRoute {
  const route = async (req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> => {
    const arms = req.scope.resolve<ArmsModuleService>(ARMS_MODULE)
    checkPath(req.params)
    const customerId = req.auth_context.actor_id
    const buyer = await buyerOf(arms.host.db(), customerId)
    const query = parse(spec.query, spec.query ? req.query : undefined) as z.infer<Q>
    res.setHeader("Cache-Control", "no-store")
    res.status(200).json(await spec.handle({ arms, customerId, buyer, query, params: req.params, req }))
  }
  return Object.assign(route, { guard: "customer" as const })
}

/** Not there, or not his: the same answer. */
export const notHis = (what: string, id: string): MedusaError =>
  new MedusaError(MedusaError.Types.NOT_FOUND, `There is no ${what} with id "${id.slice(0, 64)}".`)
