import type { Mail } from "../../../operations"
import { changedMembers, freeMembers, membersOf, type FrozenMember } from "../sql/batch-members"
import { beginAttempt, endBatch, holdBatch, insertBatch, releaseBatch, type ClaimedBatch } from "../sql/batches"
import type { Db } from "../sql/db"
import { mailOf } from "./compose"
import { CHANGED, CRASHES_ALLOWED, DEADLY, MEMORY_HOURS, TOO_LATE } from "./doubt"
import type { Envelope } from "./envelope"
import { dissolve, endAll, follow, type Attempt } from "./follow-answer"
import { batchKey, bytesHash, type MailWork } from "./freeze-batch"
import { newId } from "./ids"
import { pause, type Stop } from "./stop"
import { maySend } from "./world"

const mailsOf = (members: readonly FrozenMember[]): Mail[] =>
  members.map((member) => mailOf(member.envelope as unknown as Envelope, member, member.attachments))

const OTHER_BYTES = "Its stored bytes are not those it was frozen with."

/** Why a batch may not be tried again as it is, though it has not ended; `null`: it may. */
function stopped(batch: ClaimedBatch, members: readonly FrozenMember[], changed: number): string | null {
  if ((batch.hours_since_first_try ?? 0) >= MEMORY_HOURS) return TOO_LATE
  if (changed > 0) return CHANGED
  if (bytesHash(mailsOf(members)) !== batch.sha256) return OTHER_BYTES
  if (batch.crashes >= CRASHES_ALLOWED) return DEADLY
  return null
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
      if (batch.maybe_accepted) await endAll(db, { batch, members }, "uncertain", why, work)
      else if (why === OTHER_BYTES || members.length === 1) await endAll(db, { batch, members }, "failed", why, work)
      else await dissolve(db, batch, true, why)
      return null
    }
    if (changed.size > 0) attempt = await without(work, db, attempt, changed)
    if (attempt !== null) await beginAttempt(db, attempt.batch.id, host.leaseSeconds)
    return attempt
  })
}

/** The slot of a request: when it begins, on this process's own clock (`performance.now()`), and what may cut the wait short. */
export interface OwnSlot {
  readonly startsAt: number
  readonly stop: Stop
}

/** One attempt: read again, count, send when its slot begins, mark (reliability §6). */
export async function attemptBatch(work: MailWork, claimed: ClaimedBatch, slot: OwnSlot): Promise<void> {
  const { host, sender } = work
  const attempt = await begin(work, claimed)
  if (attempt === null) return
  const { batch, members } = attempt
  await pause((slot.startsAt - performance.now()) / 1000, slot.stop)
  await host.reached?.("before_send")
  const late = (performance.now() - slot.startsAt) / 1000
  const reply = await sender.send(mailsOf(members), batch.key)
  await host.reached?.("after_send")
  await follow(work, attempt, reply, late)
}
