import type { Mail, MailReply } from "../../../operations"
import { clearAlarm } from "../sql/alarms"
import {
  changedMembers,
  endMembers,
  freeMembers,
  membersOf,
  type FrozenMember,
  type MemberEnd,
} from "../sql/batch-members"
import {
  beginAttempt,
  endBatch,
  holdBatch,
  insertBatch,
  postponeBatch,
  releaseBatch,
  type ClaimedBatch,
} from "../sql/batches"
import type { Db } from "../sql/db"
import { learnLimit, pauseSender, quotaReset, throttle } from "../sql/senders"
import { alarm } from "./alarm"
import { mailOf } from "./compose"
import { CHANGED, CRASHES_ALLOWED, DEADLY, MEMORY_HOURS, TOO_LATE } from "./doubt"
import type { Envelope } from "./envelope"
import { batchKey, bytesHash, type MailWork } from "./freeze-batch"
import { newId } from "./ids"
import { persistently } from "./persist"
import { maySend } from "./world"

const BACKOFF_SECONDS = [2, 10, 60, 300, 900, 3600]
const CONCURRENT_SECONDS = 2

const mailsOf = (members: readonly FrozenMember[]): Mail[] =>
  members.map((member) => mailOf(member.envelope as unknown as Envelope, member, member.attachments))

const backoff = (batch: ClaimedBatch) => BACKOFF_SECONDS[Math.min(batch.attempts, BACKOFF_SECONDS.length - 1)]

/** Nobody knows, and nothing more may be tried: a person or the provider's report settles it. */
async function leaveUncertain(
  db: Db,
  batch: ClaimedBatch,
  members: readonly { id: string }[],
  sentence: string,
  { sender }: MailWork
) {
  if (!(await endBatch(db, batch, "uncertain", sentence))) return
  const ends = members.map(({ id }): MemberEnd => ({ id, state: "uncertain", provider_id: null, error: sentence }))
  await endMembers(db, batch.id, ends, sender.name)
}

async function dissolve(db: Db, batch: ClaimedBatch, alone: boolean, sentence: string) {
  if (await endBatch(db, batch, "dissolved", sentence)) await freeMembers(db, batch.id, alone)
}

/** Why a batch may not be tried again as it is, though it has not ended; `null`: it may. */
function stopped(batch: ClaimedBatch, members: readonly FrozenMember[], changed: number): string | null {
  if ((batch.hours_since_first_try ?? 0) >= MEMORY_HOURS) return TOO_LATE
  if (changed > 0) return CHANGED
  if (bytesHash(mailsOf(members)) !== batch.sha256) return "Its stored bytes are not those of the first attempt."
  if (batch.crashes >= CRASHES_ALLOWED) return DEADLY
  return null
}

/** What an attempt is made with: a batch that is ours, and its members as they were frozen. */
interface Attempt {
  readonly batch: ClaimedBatch
  readonly members: readonly FrozenMember[]
}

/** Nothing was sent yet: what has changed is let go, the others go on in a batch of their own, with its own key. */
async function without(
  { host }: MailWork,
  db: Db,
  { batch, members }: Attempt,
  changed: ReadonlySet<string>
): Promise<Attempt | null> {
  if (!(await endBatch(db, batch, "dissolved", "A member has changed."))) return null
  await freeMembers(db, batch.id, false)
  const others = members.filter((member) => !changed.has(member.id))
  if (others.length === 0) return null
  const made = await insertBatch(db, {
    id: newId("arbat"),
    key: batchKey(others),
    sha256: bytesHash(mailsOf(others)),
    token: batch.token,
    leaseSeconds: host.leaseSeconds,
    members: others.map((member) => member.id),
  })
  return { batch: made, members: others }
}

/**
 * Reads the facts again and counts the attempt, in one transaction; nothing is sent when it cannot be
 * committed. `null`: there is nothing to send (any more), or somebody else has it.
 */
