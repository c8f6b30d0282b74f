import { execFileSync, spawn, type ChildProcess } from "child_process"
import { createHash } from "crypto"
import fs from "fs"
import path from "path"
import { chromium, type Browser, type Page } from "playwright-core"
import { signIn } from "./pages"
import { untilHealthy } from "./server"

const root = path.resolve(__dirname, "../..")
const medusa = path.join(root, "node_modules/.bin/medusa")
const MIGRATIONS = path.join(root, "src/modules/arms/migrations")
const schema = createHash("sha256")
for (const file of fs.readdirSync(MIGRATIONS).sort()) schema.update(fs.readFileSync(path.join(MIGRATIONS, file)))
/** The demo shop, made once for all suites that look at one; of this schema, not of one before it. */
const SEEDED = `arms_admin_seeded_${schema.digest("hex").slice(0, 8)}`
const urlOf = (database: string) => `postgres://${process.env.DB_USERNAME}@localhost:${process.env.DB_PORT}/${database}`

const envOf = (database: string) => ({
  ...process.env,
  DATABASE_URL: urlOf(database),
  ARMS_TEST_CLOCK: "on",
  MEDUSA_DISABLE_TELEMETRY: "true",
  LOG_LEVEL: "error",
  ARMS_DEMO_ACCOUNTS: "40",
  ARMS_DEMO_DAYS: "30",
  ARMS_DEMO_TODAY: "2026-06-30",
  NODE_ENV: "",
})

const call = (database: string, ...args: string[]) =>
  execFileSync(medusa, args, {
    cwd: root,
    env: envOf(database),
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 64 * 1024 * 1024,
  })

/** Statements on a database of the tests. */
export async function query<T>(database: string, sql: string, values: readonly unknown[] = []): Promise<T[]> {
  const { Client } = await import("pg")
  const client = new Client({ connectionString: urlOf(database) })
  await client.connect()
  try {
    return (await client.query(sql, values as unknown[])).rows as T[]
  } finally {
    await client.end()
  }
}

const exists = async (database: string) =>
  (await query("postgres", "select 1 from pg_database where datname = $1", [database])).length > 0

async function seeded(): Promise<void> {
  if (await exists(SEEDED)) return
  await query("postgres", `create database ${SEEDED}`)
  try {
    call(SEEDED, "db:migrate")
    call(SEEDED, "exec", "./demo/seed.ts")
  } catch (error) {
    await query("postgres", `drop database ${SEEDED} with (force)`)
    throw error
  }
}

async function freshDatabase(database: string, isSeeded: boolean): Promise<void> {
  await query("postgres", `drop database if exists ${database} with (force)`)
  await query("postgres", `create database ${database}${isSeeded ? ` template ${SEEDED}` : ""}`)
  if (!isSeeded) {
    call(database, "db:migrate")
    call(database, "user", "--email", "admin@arms.example", "--password", "arms-demo")
  }
}

/** Built once in a run of the tests; outside CI one that was built before is taken. */
function dashboard(): void {
  if (process.env.CI || !fs.existsSync(path.join(root, ".medusa/admin/index.html")))
    call(SEEDED, "build", "--admin-only")
  fs.mkdirSync(path.join(root, "public"), { recursive: true })
  if (!fs.existsSync(path.join(root, "public/admin")))
    fs.symlinkSync(path.join("..", ".medusa", "admin"), path.join(root, "public/admin"), "junction")
}

/** The demo's data and the dashboard, which the suites share. */
export async function makeShared(): Promise<void> {
  await seeded()
  dashboard()
}

/** A running shop, and a person signed in to its admin. */
export interface AdminShop {
  readonly page: Page
  readonly base: string
  readonly database: string
  /** Asks the ARMS API as the signed-in person. */
  api<T>(method: "GET" | "POST", path: string, body?: unknown): Promise<T>
  stop(): Promise<void>
}

interface Made {
  /** With the demo's data, or with nothing. */
  readonly isSeeded?: boolean
  /** Does the shop's own tick run? Where a person runs the day, it would now and then be there first. */
  readonly hasTick?: boolean
}

/** Starts a shop with its own database and signs in. */
export async function openAdmin(
  database: string,
  port: number,
  { isSeeded = true, hasTick = true }: Made = {}
): Promise<AdminShop> {
  await freshDatabase(database, isSeeded)
  const server: ChildProcess = spawn(medusa, ["start", "--port", String(port)], {
    cwd: root,
    // Scheduled jobs are a worker's.
    env: { ...envOf(database), ...(hasTick ? {} : { MEDUSA_WORKER_MODE: "server" }) },
    stdio: "ignore",
  })
  await untilHealthy(port, server)
  const browser: Browser = await chromium.launch({
    executablePath: process.env.ARMS_BROWSER,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  })
  const base = `http://localhost:${port}`
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "en-US" })
  await signIn(page, base, { email: "admin@arms.example", password: "arms-demo" })
  const api = async <T>(method: "GET" | "POST", route: string, body?: unknown): Promise<T> => {
    const answer = await page.request.fetch(`${base}/admin/arms/${route}`, { method, data: body })
    const json = (await answer.json()) as T & { message?: string }
    if (!answer.ok()) throw new Error(`${method} ${route}: ${answer.status()} ${json.message}`)
    return json
  }
  // A copy of a database is another installation: somebody has to say that it is the one to work with (R-12).
  if (isSeeded) await api("POST", "commands/confirm_installation", { reason: "a copy for the tests" })
  return {
    page,
    base,
    database,
    api,
    stop: async () => {
      await browser.close()
      server.kill("SIGKILL")
    },
  }
}
