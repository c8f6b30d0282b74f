import { claimBatch, keepBatch, releaseBatch, type ClaimedBatch } from "../sql/batches"
import { takeSlot } from "../sql/senders"
import { attemptBatch } from "./attempt-batch"
import { nextBatch, type MailWork } from "./freeze-batch"
import { newId } from "./ids"
import { pause, type Stop } from "./stop"
import type { World } from "./world"

/** Batches one worker has under way: while one is with the provider the next is filled. */
const LANES = 3

/** What a lane found: work done, nothing due, or that the provider takes nothing for a while. */
interface Lane {
  done: number
  pausedSeconds: number | null
}

/** The next batch: one that waits for another attempt, else a new one. */
async function take(work: MailWork, world: World, suspects: boolean): Promise<ClaimedBatch | "nothing_left" | null> {
  const token = newId("artok")
  return (await claimBatch(work.host.db(), token, work.host.leaseSeconds)) ?? nextBatch(work, world, suspects)
}

/** Waits for a slot and keeps the batch meanwhile; answers when it begins, or why there is none. */
async function awaitSlot(
  { host, sender }: MailWork,
  batch: ClaimedBatch,
  stop: Stop
): Promise<"lost" | "stopped" | { readonly startsAt: number } | { readonly pausedSeconds: number }> {
  while (!stop.asked) {
    const slot = await takeSlot(host.db(), sender.name)
    if (slot.granted) return { startsAt: performance.now() + slot.inSeconds * 1000 }
    if ("pausedSeconds" in slot) return slot
    await pause(Math.min(slot.waitSeconds, host.leaseSeconds / 3), stop)
    if (!(await keepBatch(host.db(), batch, host.leaseSeconds))) return "lost"
  }
  return "stopped"
}

async function lane(
  work: MailWork,
  readWorld: () => Promise<World | null>,
  stop: Stop,
  suspects: boolean
): Promise<Lane> {
  const seen: Lane = { done: 0, pausedSeconds: null }
  while (!stop.asked) {
    const world = await readWorld()
    if (world === null) return seen
    const batch = await take(work, world, suspects)
    if (batch === null) return seen
    seen.done++
    if (batch === "nothing_left") continue
    const slot = await awaitSlot(work, batch, stop)
    if (slot === "lost") continue
    if (typeof slot === "object" && "startsAt" in slot) {
      await attemptBatch(work, batch, { startsAt: slot.startsAt, stop })
      continue
    }
    await releaseBatch(work.host.db(), batch)
    if (typeof slot === "object") return { done: seen.done - 1, pausedSeconds: slot.pausedSeconds }
  }
  return seen
}

/** Sends what is due in batches, a few at a time, suspects by the first lane alone, until nothing is left or the provider wants no more. */
export async function sendMails(work: MailWork, readWorld: () => Promise<World | null>, stop: Stop): Promise<Lane> {
  const started = Array.from({ length: LANES }, (_, index) => lane(work, readWorld, stop, index === 0))
  const ended = await Promise.allSettled(started)
  // A lane that failed is said when the others have come to their end: none is left running behind.
  const lanes = ended.map((one) => {
    if (one.status === "rejected") throw one.reason
    return one.value
  })
  const paused = lanes.flatMap((one) => (one.pausedSeconds === null ? [] : [one.pausedSeconds]))
  return {
    done: lanes.reduce((sum, one) => sum + one.done, 0),
    pausedSeconds: paused.length === 0 ? null : Math.max(...paused),
  }
}
