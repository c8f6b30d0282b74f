/**
 * A worker as a process of its own, without a shop around it: wakes and sends, again and again, until it is
 * told to stop, or once for each line it reads. Started by `harness/workers.ts`; everything it needs comes
 * by environment.
 */
import { createInterface } from "readline"
import knexFactory from "knex"
import { scheduler } from "timers/promises"
import { renderMessage } from "../src/emails/render"
import { KnexHost } from "../src/modules/arms/host"
import type { CrashPoint } from "../src/modules/arms/run/engine"
import { performDue } from "../src/modules/arms/run/deliver"
import { Stop } from "../src/modules/arms/run/stop"
import { wake } from "../src/modules/arms/run/wake"
import type { Ports } from "../src/operations"
import { ResendSender } from "../src/providers/resend/sender"

const env = (name: string, otherwise = ""): string => process.env[name] ?? otherwise
const say = (line: string) => process.stdout.write(`${line}\n`)

const IDLE_MS = 100
const point = env("ARMS_CRASH_POINT")
const signal = env("ARMS_CRASH_SIGNAL", "SIGKILL") as NodeJS.Signals
let passes = Number(env("ARMS_CRASH_PASS", "1"))

class WorkerHost extends KnexHost {
  override readonly chunkSize = Number(env("ARMS_CHUNK", "500"))
  protected override readonly deadlineMs = Number(env("ARMS_STATEMENT_MS", "30000"))

  readonly reached = (at: CrashPoint): void => {
    if (at !== point || --passes !== 0) return
    say(`at ${at}`)
    process.kill(process.pid, signal)
  }
}

const sender = new ResendSender({
  apiKey: env("RESEND_API_KEY"),
  from: "Accounting <billing@shop.example>",
  baseUrl: env("RESEND_BASE_URL"),
  deadlineMs: Number(env("ARMS_SEND_MS", "10000")),
})

const ports: Ports = {
  render: (input) => {
    // A message that takes its worker with it (F13).
    if (input.accountName === env("ARMS_POISON")) process.kill(process.pid, "SIGKILL")
    return renderMessage(input)
  },
  unsubscribeUrl: () => null,
  document: async () => null,
  employees: async () => new Map(),
  mailSender: sender,
  repeatable: false,
  deliver: async () => ({ via: "none", providerId: null }),
  post: async () => ({ via: "none", providerId: null }),
}

async function main() {
  const pool = { min: 0, max: Number(env("ARMS_POOL", "8")) }
  const knex = knexFactory({ client: "pg", connection: env("DATABASE_URL"), pool, acquireConnectionTimeout: 10_000 })
  const quiet = { warn: (line: string) => say(`warn ${line}`) }
  const host = new WorkerHost(knex, { test_clock: true, lease_seconds: Number(env("ARMS_LEASE", "2")) }, quiet)
  const stop = new Stop()
  process.once("SIGTERM", () => stop.ask())
  const quietly = async (work: () => Promise<unknown>) => {
    try {
      await work()
    } catch (error) {
      say(`error ${(error as Error).message.slice(0, 200).replace(/\n/g, " ")}`)
    }
  }
  const send = async () => {
    if ((await performDue(host, ports, stop)) === 0) say("idle")
  }
  const again = async (work: () => Promise<unknown>) => {
    while (!stop.asked) {
      await quietly(work)
      await scheduler.wait(IDLE_MS)
    }
  }
  say("ready")
  if (env("ARMS_TURNS") === "told") {
    for await (const line of createInterface({ input: process.stdin })) {
      await quietly(() => wake(host).then(send))
      say(`turned ${line}`)
    }
  } else {
    // As in a shop: a tick looks what is owed though an earlier one is still sending.
    await Promise.all([again(() => wake(host)), again(send)])
  }
  await knex.destroy()
  say("stopped")
  process.exit(0)
}

void main()
