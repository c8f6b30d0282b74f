import { spawn, type ChildProcess } from "child_process"
import { createInterface } from "readline"
import path from "path"
import { bundledWorker } from "./bundle"
import { GOOD_KEY } from "./provider"

const root = path.resolve(__dirname, "..")

/** How a worker is started. */
export interface WorkerSettings {
  readonly databaseUrl: string
  readonly providerUrl: string
  readonly leaseSeconds?: number
  /** Where it is to be struck, by which signal, and at which passing of that point. */
  readonly crashPoint?: string
  readonly crashSignal?: "SIGKILL" | "SIGSTOP"
  readonly crashPass?: number
  readonly env?: Readonly<Record<string, string>>
}

/** A worker process and what it has said. */
export class Worker {
  readonly process: ChildProcess
  readonly lines: string[] = []
  private readonly waiting = new Set<() => void>()

  constructor(settings: WorkerSettings) {
    this.process = spawn(process.execPath, ["--no-warnings", bundledWorker()], {
      cwd: root,
      stdio: ["pipe", "pipe", "inherit"],
      env: {
        ...process.env,
        DATABASE_URL: settings.databaseUrl,
        RESEND_BASE_URL: settings.providerUrl,
        RESEND_API_KEY: GOOD_KEY,
        ARMS_LEASE: String(settings.leaseSeconds ?? 2),
        ARMS_CRASH_POINT: settings.crashPoint ?? "",
        ARMS_CRASH_SIGNAL: settings.crashSignal ?? "SIGKILL",
        ARMS_CRASH_PASS: String(settings.crashPass ?? 1),
        ...settings.env,
      },
    })
    createInterface({ input: this.process.stdout! }).on("line", (line) => {
      this.lines.push(line)
      for (const wake of this.waiting) wake()
    })
    this.process.once("exit", () => {
      for (const wake of this.waiting) wake()
    })
  }

  get alive(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null
  }

  /** Waits until it says `text`, or has ended. */
  async until(text: string): Promise<boolean> {
    const said = () => this.lines.some((line) => line.startsWith(text))
    while (!said() && this.alive) await this.change()
    return said()
  }

  private change(): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.waiting.delete(wake)
        resolve()
      }
      this.waiting.add(wake)
    })
  }

  async kill(signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    if (this.alive) this.process.kill(signal)
    while (this.alive) await this.change()
  }

  /** Waits until it has ended, by whatever. */
  async gone(): Promise<void> {
    while (this.alive) await this.change()
  }

  /** Has it take one turn (with `ARMS_TURNS=told`). */
  async turn(name: string): Promise<void> {
    this.process.stdin!.write(`${name}\n`)
    if (!(await this.until(`turned ${name}`))) throw new Error(`The worker ended: ${this.lines.slice(-3).join(" | ")}`)
  }

  strike(signal: NodeJS.Signals): void {
    this.process.kill(signal)
  }
}
