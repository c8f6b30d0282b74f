import type { INotificationModuleService, IUserModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { renderMessage } from "../emails/render"
import { ARMS_MODULE } from "../modules/arms"
import type ArmsModuleService from "../modules/arms/service"
import { within } from "../modules/arms/run/within"
import { hasNotificationProvider } from "../modules/arms/sql/host"
import { configuredSender } from "../providers/resend/service"
import { PermanentFailure, type Employee, type FrozenMessage, type Ports, type Work } from "../operations"
import { Links } from "./links"
import { fetchDocument } from "./document"
import { signedPost } from "./signed-post"

/** Sending takes no longer than this; what comes later is not known (D5). */
const DEADLINE_MS = 10_000

/** The host's provider of a channel; without an idempotency key, see docs/decisions/006. */
async function deliver(container: MedusaContainer, work: Work, message: FrozenMessage) {
  if (!message.recipient) throw new PermanentFailure("The account has no address for this channel.")
  const notifications = container.resolve<INotificationModuleService>(Modules.NOTIFICATION)
  const sent = await within(
    notifications.createNotifications({
      to: message.recipient,
      channel: work.channel,
      template: "arms",
      content: { subject: message.subject, html: message.html, text: message.text },
      data: { arms_key: work.key },
      ...(message.attachments.length > 0 ? { attachments: [...message.attachments] } : {}),
      resource_type: "arms_notice",
      resource_id: work.noticeId,
    }),
    DEADLINE_MS,
    "The notification provider"
  )
  return { via: sent?.provider_id ?? work.channel, providerId: sent?.external_id ?? null }
}

/** Employees are the host's admin users. */
export async function employeesOf(container: MedusaContainer, ids: readonly string[]): Promise<Map<string, Employee>> {
  const users = await container.resolve<IUserModuleService>(Modules.USER).listUsers({ id: [...ids] })
  return new Map(
    users.map((user) => {
      const name = [user.first_name, user.last_name].filter(Boolean).join(" ")
      return [user.id, { name: name || user.email, email: user.email }]
    })
  )
}

/** Ports made of Medusa. */
export async function portsOf(container: MedusaContainer): Promise<Ports> {
  const arms = container.resolve<ArmsModuleService>(ARMS_MODULE)
  const db = arms.host.db()
  // Time is being played with, or the host has no provider: it rests in ARMS's own outbox.
  const reached = async (channel: string) => !arms.options.test_clock && (await hasNotificationProvider(db, channel))
  const email = await reached("email")
  const { publicUrl } = arms.host
  const links = Links.of(container)
  return {
    render: renderMessage,
    document: fetchDocument,
    employees: (ids) => employeesOf(container, ids),
    unsubscribeUrl: (contactId) =>
      publicUrl && `${publicUrl}/arms/unsubscribe/${links.token("unsubscribe", contactId)}`,
    mailSender: email ? configuredSender() : null,
    repeatable: !email,
    deliver: async (work, message) =>
      (await reached(work.channel)) ? deliver(container, work, message) : { via: "outbox", providerId: null },
    post: async (url, key, body) => {
      const secret = process.env.ARMS_WEBHOOK_SECRET
      if (!secret) throw new PermanentFailure("ARMS_WEBHOOK_SECRET is not set: webhooks are not sent unsigned.")
      const { clock } = await arms.world()
      return { via: await signedPost(url, key, body, { secret, instant: new Date(clock.instant) }), providerId: null }
    },
  }
}

/**
 * Does in a request what only rests in the outbox. Where a provider sends, the worker's next tick does: no
 * request waits for a rate limit, and a process that is no worker sends nothing (F14).
 */
export async function performOutbox(container: MedusaContainer): Promise<void> {
  const ports = await portsOf(container)
  if (ports.repeatable) await container.resolve<ArmsModuleService>(ARMS_MODULE).performDue(ports)
}
