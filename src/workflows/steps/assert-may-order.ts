import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { ARMS_MODULE } from "../../modules/arms"
import type ArmsModuleService from "../../modules/arms/service"
import { assertMayOrder, type OrderIntent } from "../may-order"

/**
 * Refuses a held account's order, in workflows of the host.
 *
 * @example
 * const myOrder = createWorkflow("my-order", (input: { customer_id: string }) => {
 *   assertMayOrderStep({ customerId: input.customer_id, paymentProviders: [], nothingToPay: false })
 * })
 */
export const assertMayOrderStep = createStep("arms-assert-may-order", async (intent: OrderIntent, { container }) => {
  await assertMayOrder(container.resolve<ArmsModuleService>(ARMS_MODULE), intent)
  return new StepResponse(undefined)
})
