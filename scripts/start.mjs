#!/usr/bin/env node
/** The demo: `npm start` on a machine that has only Node. Data is kept; `npm run reset` starts over. */
import crypto from "node:crypto"
import { spawn } from "node:child_process"
import fs from "node:fs"
import { createServer } from "node:net"
import path from "node:path"
import { bin, fail, install, keep, root, run, step } from "./lib/steps.mjs"

const STATE = path.join(root, ".arms", "demo.json")
const DATABASE = "arms_demo"

const readState = () => (fs.existsSync(STATE) ? JSON.parse(fs.readFileSync(STATE, "utf8")) : {})
const writeState = (state) => fs.writeFileSync(STATE, JSON.stringify(state, null, 2))

/** Names and contents of files below folders, as one hash. */
function fingerprint(...places) {
  const hash = crypto.createHash("sha256")
  const visit = (at) => {
    if (!fs.existsSync(at)) return
    if (fs.statSync(at).isDirectory()) for (const name of fs.readdirSync(at).sort()) visit(path.join(at, name))
    else hash.update(path.relative(root, at)).update(fs.readFileSync(at))
  }
  for (const place of places) visit(path.join(root, place))
  return hash.digest("hex").slice(0, 16)
}

const portFree = (port) =>
  new Promise((resolve) => {
    const server = createServer()
    server.once("error", () => resolve(false))
    server.listen(port, () => server.close(() => resolve(true)))
  })

/** The port that was asked for, or the first free one from 9000. */
async function choosePort() {
  const asked = process.env.PORT
  if (asked !== undefined) {
    const port = Number(asked)
    if (!Number.isInteger(port) || port < 1 || port > 65535)
      throw new Error(`PORT is "${asked}": expected a whole number between 1 and 65535.`)
    if (!(await portFree(port))) throw new Error(`PORT is ${port}: something else listens there.`)
    return port
  }
  for (let port = 9000; port < 9100; port++) if (await portFree(port)) return port
  throw new Error("No free port between 9000 and 9099: set PORT.")
}

async function database() {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, isNew: false }
  const { startPostgres, ensureDatabase } = await import("./lib/postgres.mjs")
  const postgres = await startPostgres(root, { name: "postgres" })
  return { url: postgres.url(DATABASE), isNew: await ensureDatabase(root, postgres, DATABASE) }
}

/** `medusa start` serves the dashboard from `public/admin` only; the build stands in `.medusa/admin`. */
function linkDashboard() {
  const link = path.join(root, "public", "admin")
  fs.mkdirSync(path.dirname(link), { recursive: true })
  if (!fs.existsSync(link)) fs.symlinkSync(path.join("..", ".medusa", "admin"), link, "junction")
}

function serve(url, port, before) {
  const child = keep(
    spawn(process.execPath, [bin("medusa"), "start", "--port", String(port)], {
      cwd: root,
      env: {
        ...process.env,
        DATABASE_URL: url,
        ARMS_TEST_CLOCK: "on",
        MEDUSA_DISABLE_TELEMETRY: "true",
        LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
      },
      stdio: ["ignore", "inherit", "inherit"],
    })
  )
  child.on("exit", (code) => process.exit(code ?? 0))
  return before(child)
}

async function untilHealthy(port) {
  for (;;) {
    try {
      const answer = await fetch(`http://localhost:${port}/health`)
      if (answer.ok) return
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

async function main() {
  const begun = Date.now()
  // Asked before anything that takes minutes.
  const port = await choosePort()
  await install()
  fs.mkdirSync(path.join(root, ".arms"), { recursive: true })
  const state = readState()
  const { url, isNew } = await step("Starting PostgreSQL", database)
  const env = { DATABASE_URL: url, ARMS_TEST_CLOCK: "on", LOG_LEVEL: "warn" }
  const schema = fingerprint("src/modules/arms/migrations", "package-lock.json")
  if (isNew || state.schema !== schema || state.url_of !== DATABASE) {
    await step("Creating the tables", () => run(process.execPath, [bin("medusa"), "db:migrate"], { env, quiet: true }))
    Object.assign(state, { schema, url_of: DATABASE, seeded: isNew ? false : state.seeded })
    writeState(state)
  }
  if (!state.seeded) {
    await step("Seeding the demo shop and replaying its last 60 days", () =>
      run(process.execPath, [bin("medusa"), "exec", "./demo/seed.ts"], {
        env: { ...env, ARMS_ADMIN: "off", MEDUSA_WORKER_MODE: "server" },
        onLine: (line) => {
          const said = line.indexOf("[arms-demo]")
          if (said >= 0) process.stdout.write(`    ${line.slice(said + 12)}\n`)
        },
      })
    )
    state.seeded = true
    writeState(state)
  }
  const sources = fingerprint("admin", "src/admin", "package-lock.json", "medusa-config.ts")
  if (state.dashboard !== sources || !fs.existsSync(path.join(root, ".medusa/admin/index.html"))) {
    await step("Building the dashboard", () =>
      run(process.execPath, [bin("medusa"), "build", "--admin-only"], { env, quiet: true })
    )
    state.dashboard = sources
    writeState(state)
  }
  linkDashboard()
  await serve(url, port, () => step("Starting the server", () => untilHealthy(port)))
  process.stdout.write(`
ARMS for Medusa is ready after ${((Date.now() - begun) / 1000).toFixed(1)} s.

  Admin      http://localhost:${port}/app
  Log in     admin@arms.example   password: arms-demo

  Look at    ARMS in the sidebar: the log register of the last 60 days; open a row to see why, and its mail
             a customer (Customers): status, hold, what is open and overdue, the latest rows of the log
  Stop       Ctrl-C; data is kept. Start over: npm run reset
`)
}

main().catch(fail)
