import { spawn, spawnSync, type ChildProcess } from "child_process"
import fs from "fs"
import os from "os"
import path from "path"
import { scheduler } from "timers/promises"
import { freePort } from "../../harness/pooler"

/** Is a Redis server on this machine? */
export const hasRedis = (): boolean => spawnSync("redis-server", ["--version"]).status === 0

/** A Redis server of its own, empty, nothing kept. */
export class Redis {
  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
    private readonly port: number
  ) {}

  static async start(): Promise<Redis> {
    const port = await freePort()
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "arms-redis-"))
    const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder]
    const redis = new Redis(spawn("redis-server", args, { stdio: "ignore" }), folder, port)
    while (redis.ask("ping") !== "PONG") await scheduler.wait(50)
    return redis
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`
  }

  /** Runs a command; answers what Redis says. */
  ask(...command: string[]): string {
    return spawnSync("redis-cli", ["-p", String(this.port), ...command], { encoding: "utf8" }).stdout.trim()
  }

  stop(): void {
    this.process.kill("SIGKILL")
    fs.rmSync(this.folder, { recursive: true, force: true })
  }
}
