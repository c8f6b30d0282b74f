import { randomUUID } from "crypto"
import { AbstractNotificationProviderService, MedusaError } from "@medusajs/framework/utils"
import type { ProviderSendNotificationDTO, ProviderSendNotificationResultsDTO } from "@medusajs/framework/types"
import type { Mail, MailSender } from "../../operations"
import { ResendSender } from "./sender"
import { isSecret } from "./webhook"

/** Options of the provider in `medusa-config.ts`. */
export interface ResendOptions {
  /** Channels it serves, e.g. `["email"]`; Medusa reads them too. */
  readonly channels?: readonly string[]
  /** Else the environment's `RESEND_API_KEY`. */
  readonly api_key?: string
  /** Sender, e.g. `Accounting <billing@shop.example>`. */
  readonly from: string
  /** Else the environment's `RESEND_BASE_URL`, else Resend itself. */
  readonly base_url?: string
  /** Secrets of the provider's webhooks, `whsec_…`; two during a rotation. Else `RESEND_WEBHOOK_SECRET`, comma-separated. */
  readonly webhook_secret?: string | readonly string[]
}

const wrong = (sentence: string) => new MedusaError(MedusaError.Types.INVALID_DATA, `ARMS Resend provider: ${sentence}`)

const ADDRESS = /^[^<>\r\n"]*<[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+$/

function senderOf(options: Partial<ResendOptions> = {}): ResendSender {
  const apiKey = options.api_key ?? process.env.RESEND_API_KEY
  if (!apiKey) throw wrong("api_key is missing: expected it as option or as the environment variable RESEND_API_KEY.")
  if (typeof options.from !== "string" || !ADDRESS.test(options.from))
    throw wrong('from is missing or no sender: expected e.g. "Accounting <billing@shop.example>".')
  return new ResendSender({ apiKey, from: options.from, baseUrl: options.base_url })
}

function secretsOf({ webhook_secret }: Partial<ResendOptions>): readonly string[] {
  const given = webhook_secret ?? process.env.RESEND_WEBHOOK_SECRET?.split(",")
  const secrets = given === undefined ? [] : typeof given === "string" ? [given] : given.map((one) => one.trim())
  if (secrets.some((secret) => !isSecret(secret)))
    throw wrong("webhook_secret is empty or no secret: expected whsec_ and its base64 part.")
  return secrets
}

interface Configured {
  sender: ResendSender | null
  secrets: readonly string[]
}

/**
 * What the host has configured, for ARMS itself. It hangs on the process, not on this file: Medusa loads
 * providers by a way of its own, and that may give another copy of the file.
 */
const SLOT = Symbol.for("medusa-plugin-arms.resend")
const shared = globalThis as { [SLOT]?: Configured }
const configured: Configured = (shared[SLOT] ??= { sender: null, secrets: [] })

/** The sender for batches, when the host has made this provider its e-mail channel. */
export const configuredSender = (): ResendSender | null => configured.sender

/** Secrets under which the provider signs its webhooks; none: every webhook is refused. */
export const webhookSecrets = (): readonly string[] => configured.secrets

const idOf = async (sender: MailSender, mail: Mail, key: string): Promise<string> => {
  const reply = await sender.send([mail], key)
  if (reply.outcome !== "accepted") throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, reply.sentence)
  const [result] = reply.results
  if ("refused" in result) throw new MedusaError(MedusaError.Types.INVALID_DATA, result.refused)
  return result.id
}

/**
 * Resend as the host's notification provider: single mails with `content`. ARMS's own notices go in
 * batches through {@link configuredSender}. It throws on failure: answering nothing would be kept as success.
 */
export class ArmsResendService extends AbstractNotificationProviderService {
  static identifier = "arms-resend"

  /** Medusa calls it while it loads its providers. */
  static validateOptions(options: Record<string, unknown>): void {
    const sender = senderOf(options)
    const channels = Array.isArray(options.channels) ? options.channels : []
    configured.secrets = secretsOf(options)
    if (channels.includes("email")) configured.sender = sender
  }

  private readonly sender: ResendSender

  constructor(_container: Record<string, unknown>, options: ResendOptions) {
    super()
    this.sender = senderOf(options)
  }

  async send(notification: ProviderSendNotificationDTO): Promise<ProviderSendNotificationResultsDTO> {
    const { to, content, from, attachments, provider_data } = notification
    if (!content?.subject || !(content.html || content.text)) {
      throw wrong(`the notification "${notification.template}" has no content: expected subject and html or text.`)
    }
    const mail: Mail = {
      from: from?.trim() || this.sender.from,
      to: [to],
      subject: content.subject,
      html: content.html ?? "",
      text: content.text ?? "",
      tags: [],
      ...(attachments?.length
        ? { attachments: attachments.map(({ filename, content: bytes }) => ({ filename, content: bytes })) }
        : {}),
    }
    const given = provider_data?.idempotency_key
    const id = (notification as { id?: string }).id
    return {
      id: await idOf(this.sender, mail, typeof given === "string" ? given : `notification/${id ?? randomUUID()}`),
    }
  }
}
