import type { INotificationModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { renderMessage } from "../emails/render"
import { ARMS_MODULE } from "../modules/arms"
import type ArmsModuleService from "../modules/arms/service"
import { within } from "../modules/arms/run/within"
import { hasNotificationProvider } from "../modules/arms/sql/host"
import { PermanentFailure, type FrozenMessage, type Ports, type Work } from "../operations"
import { signedPost } from "./signed-post"

/** Sending takes no longer than this; what comes later is not known (D5). */
const DEADLINE_MS = 10_000

async function deliver(container: MedusaContainer, arms: ArmsModuleService, work: Work, message: FrozenMessage) {
  if (arms.options.test_clock || !(await hasNotificationProvider(arms.host.db(), work.channel))) {
    // The host has no provider, or time is being played with: it rests in ARMS's own outbox.
    return { via: "outbox", providerId: null }
  }
  if (!message.recipient) throw new PermanentFailure("The account has no address for this channel.")
  const notifications = container.resolve<INotificationModuleService>(Modules.NOTIFICATION)
  // No idempotency key: a re-used one whose first try failed sends twice (docs/decisions/006).
  const sent = await within(
    notifications.createNotifications({
      to: message.recipient,
      channel: work.channel,
      template: "arms",
      content: { subject: message.subject, html: message.html, text: message.text },
      data: { arms_key: work.key },
      resource_type: "arms_notice",
      resource_id: work.noticeId,
    }),
    DEADLINE_MS,
    "The notification provider"
  )
  return { via: sent?.provider_id ?? work.channel, providerId: sent?.external_id ?? null }
}

/** Ports made of Medusa. */
export function portsOf(container: MedusaContainer): Ports {
  const arms = container.resolve<ArmsModuleService>(ARMS_MODULE)
  return {
    render: renderMessage,
    deliver: (work, message) => deliver(container, arms, work, message),
    post: async (url, key, body) => {
      const secret = process.env.ARMS_WEBHOOK_SECRET
      if (!secret) throw new PermanentFailure("ARMS_WEBHOOK_SECRET is not set: webhooks are not sent unsigned.")
      const { clock } = await arms.world()
      return { via: await signedPost(url, key, body, { secret, instant: new Date(clock.instant) }), providerId: null }
    },
  }
}