async function begin(work: MailWork, batch: ClaimedBatch): Promise<Attempt | null> {
  const { host, sender } = work
  return host.transaction(async (db) => {
    const held = await holdBatch(db, batch, sender.name)
    if (held === null) return null
    const { allowed, today } = await maySend(db)
    if (held.paused || !allowed) {
      await releaseBatch(db, batch)
      return null
    }
    const members = await membersOf(db, batch.id)
    const changed = new Set((await changedMembers(db, batch.id, today)).map((row) => row.id))
    let attempt: Attempt | null = { batch, members }
    const why = stopped(batch, members, batch.maybe_accepted ? changed.size : 0)
    if (why !== null) {
      if (batch.maybe_accepted) await leaveUncertain(db, batch, members, why, work)
      else await dissolve(db, batch, batch.crashes >= CRASHES_ALLOWED, why)
      return null
    }
    if (changed.size > 0) attempt = await without(work, db, attempt, changed)
    if (attempt !== null) await beginAttempt(db, attempt.batch.id, host.leaseSeconds)
    return attempt
  })
}

async function mark(work: MailWork, batch: ClaimedBatch, members: readonly FrozenMember[], reply: MailReply) {
  if (reply.outcome !== "accepted") return
  const ends = members.map(({ id }, index): MemberEnd => {
    const result = reply.results[index]
    return "id" in result
      ? { id, state: "sent", provider_id: result.id, error: null }
      : { id, state: "failed", provider_id: null, error: result.refused }
  })
  const done = await persistently(() =>
    work.host.transaction(async (db) =>
      (await endBatch(db, batch, "sent")) ? endMembers(db, batch.id, ends, work.sender.name) : []
    )
  )
  await work.host.reached?.("after_mark")
  await work.host.publish(done.map(({ id }) => ({ name: "arms.action.done", data: { action_id: id } })))
}

/** The provider refused the whole request for certain. */
async function refused(
  work: MailWork,
  batch: ClaimedBatch,
  members: readonly FrozenMember[],
  reply: Extract<MailReply, { outcome: "refused" }>
) {
  const { host, sender } = work
  const { why, sentence, retryAfterSeconds } = reply
  await host.transaction(async (db) => {
    const later = (seconds: number, counted = false) =>
      postponeBatch(db, batch, { seconds, error: sentence, certain: true, counted })
    if (why === "throttled") return later(await throttle(db, sender.name, retryAfterSeconds))
    if (why === "unreached") return later(backoff(batch), true)
    if (why === "quota") {
      const until = await quotaReset(db, /monthly/.test(sentence) ? "month" : "day")
      await pauseSender(db, sender.name, until, sentence)
      await alarm(db, "sending_quota", `Sending waits until ${until}: ${sentence}`)
      return later(0)
    }
    if (why === "setup") {
      await pauseSender(db, sender.name, null, sentence)
      await alarm(db, "sending_stopped", `Sending has stopped until it is resumed: ${sentence}`)
      return later(0)
    }
    if (members.length > 1 && !batch.maybe_accepted) return dissolve(db, batch, true, sentence)
    if (batch.maybe_accepted) return leaveUncertain(db, batch, members, sentence, work)
    if (!(await endBatch(db, batch, "sent", sentence))) return
    const ends = members.map(({ id }): MemberEnd => ({ id, state: "failed", provider_id: null, error: sentence }))
    await endMembers(db, batch.id, ends, sender.name)
  })
}

/** One attempt: read again, count, send, mark (reliability §6). Its slot has been taken. */
export async function attemptBatch(work: MailWork, claimed: ClaimedBatch): Promise<void> {
  const { host, sender } = work
  const attempt = await begin(work, claimed)
  if (attempt === null) return
  const { batch, members } = attempt
  await host.reached?.("before_send")
  const reply = await sender.send(mailsOf(members), batch.key)
  await host.reached?.("after_send")
  if (reply.outcome === "accepted") {
    await mark(work, batch, members, reply)
    await learnLimit(host.db(), sender.name, reply.perSecond)
    return clearAlarm(host.db(), "sending_quota")
  }
  if (reply.outcome === "refused") {
    await persistently(() => refused(work, batch, members, reply))
    if (reply.perSecond !== null && reply.why !== "throttled") await learnLimit(host.db(), sender.name, reply.perSecond)
    return
  }
  const { outcome, sentence } = reply
  await persistently(() =>
    host.transaction(async (db) => {
      if (outcome === "clash") return leaveUncertain(db, batch, members, sentence, work)
      const seconds = /concurrent/.test(sentence) ? CONCURRENT_SECONDS : backoff(batch)
      return postponeBatch(db, batch, { seconds, error: sentence, certain: false, counted: true })
    })
  )
}
