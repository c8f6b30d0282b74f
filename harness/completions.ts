import { spawn, spawnSync, type ChildProcess } from "child_process"
import fs from "fs"
import os from "os"
import path from "path"
import readline from "readline"
import { scheduler } from "timers/promises"
import { freshDatabase } from "../demo/tool"
import { randomOf } from "./random"

const root = path.resolve(__dirname, "..")
const medusa = path.join(root, "node_modules/@medusajs/cli/cli.js")
const CHILD = "./harness/completions-child.ts"

/** A real shop whose process is killed while carts become orders and money moves both ways. */
export class KilledShop {
  private readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), "arms-completions-"))
  private readonly environment: NodeJS.ProcessEnv

  private constructor(databaseUrl: string) {
    this.environment = {
      ...process.env,
      DATABASE_URL: databaseUrl,
      MEDUSA_DISABLE_TELEMETRY: "true",
      LOG_LEVEL: "error",
      NODE_ENV: "development",
      ARMS_ADMIN: "off",
      ARMS_TEST_CLOCK: "",
      TS_NODE_TRANSPILE_ONLY: "true",
    }
  }

  /** An empty database beside the one of `server`, with everything Medusa and ARMS keep in it. */
  static async open(server: string, name: string): Promise<KilledShop> {
    const shop = new KilledShop((await freshDatabase(server, name)).toString())
    const made = spawnSync(process.execPath, [medusa, "db:migrate"], { cwd: root, env: shop.environment })
    if (made.status !== 0) throw new Error(`db:migrate: ${made.stderr}${made.stdout}`)
    return shop
  }

  private child(what: string, over: NodeJS.ProcessEnv = {}): ChildProcess {
    return spawn(process.execPath, [medusa, "exec", CHILD], {
      cwd: root,
      env: { ...this.environment, ARMS_CHILD: what, ...over },
      stdio: ["ignore", "pipe", "pipe"],
    })
  }

  /** Hears what a child says until it ends; `on` may kill it. */
  private async hear(child: ChildProcess, on: (word: string, value: unknown) => void): Promise<void> {
    const heard: string[] = []
    child.stderr!.on("data", (text) => heard.push(String(text)))
    const ended = new Promise<void>((resolve) => child.once("close", () => resolve()))
    for await (const line of readline.createInterface({ input: child.stdout! })) {
      const [, word, value] = /^@(\w+) (.*)$/.exec(line) ?? []
      if (word) on(word, JSON.parse(value))
      else heard.push(line)
    }
    await ended
    if (child.signalCode === null && child.exitCode !== 0) throw new Error(heard.join("\n").slice(-3000))
  }

  /** Makes so many carts of a buyer with a credit limit. */
  async prepare(carts: number): Promise<string[]> {
    let made: string[] = []
    await this.hear(this.child("prepare", { ARMS_CARTS: String(carts) }), (word, value) => {
      if (word === "carts") made = value as string[]
    })
    return made
  }

  /** Completes all carts, killing the process at random so many times; a cart that was not done is tried again. */
  async complete(carts: readonly string[], kills: number, seed: number): Promise<{ kills: number; retried: number }> {
    const random = randomOf(seed)
    const nth = new Map(carts.map((id, index) => [id, index]))
    const left = new Set(carts)
    const file = path.join(this.folder, "carts.json")
    let [killed, retried] = [0, 0]
    while (left.size > 0) {
      fs.writeFileSync(file, JSON.stringify([...left].map((id) => [id, nth.get(id)])))
      const child = this.child("complete", { ARMS_CARTS_FILE: file })
      let starts = 1 + Math.floor((random() * 2 * left.size) / Math.max(1, kills - killed))
      let open: string | null = null
      await this.hear(child, (word, value) => {
        if (word === "start") {
          open = String(value)
          if (--starts > 0 || killed >= kills) return
          killed++
          starts = Infinity
          void scheduler.wait(random() * 450).then(() => child.kill("SIGKILL"))
        } else if (word === "done") {
          left.delete(String(value))
          open = null
        }
      })
      if (open !== null) retried++
    }
    return { kills: killed, retried }
  }

  /** What one reconciliation leaves wrong. */
  async judge(): Promise<Record<string, unknown>> {
    let verdict: Record<string, unknown> = {}
    await this.hear(this.child("judge"), (word, value) => {
      if (word === "verdict") verdict = value as Record<string, unknown>
    })
    return verdict
  }

  close(): void {
    fs.rmSync(this.folder, { recursive: true, force: true })
  }
}
