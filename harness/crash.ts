import { scheduler } from "timers/promises"
import type { Arena } from "./arena"
import { Proxy } from "./proxy"
import { randomOf } from "./random"
import type { Worker } from "./workers"

/** Where a worker can be struck on its way, beside random moments. */
export const CRASH_POINTS = [
  "run_started",
  "in_plan_chunk",
  "after_claim",
  "after_freeze",
  "before_send",
  "after_send",
  "after_mark",
] as const

const LEASE_SECONDS = 2
const POLL_MS = 50

/** What a series of crashes came to, beside the arena's outcome. */
export interface Crashes {
  readonly kills: number
  /** Longest time from a death until nothing the dead worker held was held any more, in leases. */
  readonly longestTakeover: number
}

async function until(what: () => Promise<boolean>, worker?: Worker): Promise<void> {
  while (!(await what().catch(() => false))) {
    if (worker && !worker.alive) throw new Error(`The worker ended: ${worker.lines.slice(-5).join(" | ")}`)
    await scheduler.wait(POLL_MS)
  }
}

/** Waits until nothing is left to plan or to send. */
export const ended = (arena: Arena): Promise<void> => until(() => arena.done())

/** Lets one worker bring everything to its end. */
export async function finish(arena: Arena, env: Record<string, string> = {}): Promise<void> {
  const worker = arena.worker({ leaseSeconds: LEASE_SECONDS, env })
  await until(() => arena.done(), worker)
  await worker.kill("SIGTERM")
}

const HELD = `select token, lease_until from arms_batch where state = 'sending' and lease_until is not null
  union select token, lease_until from arms_notice where state = 'sending' and lease_until is not null and batch_id is null
  union select token, lease_until from arms_run where state = 'planning' and lease_until is not null`

/** Claims that stand now, each with the end of its lease: one that lives is renewed or ends, a dead one does neither. */
const held = async (arena: Arena) =>
  new Set(
    (await arena.rows<{ claim: string }>(`select concat_ws(' ', token, lease_until) as claim from (${HELD}) h`)).map(
      (row) => row.claim
    )
  )

/** Seconds until none of these claims stands any more. */
async function takenOver(arena: Arena, claims: ReadonlySet<string>): Promise<number> {
  const start = Date.now()
  await until(async () => [...(await held(arena))].every((claim) => !claims.has(claim)))
  return (Date.now() - start) / 1000
}

/** Strikes one worker of two at random moments, `kills` times, and lets the others finish. */
export async function randomKills(arena: Arena, kills: number, seed: number, span = 1500): Promise<Crashes> {
  const random = randomOf(seed)
  let longest = 0
  let done = 0
  const workers = [arena.worker({ leaseSeconds: LEASE_SECONDS }), arena.worker({ leaseSeconds: LEASE_SECONDS })]
  while (done < kills && !(await arena.done())) {
    const victim = done % workers.length
    await workers[victim].until("ready")
    await scheduler.wait(random() * span)
    await workers[victim].kill()
    const dead = await held(arena)
    workers[victim] = arena.worker({ leaseSeconds: LEASE_SECONDS })
    longest = Math.max(longest, await takenOver(arena, dead))
    done++
  }
  for (const worker of workers) await worker.kill()
  await finish(arena)
  return { kills: done, longestTakeover: longest / LEASE_SECONDS }
}

/** Strikes workers at one named point, at its first, second … passing; each time another one finishes. */
export async function killAt(arena: Arena, point: string, times: number): Promise<Crashes> {
  let longest = 0
  for (let pass = 1; pass <= times; pass++) {
    const worker = arena.worker({ leaseSeconds: LEASE_SECONDS, crashPoint: point, crashPass: 1 + (pass % 2) })
    await Promise.race([worker.until(`at ${point}`), until(() => arena.done())])
    await worker.kill()
    const dead = await held(arena)
    const next = arena.worker({ leaseSeconds: LEASE_SECONDS })
    longest = Math.max(longest, await takenOver(arena, dead))
    await next.kill("SIGTERM")
  }
  await finish(arena)
  return { kills: times, longestTakeover: longest / LEASE_SECONDS }
}

