import type { MailReply } from "../../../operations"
import { clearAlarm } from "../sql/alarms"
import { endMembers, freeMembers, type FrozenMember, type MemberEnd } from "../sql/batch-members"
import { endBatch, postponeBatch, type ClaimedBatch } from "../sql/batches"
import type { Db } from "../sql/db"
import { learnLimit, pauseSender, quotaReset, throttle } from "../sql/senders"
import { alarm } from "./alarm"
import type { MailWork } from "./freeze-batch"
import { persistently } from "./persist"

const BACKOFF_SECONDS = [2, 10, 60, 300, 900, 3600]
const CONCURRENT_SECONDS = 2

/** What an attempt is made with: a batch that is ours, and its members as they were frozen. */
export interface Attempt {
  readonly batch: ClaimedBatch
  readonly members: readonly FrozenMember[]
}

const backoff = (batch: ClaimedBatch) => BACKOFF_SECONDS[Math.min(batch.attempts, BACKOFF_SECONDS.length - 1)]

/**
 * Ends a batch with the same sentence for every member. `uncertain`: nobody knows, a person or the provider's
 * report settles it; `failed`: nothing was sent and nothing will be.
 */
export async function endAll(
  db: Db,
  { batch, members }: Attempt,
  state: "uncertain" | "failed",
  sentence: string,
  { sender }: MailWork
) {
  if (!(await endBatch(db, batch, state === "uncertain" ? "uncertain" : "sent", sentence))) return
  const ends = members.map(({ id }): MemberEnd => ({ id, state, provider_id: null, error: sentence }))
  await endMembers(db, batch.id, ends, sender.name)
}

/** Lets the members go, to be claimed anew. */
export async function dissolve(db: Db, batch: ClaimedBatch, alone: boolean, sentence: string) {
  if (await endBatch(db, batch, "dissolved", sentence)) await freeMembers(db, batch.id, alone)
}

type Accepted = Extract<MailReply, { outcome: "accepted" }>

async function mark(work: MailWork, batch: ClaimedBatch, members: readonly FrozenMember[], reply: Accepted) {
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
    await endAll(db, { batch, members }, batch.maybe_accepted ? "uncertain" : "failed", sentence, work)
  })
}

/** Writes down what the provider answered, and what follows from it; `late`: seconds the request left after its slot. */
export async function follow(
  work: MailWork,
  { batch, members }: Attempt,
  reply: MailReply,
  late: number
): Promise<void> {
  const { host, sender } = work
  const learn = () => learnLimit(host.db(), sender.name, reply.perSecond, late)
  if (reply.outcome === "accepted") {
    await mark(work, batch, members, reply)
    await learn()
    return clearAlarm(host.db(), "sending_quota")
  }
  if (reply.outcome === "refused") {
    await persistently(() => refused(work, batch, members, reply))
    if (reply.perSecond !== null && reply.why !== "throttled") await learn()
    return
  }
  const { outcome, sentence } = reply
  await persistently(() =>
    host.transaction(async (db) => {
      if (outcome === "clash") return endAll(db, { batch, members }, "uncertain", sentence, work)
      const seconds = /concurrent/.test(sentence) ? CONCURRENT_SECONDS : backoff(batch)
      return postponeBatch(db, batch, { seconds, error: sentence, certain: false, counted: true })
    })
  )
}
