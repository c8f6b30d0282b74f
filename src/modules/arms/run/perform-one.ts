import { PermanentFailure, type FrozenMessage, type Ports, type Work } from "../../../operations"
import type { Db } from "../sql/db"
import { freezeMessages, messageOf, type MessageRow } from "../sql/messages"
import { countAttempt, endNotice, postponeNotice, type ClaimedNotice } from "../sql/notices"
import { compose } from "./compose"
import { CHANGED, CRASHES_ALLOWED, DEADLY, keyOf, MEMORY_HOURS, TOO_LATE } from "./doubt"
import type { EngineHost } from "./engine"
import { askOutside, type Outside } from "./outside"
import { persistently } from "./persist"
import { readLines, recheck } from "./recheck"
import type { World } from "./world"

const BACKOFF_SECONDS = [30, 120, 600, 1800, 3600]

const frozenOf = (message: MessageRow): FrozenMessage => ({
  recipient: message.recipient,
  language: message.language,
  subject: message.subject ?? "",
  html: message.html ?? "",
  text: message.text ?? "",
  attachments: message.attachments ?? [],
})

class Uncertain extends Error {}

/** An attempt that may have been accepted is repeated only as it was: does every line still stand so? */
async function unchanged(db: Db, world: World, notice: ClaimedNotice): Promise<readonly string[]> {
  const { left, settled, blocked } = await readLines(db, world, [notice])
  const message = await messageOf(db, notice.id)
  const lines = left.get(notice.id) ?? []
  const other = lines.some(
    (line) => line.receivable_id !== null && Number(message?.frozen?.[line.receivable_id]) !== Number(line.open_amount)
  )
  if (settled.length > 0 || blocked.length > 0 || (message && other)) throw new Uncertain(CHANGED)
  return lines.map((line) => line.action_id)
}

/** The bytes of the first attempt that may have been accepted, or fresh ones. */
async function freeze(
  db: Db,
  ports: Ports,
  world: World,
  notice: ClaimedNotice,
  outside: Outside
): Promise<Work | null> {
  const repeats = notice.maybe_accepted
  let actionIds: readonly string[]
  let message: MessageRow | null = null
  if (repeats) {
    actionIds = await unchanged(db, world, notice)
    message = await messageOf(db, notice.id)
  } else {
    const lines = await recheck(db, world, [notice])
    if (!lines.has(notice.id)) return null
    actionIds = lines.get(notice.id)!.map((line) => line.action_id)
    if (notice.text_key !== null) {
      const [composed] = await compose(db, ports, world, [notice], lines, outside)
      if (!composed) return null
      if (composed.message === null) throw new PermanentFailure(composed.problem ?? "")
      message = composed.message
      await freezeMessages(db, [message])
    }
  }
  return {
    noticeId: notice.id,
    key: `arms/${keyOf(notice)}`,
    accountId: notice.account_id,
    businessDate: notice.business_date,
    channel: notice.channel,
    params: notice.params as Record<string, unknown>,
    actionIds,
    message: message && frozenOf(message),
  }
}

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500)
const isPermanent = (error: unknown): boolean =>
  error instanceof Error && "permanent" in error && error.permanent === true

async function fail(
  host: EngineHost,
  notice: ClaimedNotice,
  error: unknown,
  attempt: "made" | "none",
  repeatable: boolean
) {
  const sentence = sentenceOf(error)
  const end = { error: sentence, result: { error: sentence } }
  await host.transaction(async (db) => {
    if (error instanceof Uncertain) await endNotice(db, notice.id, notice.token, { state: "uncertain", ...end })
    else if (isPermanent(error)) await endNotice(db, notice.id, notice.token, { state: "failed", ...end })
    else if (attempt === "made" && !repeatable)
      await endNotice(db, notice.id, notice.token, { state: "uncertain", ...end })
    else {
      const seconds = BACKOFF_SECONDS[Math.min(notice.attempts, BACKOFF_SECONDS.length - 1)]
      await postponeNotice(db, notice.id, notice.token, seconds, sentence)
    }
  })
}

/** What may not be tried at all: nobody knows, too long ago, or it kills whoever takes it. */
function refuse(notice: ClaimedNotice, repeatable: boolean): void {
  if (notice.crashes >= CRASHES_ALLOWED)
    throw notice.maybe_accepted ? new Uncertain(DEADLY) : new PermanentFailure(DEADLY)
  if (notice.maybe_accepted && !repeatable)
    throw new Uncertain("A worker died while it was being sent: it may have been sent.")
  if (notice.maybe_accepted && (notice.hours_since_first_try ?? 0) >= MEMORY_HOURS) throw new Uncertain(TOO_LATE)
}

/** One notice: re-read the facts, freeze, commit, send, mark (reliability §6). */
export async function performOne(host: EngineHost, world: World, notice: ClaimedNotice, ports: Ports): Promise<void> {
  const operation = host.catalog.operations[notice.operation]
  const repeatable = operation?.repeatable === true || ports.repeatable
  let attempt: "made" | "none" = "none"
  try {
    refuse(notice, repeatable)
    const outside = await askOutside(host, ports, notice.text_key === null ? [] : [notice])
    const work = await host.transaction((db) => freeze(db, ports, world, notice, outside))
    if (work === null) return
    if (!operation?.perform) throw new PermanentFailure(`The operation ${notice.operation} is not installed.`)
    if (!(await countAttempt(host.db(), notice.id, notice.token))) return
    attempt = "made"
    await host.reached?.("before_send")
    const { via, providerId } = await operation.perform(work, ports)
    await host.reached?.("after_send")
    const end = { state: "sent" as const, providerId, result: { via, provider_id: providerId } }
    const mine = await persistently(() => host.transaction((db) => endNotice(db, notice.id, notice.token, end)))
    if (mine) await host.publish(work.actionIds.map((id) => ({ name: "arms.action.done", data: { action_id: id } })))
  } catch (error) {
    await fail(host, notice, error, attempt, repeatable)
  }
}