/** What the register says, in one number: it must not change when a late writer wakes up. */
const digest = async (arena: Arena) =>
  (
    await arena.rows<{ digest: string }>(
      `select md5(string_agg(concat_ws('|', id, state, result::text, updated_at::text), ',' order by id)) as digest from arms_action`
    )
  )[0].digest

/**
 * Stops a worker just before it sends, until another one has sent what it held; wakes it again. Answers
 * how many rows of the register the late writer has changed.
 */
export async function stopBeforeSending(arena: Arena, point = "before_send"): Promise<{ changed: boolean }> {
  // Stopped in the middle of a transaction it holds rows until the server ends its session: soon, with this deadline.
  const env = { ARMS_STATEMENT_MS: "3000" }
  const sleeper = arena.worker({ leaseSeconds: LEASE_SECONDS, crashPoint: point, crashSignal: "SIGSTOP", env })
  if (!(await sleeper.until(`at ${point}`))) throw new Error("The worker never came to send.")
  await finish(arena)
  const before = await digest(arena)
  sleeper.lines.length = 0
  sleeper.strike("SIGCONT")
  await sleeper.until("idle")
  await sleeper.kill("SIGTERM")
  return { changed: before !== (await digest(arena)) }
}

/** Ends workers by SIGTERM at random moments; answers the longest time one took, and claims left behind. */
export async function gracefulStops(arena: Arena, times: number, seed: number) {
  const random = randomOf(seed)
  let longest = 0
  let left = 0
  for (let turn = 0; turn < times && !(await arena.done()); turn++) {
    const worker = arena.worker({ leaseSeconds: 60 })
    await worker.until("ready")
    await scheduler.wait(random() * 800)
    const start = Date.now()
    await worker.kill("SIGTERM")
    longest = Math.max(longest, (Date.now() - start) / 1000)
    left += (await held(arena)).size
  }
  await finish(arena)
  return { longestSeconds: longest, claimsLeft: left }
}

/** Restarts the database at once, as after a crash of one of its own processes; waits until it answers. */
async function restartDatabase(arena: Arena): Promise<void> {
  const [{ pid }] = await arena.rows<{ pid: number }>(
    `select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1`
  )
  process.kill(pid, "SIGKILL")
  await scheduler.wait(POLL_MS)
  await until(async () => (await arena.rows(`select 1 as up`)).length === 1)
}

/** What faults of the database came to: how long it took until mails went out again. */
export interface Outages {
  readonly faults: number
  readonly longestRecoverySeconds: number
}

/** Restarts the database, or swallows every line to it, while a worker sends; the worker is never restarted. */
export async function databaseFaults(
  arena: Arena,
  kind: "restart" | "black_hole",
  times: number,
  seed: number
): Promise<Outages> {
  const random = randomOf(seed)
  const proxy = new Proxy(new URL(arena.databaseUrl))
  const worker = arena.worker({
    databaseUrl: await proxy.start(arena.databaseUrl),
    leaseSeconds: LEASE_SECONDS,
    env: { ARMS_STATEMENT_MS: "2500" },
  })
  await worker.until("ready")
  let longest = 0
  let faults = 0
  while (faults < times && !(await arena.done().catch(() => false))) {
    await scheduler.wait(200 + random() * 600)
    if (kind === "restart") await restartDatabase(arena)
    else proxy.blackHole()
    const seen = arena.provider.journal.entries.length
    const start = Date.now()
    await until(async () => arena.provider.journal.entries.length > seen || (await arena.done()), worker)
    longest = Math.max(longest, (Date.now() - start) / 1000)
    faults++
  }
  await until(() => arena.done(), worker)
  await worker.kill("SIGTERM")
  await proxy.stop()
  return { faults, longestRecoverySeconds: longest }
}
