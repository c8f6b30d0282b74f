import { createHash } from "crypto"
import { groupBy } from "../../../domain"
import type { Mail, Ports, StoredText } from "../../../operations"
import type { Db } from "../sql/db"
import type { MessageRow, Recipient } from "../sql/messages"
import { recipientsOf } from "../sql/messages"
import { skipNotices } from "../sql/notice-ends"
import { openLines, type NoticeLine } from "../sql/notice-lines"
import { type ClaimedNotice } from "../sql/notices"
import { currentTexts } from "../sql/texts"
import { addressed, envelopeFor, type Envelope } from "./envelope"
import { newId } from "./ids"
import { messageFor, sellerOf } from "./message-input"
import type { Outside } from "./outside"
import { asksForPunctuality, punctualityOf, type Punctuality } from "./punctuality"
import type { LinesOf } from "./recheck"
import type { World } from "./world"

/** What composing needs, read once for all notices of a claim. */
interface Material {
  readonly recipients: ReadonlyMap<string, readonly Recipient[]>
  readonly statements: ReadonlyMap<string, readonly NoticeLine[]>
  readonly texts: ReadonlyMap<string, readonly StoredText[]>
  readonly punctuality: ReadonlyMap<string, Punctuality>
  readonly outside: Outside
}

const namesReceivables = (lines: readonly NoticeLine[]) => lines.some((line) => line.receivable_id !== null)

async function materialFor(
  db: Db,
  world: World,
  outside: Outside,
  notices: readonly ClaimedNotice[],
  lines: LinesOf
): Promise<Material> {
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
  const texts = await currentTexts(db, keys)
  const asked = texts.some((text) => asksForPunctuality(text.content))
  return {
    outside,
    punctuality: asked ? await punctualityOf(db, world, accounts) : new Map(),
    recipients: groupBy(await recipientsOf(db, accounts), (row) => row.account_id),
    statements: groupBy(statements, (row) => row.account_id),
    texts: groupBy(texts, (text) => text.key),
  }
}

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
  ...(attachments?.length ? { attachments: attachments.map(({ filename, content }) => ({ filename, content })) } : {}),
})

/** SHA-256 of a text, hexadecimal. */
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex")

const UNSUBSCRIBED = "unsubscribed"

async function composeOne(
  ports: Ports,
  world: World,
  notice: ClaimedNotice,
  lines: readonly NoticeLine[],
  { recipients, statements, texts, punctuality, outside }: Material
): Promise<MessageRow | typeof UNSUBSCRIBED> {
  const known = recipients.get(notice.account_id) ?? []
  // What belongs to the contract is told to everybody: a demand, and what has become of an order (no voice).
  const isDue = notice.voice === "demand" || notice.voice === null
  const wanted = known.filter((one) => isDue || !one.unsubscribed)
  if (wanted.length === 0 && known.length > 0) return UNSUBSCRIBED
  const { documents } = outside
  const owner = outside.owners.get(known[0]?.owner_id ?? "") ?? null
  const letters = addressed(notice.params as Record<string, unknown>, wanted, owner)
  const called = wanted.find((one) => one.phone !== null)
  const reached = (notice.channel === "sms" ? called : letters.to[0]) ?? wanted[0] ?? null
  const shown = namesReceivables(lines) ? lines : (statements.get(notice.account_id) ?? [])
  const stored = texts.get(notice.text_key ?? "") ?? []
  const rendered = await ports.render(
    messageFor(world, notice, {
      reached,
      owner,
      shown,
      stored,
      documents,
      punctuality: punctuality.get(notice.account_id) ?? null,
    })
  )
  const to = (notice.channel === "sms" ? called?.phone : letters.to[0]?.email) ?? null
  const envelope = envelopeFor(ports, world, notice, letters, sellerOf(world, notice), owner)
  const files =
    rendered.document === "attached" ? shown.flatMap((line) => documents.get(line.receivable_id ?? "") ?? []) : []
  return {
    id: newId("armsg"),
    notice_id: notice.id,
    account_id: notice.account_id,
    recipient: to,
    language: rendered.language,
    subject: rendered.subject,
    html: rendered.html,
    text: rendered.text,
    sha256: sha256(JSON.stringify(mailOf(envelope, rendered, files))),
    envelope,
    frozen: Object.fromEntries(
      shown.flatMap((line) => (line.receivable_id ? [[line.receivable_id, line.open_amount ?? "0"]] : []))
    ),
    attachments: files.length > 0 ? files : null,
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
  lines: LinesOf,
  outside: Outside
): Promise<Composed[]> {
  const material = await materialFor(db, world, outside, notices, lines)
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
