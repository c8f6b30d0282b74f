import type { MedusaContainer } from "@medusajs/framework/types"
import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import { ARMS_MODULE } from "../modules/arms"
import type ArmsModuleService from "../modules/arms/service"

/** A rejected order is cancelled in the shop: what was authorised is released, what was taken is paid back. */
export async function cancelRejected(container: MedusaContainer, orderId: string): Promise<void> {
  const { errors } = await cancelOrderWorkflow(container).run({ input: { order_id: orderId }, throwOnError: false })
  if (errors.length === 0) return
  const arms = container.resolve<ArmsModuleService>(ARMS_MODULE)
  arms.logger.warn(`arms: order ${orderId} was rejected and could not be cancelled: ${errors[0].error.message}`)
}
