import { WorkflowManager } from "@medusajs/framework/orchestration"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { onApplicationStart } from "../modules/arms/start"
import { guardCart, guardCartById, type GuardedCart } from "./guard-cart"

/** How the door is guarded in this installation. */
export type GuardState = "hook" | "composed" | "middleware_only"

interface HookCall {
  readonly invoke: (...args: unknown[]) => unknown
}

let state: GuardState = "middleware_only"

/** How cart completion is guarded; the middleware stands in every case. */
export const guardState = (): GuardState => state

/** What a wrapped hook handler receives: the workflow's input and a container; internal to Medusa. */
interface Internals {
  readonly container?: MedusaContainer
  readonly payload?: { readonly id?: string }
}

/** Asks ARMS first, then the handler of the host (docs/decisions/004). */
function composeWithHost(): boolean {
  const workflow = WorkflowManager.getWorkflow("complete-cart") as unknown as
    { handlers_?: Map<string, HookCall> } | undefined
  const handler = workflow?.handlers_?.get("validate")
  if (!handler || typeof handler.invoke !== "function") return false
  const original = handler.invoke
  Object.assign(handler, {
    invoke: async (...args: unknown[]) => {
      const { container, payload } = (args[0] ?? {}) as Internals
      if (container && payload?.id) await guardCartById(container, payload.id)
      return original(...args)
    },
  })
  return true
}

/**
 * Puts the guard into cart completion. It is called at application start: by then every workflow
 * file of host and plugins is loaded, so a host that owns the hook is known and never broken.
 */
export function registerGuard(logger: Logger): GuardState {
  try {
    completeCartWorkflow.hooks.validate(async ({ cart }, { container }) => {
      await guardCart(container, cart as GuardedCart)
      return new StepResponse(undefined)
    })
    state = "hook"
  } catch {
    state = composeWithHost() ? "composed" : "middleware_only"
    const how = state === "composed" ? "ARMS asks before the host's handler" : "the HTTP route alone is guarded"
    logger.info(`arms: the host owns completeCart.validate; ${how}`)
  }
  return state
}

onApplicationStart((service) => {
  registerGuard(service.logger)
})
