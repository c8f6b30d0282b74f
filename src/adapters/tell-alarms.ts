import type { INotificationModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { ARMS_MODULE } from "../modules/arms"
import type ArmsModuleService from "../modules/arms/service"
import { takeUntoldAlarms } from "../modules/arms/sql/alarms"
import { hasNotificationProvider } from "../modules/arms/sql/host"

/**
 * Tells alarms once, by ways that do not need our mail: the log, an event for others, and the bell of the
 * admin where the host has one.
 */
export async function tellAlarms(container: MedusaContainer): Promise<void> {
  const arms = container.resolve<ArmsModuleService>(ARMS_MODULE)
  const db = arms.host.db()
  const alarms = await takeUntoldAlarms(db)
  if (alarms.length === 0) return
  const bell = await hasNotificationProvider(db, "feed")
  for (const { id, kind, sentence } of alarms) {
    arms.logger.error(`arms: ${sentence}`)
    await arms.host.publish([{ name: "arms.alarm", data: { alarm_id: id, kind } }])
    if (!bell) continue
    const notification = {
      to: "",
      channel: "feed",
      template: "admin-ui",
      data: { title: "ARMS", description: sentence },
    }
    await container
      .resolve<INotificationModuleService>(Modules.NOTIFICATION)
      .createNotifications(notification)
      .catch((error: Error) => arms.logger.warn(`arms: the bell could not be rung (${error.message})`))
  }
}
