import { MAX_BATCH, type Mail, type MailSender, type Ports } from "../../../operations"
import { stillMine } from "../sql/batch-members"
import { claimMails, insertBatch, type ClaimedBatch, type ClaimTier } from "../sql/batches"
import type { Db } from "../sql/db"
import { documentsOf, setAlone } from "../sql/documents"
import { freezeMessages, type MessageRow } from "../sql/messages"
import { failNotices } from "../sql/notice-ends"
import type { ClaimedNotice } from "../sql/notices"
import { compose, mailOf, sha256, type Composed } from "./compose"
import { CRASHES_ALLOWED, DEADLY, keyOf } from "./doubt"
import type { Envelope } from "./envelope"
import type { EngineHost } from "./engine"
import { newId } from "./ids"
import { askOutside } from "./outside"
import { recheck } from "./recheck"
import type { World } from "./world"

const FEW_CRASHES = CRASHES_ALLOWED - 3
/** What everybody takes: a whole batch, else one that goes in a request of its own. */
const ORDINARY: readonly ClaimTier[] = [
  { leastCrashes: 0, mostCrashes: FEW_CRASHES, limit: MAX_BATCH, alone: false },
  { leastCrashes: 0, mostCrashes: FEW_CRASHES, limit: 1, alone: true },
]
/**
 * The more workers have died over notices, the fewer are taken at once, and only one lot by a worker at a time:
 * what kills it takes few with it, and nobody who is suspected for its neighbour's sake (F13).
 */
const SUSPECT: readonly ClaimTier[] = [
  { leastCrashes: FEW_CRASHES + 1, mostCrashes: FEW_CRASHES + 1, limit: 25, alone: null },
  { leastCrashes: FEW_CRASHES + 2, mostCrashes: 1_000_000, limit: 1, alone: null },
]

/** What sending mails works with. */
export interface MailWork {
  readonly host: EngineHost
  readonly ports: Ports
  readonly sender: MailSender
}

/** Kinds of operations whose messages go in batches. */
export const mailKinds = (host: EngineHost): string[] =>
  Object.values(host.catalog.operations).flatMap((operation) => (operation.mail ? [operation.kind] : []))

const NO_ADDRESS = "The account has no address for this channel."

const problemOf = ({ message, problem }: Composed): string | null =>
  problem ?? (message?.recipient === null ? NO_ADDRESS : null)

/** Key of a batch: a hash of its members' keys, so that the same members have the same key (F17). */
export const batchKey = (notices: readonly Pick<ClaimedNotice, "key" | "sent_again">[]): string =>
  notices.length === 1
    ? `arms/${keyOf(notices[0])}`
    : `arms/batch/${sha256(notices.map(keyOf).join("\n")).slice(0, 40)}`

/** Hash of a request's bytes as they would be sent now. */
export const bytesHash = (mails: readonly Mail[]): string => sha256(JSON.stringify(mails))

const mailIn = ({ envelope, subject, html, text, attachments }: MessageRow): Mail =>
  mailOf(envelope as Envelope, { subject: subject ?? "", html: html ?? "", text: text ?? "" }, attachments)

/** Reads the facts again, fills the mails, stores them and the batch; commits before the network. */
async function freeze(
  { host, ports }: MailWork,
  world: World,
  claimed: readonly ClaimedNotice[],
  token: string
): Promise<ClaimedBatch | null> {
  const outside = await askOutside(host, ports, claimed)
  return host.transaction(async (db: Db) => {
    const mine = await stillMine(
      db,
      claimed.map((notice) => notice.id),
      token
    )
    const notices = claimed.filter((notice) => mine.has(notice.id)).sort((a, b) => (a.id < b.id ? -1 : 1))
    const lines = await recheck(db, world, notices)
    const composed = await compose(
      db,
      ports,
      world,
      notices.filter((notice) => lines.has(notice.id)),
      lines,
      outside
    )
    const failed = composed.flatMap((one) => {
      const sentence = problemOf(one)
      return sentence === null ? [] : [{ id: one.notice.id, sentence }]
    })
    await failNotices(db, token, failed)
    const good = composed.filter((one) => problemOf(one) === null)
    if (good.length === 0) return null
    const messages = good.map((one) => one.message!)
    await freezeMessages(db, messages)
    return insertBatch(db, {
      id: newId("arbat"),
      key: batchKey(good.map((one) => one.notice)),
      sha256: bytesHash(messages.map(mailIn)),
      token,
      leaseSeconds: host.leaseSeconds,
      members: good.map((one) => one.notice.id),
    })
  })
}

/** Those of several that carry documents are given back to be claimed alone: a batch takes no attachments (D6). */
async function withoutDocuments(
  host: EngineHost,
  claimed: readonly ClaimedNotice[],
  token: string
): Promise<readonly ClaimedNotice[]> {
  if (claimed.length < 2) return claimed
  const ids = claimed.map((notice) => notice.id)
  const carrying = new Set((await documentsOf(host.db(), ids)).map((row) => row.notice_id))
  if (carrying.size > 0) await setAlone(host.db(), [...carrying], token)
  return claimed.filter((notice) => !carrying.has(notice.id))
}

/**
 * Claims the next mails and freezes them as a batch; `suspects`: also those over which workers have died. `null`: nothing is to be sent; `"nothing_left"`: what was
 * claimed has ended (settled, failed), there may be more.
 */
export async function nextBatch(
  work: MailWork,
  world: World,
  suspects: boolean
): Promise<ClaimedBatch | "nothing_left" | null> {
  const { host } = work
  const token = newId("artok")
  const claim = { token, leaseSeconds: host.leaseSeconds, operations: mailKinds(host) }
  let claimed: ClaimedNotice[] = []
  const tiers = suspects ? [...ORDINARY, ...SUSPECT] : ORDINARY
  for (const tier of tiers) if (claimed.length === 0) claimed = await claimMails(host.db(), claim, tier)
  if (claimed.length === 0) return null
  await host.reached?.("after_claim")
  const dead = claimed.filter((notice) => notice.crashes >= CRASHES_ALLOWED)
  await host.transaction((db) =>
    failNotices(
      db,
      token,
      dead.map(({ id }) => ({ id, sentence: DEADLY }))
    )
  )
  const alive = claimed.filter((notice) => !dead.includes(notice))
  const together = await withoutDocuments(host, alive, token)
  const batch = together.length === 0 ? null : await freeze(work, world, together, token)
  if (batch) await host.reached?.("after_freeze")
  return batch ?? "nothing_left"
}
