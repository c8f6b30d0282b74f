import { claimBatch, releaseBatch, type ClaimedBatch } from "../sql/batches"
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
async function take(work: MailWork, world: World): Promise<ClaimedBatch | "nothing_left" | null> {
  const token = newId("artok")
  return (await claimBatch(work.host.db(), token, work.host.leaseSeconds)) ?? nextBatch(work, world)
}

async function lane(work: MailWork, readWorld: () => Promise<World | null>, stop: Stop): Promise<Lane> {
  const seen: Lane = { done: 0, pausedSeconds: null }
  while (!stop.asked) {
    const world = await readWorld()
    if (world === null) return seen
    const batch = await take(work, world)
    if (batch === null) return seen
    seen.done++
    if (batch === "nothing_left") continue
    const slot = await takeSlot(work.host.db(), work.sender.name)
    if ("pausedSeconds" in slot) {
      await releaseBatch(work.host.db(), batch)
      seen.pausedSeconds = slot.pausedSeconds
      seen.done--
      return seen
    }
    await pause(slot.waitSeconds, stop)
    if (stop.asked) await releaseBatch(work.host.db(), batch)
    else await attemptBatch(work, batch)
  }
  return seen
}

/** Sends what is due in batches, a few at a time, until nothing is left or the provider wants no more. */
export async function sendMails(work: MailWork, readWorld: () => Promise<World | null>, stop: Stop): Promise<Lane> {
  const lanes = await Promise.all(Array.from({ length: LANES }, () => lane(work, readWorld, stop)))
  const paused = lanes.flatMap((one) => (one.pausedSeconds === null ? [] : [one.pausedSeconds]))
  return {
    done: lanes.reduce((sum, one) => sum + one.done, 0),
    pausedSeconds: paused.length === 0 ? null : Math.max(...paused),
  }
}
