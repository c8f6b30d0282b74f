import { randomUUID } from "crypto"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { compileText } from "../emails/compile"
import { renderMessage } from "../emails/render"
import { languageOf, MESSAGE_KEYS } from "../emails/texts"
import { asksForOverdue } from "../domain"
import { ARMS_MODULE } from "../modules/arms"
import type ArmsModuleService from "../modules/arms/service"
import { messageFor } from "../modules/arms/run/message-input"
import { responsibleFor } from "../modules/arms/run/outside"
import { punctualityOf } from "../modules/arms/run/punctuality"
import { recipientsOf } from "../modules/arms/sql/messages"
import { openLines } from "../modules/arms/sql/notice-lines"
import { currentTexts } from "../modules/arms/sql/texts"
import type { Rendered, TextContent } from "../operations"
import { portsOf } from "./ports"
import { countTestMail } from "./set-up"

/** A text as it would be seen. */
export interface TextToSee {
  readonly key: string
  readonly account_id: string
  readonly content?: TextContent
  /** Instead of the language the account is written to. */
  readonly language?: string
  /** Only these of what is open. */
  readonly receivable_ids?: readonly string[]
}

/** Fills a text, stored or not yet, with what a real account owes today. Nothing is kept, nothing is sent. */
export async function previewText(
  container: MedusaContainer,
  { key, account_id, content, language: asked, receivable_ids }: TextToSee
): Promise<Rendered> {
  const arms = container.resolve<ArmsModuleService>(ARMS_MODULE)
  const db = arms.host.db()
  const world = await arms.world()
  const [found] = await recipientsOf(db, [account_id])
  const reached = found && { ...found, contact_language: asked ?? found.contact_language }
  if (!reached)
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no account with id "${account_id.slice(0, 64)}".`)
  const stored = await currentTexts(db, [key])
  if (!content && stored.length === 0 && !(MESSAGE_KEYS as readonly string[]).includes(key))
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no text with key "${key.slice(0, 64)}".`)
  const language = languageOf(reached.contact_language ?? reached.language, world.settings.default_language)
  const draft = content && { key, language, version: 0, content, compiled: await compileText(content, language) }
  const about = { text_key: key, business_date: world.clock.today, selling_entity: null }
  const named = receivable_ids && new Set(receivable_ids)
  const open = await openLines(db, [account_id])
  const overdue = asksForOverdue(key) ? open.filter(({ due_date }) => due_date! < world.clock.today) : []
  const shown = named ? open.filter((line) => named.has(line.receivable_id ?? "")) : overdue.length > 0 ? overdue : open
  const owners = await responsibleFor(db, await portsOf(container), [account_id])
  const [punctuality] = (await punctualityOf(db, world, [account_id])).values()
  return renderMessage(
    messageFor(world, about, {
      reached,
      owner: owners.get(reached.owner_id ?? "") ?? null,
      shown,
      stored: draft ? [draft] : stored,
      documents: new Map(),
      punctuality: punctuality ?? null,
    })
  )
}

/** Sends a text as it would be seen to somebody; it is no notice and leaves no trace in a customer's history. */
export async function sendTestOf(
  container: MedusaContainer,
  what: TextToSee,
  to: string,
  actor: string
): Promise<{ via: string; to: string; subject: string }> {
  const arms = container.resolve<ArmsModuleService>(ARMS_MODULE)
  await countTestMail(arms.host, to, { actor, reason: "test of a text" })
  const message = { ...(await previewText(container, what)), recipient: to, attachments: [] }
  const { clock } = await arms.world()
  const work = {
    noticeId: "test",
    key: `arms/test/${randomUUID()}`,
    accountId: what.account_id,
    businessDate: clock.today,
    channel: "email",
    params: {},
    actionIds: [],
    message,
  }
  const ports = await portsOf(container)
  const { via } = await ports.deliver(work, message)
  return { via, to, subject: message.subject }
}
