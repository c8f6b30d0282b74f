import type { Ports } from "../../../operations"
import { nextDueIn } from "../sql/batches"
import { claimNotices, releaseNotices } from "../sql/notices"
import { finishPerformedRuns } from "../sql/runs"
import type { EngineHost } from "./engine"
import { mailKinds } from "./freeze-batch"
import { newId } from "./ids"
import { performOne } from "./perform-one"
import { sendMails } from "./send-mails"
import { pause, Stop } from "./stop"
import { readWorld, type World } from "./world"

/** Notices one worker takes at a time where they go one by one. */
const ONE_BY_ONE = 25
/** What is due again within this time is waited for; the next tick sees to what comes later. */
const PATIENCE_SECONDS = 90

/** The surroundings, or `null` when nothing may leave: a pause or a rehearsal stops the claims at once. */
async function open(host: EngineHost): Promise<World | null> {
  const world = await readWorld(host.db(), host.catalog)
  return world.paused || world.liveSince === null ? null : world
}

async function oneByOne(host: EngineHost, ports: Ports, stop: Stop): Promise<number> {
  const inBatches = ports.mailSender ? mailKinds(host) : []
  const oneByOne = Object.keys(host.catalog.operations).filter((kind) => !inBatches.includes(kind))
  let done = 0
  while (!stop.asked) {
    const world = await open(host)
    if (world === null) return done
    const token = newId("artok")
    const claimed = await claimNotices(host.db(), token, host.leaseSeconds, ONE_BY_ONE, { oneByOne, inBatches })
    if (claimed.length === 0) return done
    for (const [index, notice] of claimed.entries()) {
      if (stop.asked) {
        const left = claimed.slice(index).map((one) => one.id)
        await releaseNotices(host.db(), left, token)
        return done
      }
      await performOne(host, world, notice, ports)
      done++
    }
  }
  return done
}

/**
 * Does what is due outside the database until nothing is left; answers how many notices and batches were
 * looked at. What waits a short while (a rate limit, a retry) is waited for.
 */
export async function performDue(host: EngineHost, ports: Ports, stop: Stop = new Stop()): Promise<number> {
  let all = 0
  while (!stop.asked) {
    let done = await oneByOne(host, ports, stop)
    let wait: number | null = null
    if (ports.mailSender) {
      const sent = await sendMails({ host, ports, sender: ports.mailSender }, () => open(host), stop)
      done += sent.done
      wait = sent.pausedSeconds
    }
    all += done
    if (done > 0 && wait === null) continue
    wait ??= ports.mailSender ? await nextDueIn(host.db(), PATIENCE_SECONDS) : null
    if (wait === null || wait > PATIENCE_SECONDS || (await open(host)) === null) break
    await pause(wait + 0.05, stop)
  }
  await finishPerformedRuns(host.db())
  return all
}
