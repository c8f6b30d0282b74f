import type { MedusaContainer } from "@medusajs/framework/types"
import { portsOf } from "../adapters/ports"
import { allSourcesOf } from "../adapters/sources"
import { tellAlarms } from "../adapters/tell-alarms"
import { tellApprovers } from "../adapters/tell-approvers"
import { ARMS_MODULE } from "../modules/arms"
import type ArmsModuleService from "../modules/arms/service"

/** Only wakes ARMS; a row per business date decides whether anything is owed (DESIGN §4). */
export default async function wakeArms(container: MedusaContainer): Promise<void> {
  const arms = container.resolve<ArmsModuleService>(ARMS_MODULE)
  if (!arms.enabled) return
  await arms.readings.askDue(await allSourcesOf(arms))
  await arms.wake()
  await arms.performDue(await portsOf(container))
  await tellAlarms(container)
  await tellApprovers(container)
}

export const config = { name: "arms-wake", schedule: "* * * * *" }
