import { createHash } from "crypto"
import type { Mail, Ports, StoredText } from "../../../operations"
import type { Db } from "../sql/db"
import type { MessageRow, Recipient } from "../sql/messages"
import { recipientsOf } from "../sql/messages"
import { skipNotices } from "../sql/notice-ends"
import { openLines, type NoticeLine } from "../sql/notice-lines"
import { type ClaimedNotice } from "../sql/notices"
import { currentTexts } from "../sql/texts"
import { newId } from "./ids"
import { messageFor, sellerOf } from "./message-input"
import type { LinesOf } from "./recheck"
import type { World } from "./world"

/** What composing needs, read once for all notices of a claim. */
interface Material {
  readonly recipients: ReadonlyMap<string, readonly Recipient[]>
  readonly statements: ReadonlyMap<string, readonly NoticeLine[]>
  readonly texts: ReadonlyMap<string, readonly StoredText[]>
}

const grouped = <T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}

const namesReceivables = (lines: readonly NoticeLine[]) => lines.some((line) => line.receivable_id !== null)

async function materialFor(db: Db, notices: readonly ClaimedNotice[], lines: LinesOf): Promise<Material> {
  const accounts = [...new Set(notices.map((notice) => notice.account_id))]
  const keys = [...new Set(notices.flatMap((notice) => (notice.text_key === null ? [] : [notice.text_key])))]
  const stating = notices.filter((notice) => !namesReceivables(lines.get(notice.id) ?? []))
  const statements =
    stating.length === 0
      ? []
      : await openLines(
          db,
          stating.map((notice) => notice.account_id)
        )
  return {
    recipients: grouped(await recipientsOf(db, accounts), (row) => row.account_id),
    statements: grouped(statements, (row) => row.account_id),
    texts: grouped(await currentTexts(db, keys), (text) => text.key),
  }
}

/** Everything of a mail beside subject and body; its bytes follow from it and the stored body. */
export type Envelope = Omit<Mail, "subject" | "html" | "text" | "attachments">

/** The mail of a frozen message; its keys always in this order, so that its bytes are always the same. */
export const mailOf = (
  envelope: Envelope,
  content: { subject: string; html: string; text: string },
  attachments: Mail["attachments"] | null
): Mail => ({
  from: envelope.from,
  to: envelope.to,
  ...(envelope.cc ? { cc: envelope.cc } : {}),
  ...(envelope.reply_to ? { reply_to: envelope.reply_to } : {}),
  subject: content.subject,
  html: content.html,
  text: content.text,
  ...(envelope.headers ? { headers: envelope.headers } : {}),
  tags: envelope.tags,
  ...(attachments?.length ? { attachments } : {}),
})

/** SHA-256 of a text, hexadecimal. */
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex")

/** What the law lets the recipient do without: everything before a payment is due (RFC 8058, P17). */
function unsubscribeHeaders(ports: Ports, notice: ClaimedNotice, contactId: string | null): Pick<Envelope, "headers"> {
  const url = notice.voice === "demand" || contactId === null ? null : ports.unsubscribeUrl(contactId)
  if (url === null) return {}
  return { headers: { "List-Unsubscribe": `<${url}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } }
}

const UNSUBSCRIBED = "unsubscribed"

async function composeOne(
  ports: Ports,
  world: World,
  notice: ClaimedNotice,
  lines: readonly NoticeLine[],
  { recipients, statements, texts }: Material
): Promise<MessageRow | typeof UNSUBSCRIBED> {
  const known = recipients.get(notice.account_id) ?? []
  const channel = notice.channel === "sms" ? "phone" : "email"
  const wanted = known.filter((one) => notice.voice === "demand" || !one.unsubscribed)
  const reached = wanted.find((one) => one[channel] !== null) ?? wanted[0] ?? null
  if (reached === null && known.length > 0) return UNSUBSCRIBED
  const seller = sellerOf(world, notice)
  const shown = namesReceivables(lines) ? lines : (statements.get(notice.account_id) ?? [])
  const rendered = await ports.render(messageFor(world, notice, reached, shown, texts.get(notice.text_key ?? "") ?? []))
  const to = reached?.[channel] ?? null
  const envelope: Envelope = {
    from: seller?.mail_from ?? ports.mailSender?.from ?? "",
    to: to === null ? [] : [to],
    ...(seller?.reply_to ? { reply_to: [seller.reply_to] } : {}),
    ...unsubscribeHeaders(ports, notice, reached?.contact_id ?? null),
    tags: [
      { name: "arms_notice", value: notice.key },
      ...(world.installationId ? [{ name: "arms_shop", value: world.installationId }] : []),
    ],
  }
  return {
    id: newId("armsg"),
    notice_id: notice.id,
    account_id: notice.account_id,
    recipient: to,
    language: rendered.language,
    subject: rendered.subject,
    html: rendered.html,
    text: rendered.text,
    sha256: sha256(JSON.stringify(mailOf(envelope, rendered, null))),
    envelope,
    frozen: Object.fromEntries(
      shown.flatMap((line) => (line.receivable_id ? [[line.receivable_id, line.open_amount ?? "0"]] : []))
    ),
    attachments: null,
    text_version: rendered.version,
  }
}

/** A composed message, or why this notice alone could not be composed. */
export interface Composed {
  readonly notice: ClaimedNotice
  readonly message: MessageRow | null
  readonly problem: string | null
}

/**
 * Fills the messages of claimed notices; one that cannot be filled fails alone (DESIGN §3.12), one nobody
 * wants is skipped and is not in the answer.
 */
export async function compose(
  db: Db,
  ports: Ports,
  world: World,
  notices: readonly ClaimedNotice[],
  lines: LinesOf
): Promise<Composed[]> {
  const material = await materialFor(db, notices, lines)
  const composed: Composed[] = []
  const unwanted: ClaimedNotice[] = []
  for (const notice of notices) {
    try {
      const message = await composeOne(ports, world, notice, lines.get(notice.id) ?? [], material)
      if (message === UNSUBSCRIBED) unwanted.push(notice)
      else composed.push({ notice, message, problem: null })
    } catch (error) {
      composed.push({ notice, message: null, problem: String((error as Error).message ?? error).slice(0, 500) })
    }
  }
  await skipNotices(
    db,
    unwanted.map((notice) => notice.id),
    "unsubscribed"
  )
  return composed
}
