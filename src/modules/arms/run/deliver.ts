import { createHash } from "crypto"
import { formatAmount, parseAmount } from "../../../domain"
import type { FrozenMessage, MessageLine, Ports, Work } from "../../../operations"
import type { Db } from "../sql/db"
import {
  claimNotices,
  countAttempt,
  dropLines,
  endNotice,
  noticeLines,
  openLines,
  postponeNotice,
  type ClaimedNotice,
  type NoticeLine,
} from "../sql/notices"
import { freezeMessage, messageOf, recipientOf, type MessageRow } from "../sql/messages"
import { finishPerformedRuns } from "../sql/runs"
import { newId } from "./ids"
import type { EngineHost } from "./engine"
import { readWorld, type World } from "./world"

/** Notices one worker takes at a time. */
const BATCH = 25
/** The provider remembers a key for 24 h; after 23 h nothing is repeated (D4). */
const PROVIDER_MEMORY_HOURS = 23
const BACKOFF_SECONDS = [30, 120, 600, 1800, 3600]

const isCovered = (line: NoticeLine) =>
  line.receivable_id !== null &&
  !line.concerns_settled &&
  (parseAmount(line.open_amount ?? "0", line.currency ?? "EUR") ?? 0n) === 0n

/**
 * Facts at send time (DESIGN §3.5): settled lines end, blocked ones wait for the next run. Answers
 * what is left to say; `null` when nothing is.
 */
async function recheck(db: Db, world: World, notice: ClaimedNotice): Promise<NoticeLine[] | null> {
  const lines = await noticeLines(db, notice.id, world.clock.today)
  const settled = lines.filter(isCovered)
  const blocked = lines.filter(
    (line) => line.blocked && !isCovered(line) && notice.voice !== "courtesy" && notice.voice !== null
  )
  await dropLines(
    db,
    settled.map((line) => line.action_id),
    "settled",
    "settled"
  )
  await dropLines(
    db,
    blocked.map((line) => line.action_id),
    "ended",
    "dunning_block"
  )
  const left = lines.filter((line) => !settled.includes(line) && !blocked.includes(line))
  if (left.length > 0) return left
  await endNotice(db, notice.id, notice.token, { state: "settled" })
  return null
}

const asLine = (line: NoticeLine): MessageLine[] => {
  if (line.number === null || line.currency === null) return []
  const amount = (text: string | null) => formatAmount(parseAmount(text ?? "0", line.currency!) ?? 0n, line.currency!)
  return [
    {
      number: line.number,
      issueDate: line.issue_date!,
      dueDate: line.due_date!,
      currency: line.currency,
      amount: amount(line.amount),
      open: amount(line.open_amount),
    },
  ]
}

async function render(
  db: Db,
  ports: Ports,
  world: World,
  notice: ClaimedNotice,
  lines: readonly NoticeLine[]
): Promise<MessageRow | null> {
  if (notice.text_key === null) return null
  const recipient = await recipientOf(db, notice.account_id)
  const sellers = world.settings.selling_entities
  const seller = sellers[notice.selling_entity ?? world.settings.default_selling_entity] ?? Object.values(sellers)[0]
  const shown = lines.some((line) => line.receivable_id) ? lines : await openLines(db, notice.account_id)
  const rendered = await ports.render({
    textKey: notice.text_key,
    languages: [recipient?.contact_language ?? null, recipient?.language ?? null, world.settings.default_language],
    businessDate: notice.business_date,
    accountName: recipient?.name ?? "",
    contactName: recipient?.contact_name ?? null,
    lines: shown.flatMap(asLine),
    seller,
  })
  const to = notice.channel === "sms" ? recipient?.phone : recipient?.email
  const bytes = [to ?? "", rendered.subject, rendered.html, rendered.text].join("\u001f")
  return {
    id: newId("armsg"),
    notice_id: notice.id,
    account_id: notice.account_id,
    recipient: to ?? null,
    ...rendered,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  }
}

/** The bytes of the first attempt, or fresh ones while no attempt has been made. */
async function freeze(db: Db, ports: Ports, world: World, notice: ClaimedNotice): Promise<{ work: Work } | null> {
  const lines = await recheck(db, world, notice)
  if (lines === null) return null
  let message = notice.attempts > 0 ? await messageOf(db, notice.id) : null
  if (message === null) {
    message = await render(db, ports, world, notice, lines)
    if (message) await freezeMessage(db, message)
  }
  const frozen: FrozenMessage | null = message && {
    recipient: message.recipient,
    language: message.language,
    subject: message.subject ?? "",
    html: message.html ?? "",
    text: message.text ?? "",
  }
  const work: Work = {
    noticeId: notice.id,
    key: `arms/${notice.key}`,
    accountId: notice.account_id,
    businessDate: notice.business_date,
    channel: notice.channel,
    params: notice.params as Record<string, unknown>,
    actionIds: lines.map((line) => line.action_id),
    message: frozen,
  }
  return { work }
}

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500)
const isPermanent = (error: unknown): boolean =>
  error instanceof Error && "permanent" in error && error.permanent === true

async function fail(host: EngineHost, notice: ClaimedNotice, error: unknown): Promise<void> {
  const sentence = sentenceOf(error)
  await host.transaction(async (db) => {
    if (isPermanent(error)) {
      await endNotice(db, notice.id, notice.token, { state: "failed", error: sentence, result: { error: sentence } })
    } else if ((notice.hours_since_first_try ?? 0) >= PROVIDER_MEMORY_HOURS) {
      await endNotice(db, notice.id, notice.token, { state: "uncertain", error: sentence, result: { error: sentence } })
    } else {
      const seconds = BACKOFF_SECONDS[Math.min(notice.attempts, BACKOFF_SECONDS.length - 1)]
      await postponeNotice(db, notice.id, notice.token, seconds, sentence)
    }
  })
}

/** One notice: re-read the facts, freeze, commit, send, mark (reliability §6). */
async function performOne(host: EngineHost, world: World, notice: ClaimedNotice, ports: Ports): Promise<void> {
  try {
    if ((notice.hours_since_first_try ?? 0) >= PROVIDER_MEMORY_HOURS)
      throw new Error("No answer for 23 hours: it may have been sent.")
    const frozen = await host.transaction((db) => freeze(db, ports, world, notice))
    if (frozen === null) return
    const operation = host.catalog.operations[notice.operation]
    if (!operation?.perform)
      throw Object.assign(new Error(`The operation ${notice.operation} is not installed.`), { permanent: true })
    if (!(await countAttempt(host.db(), notice.id, notice.token))) return
    const { via, providerId } = await operation.perform(frozen.work, ports)
    const mine = await host.transaction((db) =>
      endNotice(db, notice.id, notice.token, { state: "sent", providerId, result: { via, provider_id: providerId } })
    )
    if (mine)
      await host.publish(frozen.work.actionIds.map((id) => ({ name: "arms.action.done", data: { action_id: id } })))
  } catch (error) {
    await fail(host, notice, error)
  }
}

/** Does what is due outside the database until nothing is left; a pause stops the claims at once. */
export async function performDue(host: EngineHost, ports: Ports, stop: () => boolean = () => false): Promise<number> {
  let done = 0
  while (!stop()) {
    const world = await readWorld(host.db(), host.catalog)
    if (world.paused || world.liveSince === null) break
    const token = newId("artok")
    const claimed = await host.transaction((db) => claimNotices(db, token, host.leaseSeconds, BATCH))
    if (claimed.length === 0) break
    for (const notice of claimed) await performOne(host, world, notice, ports)
    done += claimed.length
  }
  await finishPerformedRuns(host.db())
  return done
}
