import { createHash } from "crypto"
import type { Employee, Mail, Ports, StoredText } from "../../../operations"
import type { Db } from "../sql/db"
import type { MessageRow, Recipient } from "../sql/messages"
import { recipientsOf, suppressedOf } from "../sql/messages"
import { ownersOf } from "../sql/plan-effects"
import { skipNotices } from "../sql/notice-ends"
import { openLines, type NoticeLine } from "../sql/notice-lines"
import { type ClaimedNotice } from "../sql/notices"
import { currentTexts } from "../sql/texts"
import { addressed, envelopeFor, type Envelope } from "./envelope"
import { newId } from "./ids"
import { messageFor, sellerOf } from "./message-input"
import type { LinesOf } from "./recheck"
import type { World } from "./world"

/** What composing needs, read once for all notices of a claim. */
interface Material {
  readonly recipients: ReadonlyMap<string, readonly Recipient[]>
  readonly statements: ReadonlyMap<string, readonly NoticeLine[]>
  readonly texts: ReadonlyMap<string, readonly StoredText[]>
  readonly owners: Owners
}

const grouped = <T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}

const namesReceivables = (lines: readonly NoticeLine[]) => lines.some((line) => line.receivable_id !== null)

/** Employees responsible for accounts, by their ids. */
export type Owners = ReadonlyMap<string, Employee>

/** Asks the host who is responsible; before the transaction, which holds a connection that the host may need. */
export async function responsibleFor(db: Db, ports: Ports, notices: readonly ClaimedNotice[]): Promise<Owners> {
  const accounts = [...new Set(notices.map((notice) => notice.account_id))]
  const ids = (await ownersOf(db, accounts)).flatMap((row) => (row.owner_id === null ? [] : [row.owner_id]))
  if (ids.length === 0) return new Map()
  const employees = await ports.employees([...new Set(ids)])
  const silent = await suppressedOf(
    db,
    [...employees.values()].flatMap(({ email }) => (email === null ? [] : [email]))
  )
  return new Map(
    [...employees].map(([id, one]) => [id, silent.has(one.email?.toLowerCase() ?? "") ? { ...one, email: null } : one])
  )
}

async function materialFor(
  db: Db,
  owners: Owners,
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
  return {
    owners,
    recipients: grouped(await recipientsOf(db, accounts), (row) => row.account_id),
    statements: grouped(statements, (row) => row.account_id),
    texts: grouped(await currentTexts(db, keys), (text) => text.key),
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
  ...(attachments?.length ? { attachments } : {}),
})

/** SHA-256 of a text, hexadecimal. */
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex")

const UNSUBSCRIBED = "unsubscribed"

async function composeOne(
  ports: Ports,
  world: World,
  notice: ClaimedNotice,
  lines: readonly NoticeLine[],
  { recipients, statements, texts, owners }: Material
): Promise<MessageRow | typeof UNSUBSCRIBED> {
  const known = recipients.get(notice.account_id) ?? []
  const wanted = known.filter((one) => notice.voice === "demand" || !one.unsubscribed)
  if (wanted.length === 0 && known.length > 0) return UNSUBSCRIBED
  const owner = owners.get(known[0]?.owner_id ?? "") ?? null
  const letters = addressed(notice.params as Record<string, unknown>, wanted, owner)
  const called = wanted.find((one) => one.phone !== null)
  const reached = (notice.channel === "sms" ? called : letters.to[0]) ?? wanted[0] ?? null
  const shown = namesReceivables(lines) ? lines : (statements.get(notice.account_id) ?? [])
  const stored = texts.get(notice.text_key ?? "") ?? []
  const rendered = await ports.render(messageFor(world, notice, { reached, owner, shown, stored }))
  const to = (notice.channel === "sms" ? called?.phone : letters.to[0]?.email) ?? null
  const envelope = envelopeFor(ports, world, notice, letters, sellerOf(world, notice), owner)
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
  lines: LinesOf,
  owners: Owners
): Promise<Composed[]> {
  const material = await materialFor(db, owners, notices, lines)
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
