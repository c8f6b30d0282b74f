import { WorkflowManager } from "@medusajs/framework/orchestration"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { onApplicationStart } from "../modules/arms/start"
import { ARMS_MODULE } from "../modules/arms"
import type ArmsModuleService from "../modules/arms/service"
import { announce } from "./announce"
import { giveBack } from "./reserve-credit"
import { askAt, doors, doorState, setDoorState, type Door, type DoorState } from "./doors"
import { guardCart, type GuardedCart } from "./guard-cart"

/** What Medusa keeps of a step; internal to it, so a contract test holds it (docs/decisions/004). */
interface StepHandler {
  readonly invoke: (...args: unknown[]) => unknown
  readonly compensate?: (...args: unknown[]) => unknown
}

/** What a step is called with. */
interface StepCall {
  readonly container?: MedusaContainer
  readonly payload?: Readonly<Record<string, unknown>>
}

/** Asks ARMS first, then what stood there. `false`: this version of Medusa has no such step. */
function wrapStep(door: Door): boolean {
  const workflow = WorkflowManager.getWorkflow(door.workflow) as unknown as
    { handlers_?: Map<string, StepHandler> } | undefined
  const handler = workflow?.handlers_?.get(door.step)
  if (!handler || typeof handler.invoke !== "function") return false
  const { invoke: original, compensate } = handler
  Object.assign(handler, {
    // Only where the step can be undone at all; else what was kept runs out.
    ...(compensate && {
      compensate: async (...args: unknown[]) => {
        const { container, payload } = (args[0] ?? {}) as StepCall
        if (container && payload) await giveBackAt(container, payload.id ?? payload.order_id)
        return compensate(...args)
      },
    }),
    invoke: async (...args: unknown[]) => {
      const { container, payload } = (args[0] ?? {}) as StepCall
      if (container && payload) await askAt(door, { container, payload })
      return original(...args)
    },
  })
  return true
}

/** Credit that was kept for a cart whose completion failed is given back. */
async function giveBackAt(container: MedusaContainer, subject: unknown): Promise<void> {
  if (typeof subject === "string") await giveBack(container.resolve<ArmsModuleService>(ARMS_MODULE), subject)
}

/** Cart completion has a hook; a host that owns it is composed with. */
function takeHook(): boolean {
  try {
    completeCartWorkflow.hooks.validate(
      async ({ cart }, { container }) => {
        await guardCart(container, cart as GuardedCart)
        return new StepResponse(undefined, cart.id)
      },
      async (cartId: string | undefined, { container }) => giveBackAt(container, cartId)
    )
    return true
  } catch {
    return false
  }
}

function guard(door: Door): DoorState {
  if (door.name === "cart_completion" && takeHook()) return "hook"
  if (wrapStep(door)) return door.name === "cart_completion" ? "composed" : "step"
  return door.route ? "route_only" : "open"
}

/**
 * Puts the guard into every door. It is called at application start: by then every workflow file of host and plugins
 * is loaded, so a host that owns the hook is known and never broken.
 */
export function registerGuard(logger: Logger): void {
  for (const door of doors) {
    const state = guard(door)
    setDoorState(door.name, state)
    announce(door)
    if (state === "composed") logger.info("arms: the host owns completeCart.validate; ARMS asks before its handler")
    if (state === "route_only" || state === "open")
      logger.warn(
        `arms: the door ${door.name} cannot be guarded at ${door.workflow} › ${door.step}: ${
          state === "open" ? "it stands open" : "its HTTP route alone is guarded"
        }`
      )
  }
}

/** How cart completion is guarded. */
export const guardState = (): DoorState => doorState(doors[0])

onApplicationStart((service) => {
  registerGuard(service.logger)
})
