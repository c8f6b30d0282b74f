import { spawn, spawnSync, type ChildProcess } from "child_process"
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "fs"
import { connect, createServer, type AddressInfo } from "net"
import os from "os"
import path from "path"
import { scheduler } from "timers/promises"

/** Is PgBouncer on this machine? */
export const hasPooler = (): boolean => spawnSync("pgbouncer", ["--version"]).status === 0

/** A port nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1")
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false))
    socket.once("connect", () => socket.destroy())
  })

/** PgBouncer in transaction mode before a database server: no session outlives a transaction (F24). */
export class Pooler {
  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
    readonly url: string
  ) {}

  /** Starts one in front of `databaseUrl`; few connections behind it. */
  static async start(databaseUrl: string): Promise<Pooler> {
    const behind = new URL(databaseUrl)
    const port = await freePort()
    const folder = mkdtempSync(path.join(os.tmpdir(), "arms-pooler-"))
    chmodSync(folder, 0o755)
    const file = path.join(folder, "pgbouncer.ini")
    const lines = [
      "[databases]",
      `* = host=127.0.0.1 port=${behind.port} user=${behind.username}`,
      "[pgbouncer]",
      "listen_addr = 127.0.0.1",
      `listen_port = ${port}`,
      "auth_type = any",
      "pool_mode = transaction",
      "default_pool_size = 4",
      "unix_socket_dir =",
      "",
    ]
    writeFileSync(file, lines.join("\n"))
    // It refuses to run as root.
    const user = process.getuid?.() === 0 ? ["-u", "nobody"] : []
    const child = spawn("pgbouncer", ["-q", ...user, file], { stdio: ["ignore", "ignore", "inherit"] })
    while (child.exitCode === null && !(await answers(port))) await scheduler.wait(50)
    if (child.exitCode !== null) throw new Error(`pgbouncer ended with ${child.exitCode}.`)
    behind.port = String(port)
    behind.hostname = "127.0.0.1"
    return new Pooler(child, folder, behind.toString())
  }

  async stop(): Promise<void> {
    this.process.kill("SIGKILL")
    rmSync(this.folder, { recursive: true, force: true })
  }
}
