import { spawn, spawnSync, type ChildProcess } from "child_process"
import fs from "fs"
import os from "os"
import path from "path"
import { freePort } from "../../harness/pooler"

const has = (command: string): boolean => spawnSync("which", [command]).status === 0

/** Is MariaDB installed on this machine? Tests start their own; they say so where there is none. */
export const hasMariaDb = has("mariadbd") && has("mariadb-install-db")

/** A MariaDB of the test's own, that ends with it. */
export class MariaDb {
  private child: ChildProcess | null = null

  private constructor(
    private readonly folder: string,
    readonly port: number,
    private readonly user: string[]
  ) {}

  /** Makes an empty server. It refuses to run as root: then as the user its package has made. */
  static async start(): Promise<MariaDb> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "arms-mariadb-"))
    const isRoot = process.getuid?.() === 0
    if (isRoot) spawnSync("chown", ["mysql", folder])
    const user = isRoot ? ["--user=mysql"] : []
    const made = spawnSync("mariadb-install-db", [
      "--no-defaults",
      `--datadir=${folder}/data`,
      "--auth-root-authentication-method=normal",
      ...user,
    ])
    if (made.status !== 0) throw new Error(`mariadb-install-db: ${made.stderr}`)
    const server = new MariaDb(folder, await freePort(), user)
    await server.up()
    server.ask("create user 'reader'@'127.0.0.1' identified by 's3cr%t/x'; grant all on *.* to 'reader'@'127.0.0.1'")
    return server
  }

  /** Address of a database of it. */
  url(database = ""): string {
    return `mariadb://reader:${encodeURIComponent("s3cr%t/x")}@127.0.0.1:${this.port}/${database}`
  }

  private get socket(): string {
    return `${this.folder}/data/arms.sock`
  }

  private ask(sql: string): boolean {
    return spawnSync("mariadb", ["--no-defaults", `--socket=${this.socket}`, "-uroot", "-e", sql]).status === 0
  }

  private async up(): Promise<void> {
    const options = [`--datadir=${this.folder}/data`, `--port=${this.port}`, `--socket=${this.socket}`]
    const child = spawn("mariadbd", ["--no-defaults", "--bind-address=127.0.0.1", ...options, ...this.user])
    this.child = child
    await new Promise<void>((resolve, reject) => {
      child.once("exit", (code) => reject(new Error(`mariadbd ended with ${code}`)))
      child.stderr.on("data", (text) => String(text).includes("ready for connections") && resolve())
    })
  }

  async stop(): Promise<void> {
    const { child } = this
    const gone = new Promise((resolve) => child?.once("exit", resolve))
    child?.kill("SIGKILL")
    await gone
    fs.rmSync(this.folder, { recursive: true, force: true })
  }
}
