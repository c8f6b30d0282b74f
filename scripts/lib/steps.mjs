/** What the commands of this repository share: paths, steps with progress, children that end with us. */
import { spawn, spawnSync } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..")

const children = new Set()

const stopAll = (signal) => {
  for (const child of children) child.kill(signal)
}

let interrupted = false
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    if (interrupted) process.exit(130)
    interrupted = true
    stopAll(signal)
    // Exit handlers stop the database: those who use it go first, by force if need be.
    setTimeout(() => {
      stopAll("SIGKILL")
      process.exit(130)
    }, 8000).unref()
    if (children.size === 0) process.exit(130)
  })
}

/** A program that ends with us: it is told when we are interrupted, and killed when it does not listen. */
export function keep(child) {
  children.add(child)
  child.once("exit", () => children.delete(child))
  return child
}

/** Says what is being done and, at the end, how long it took. */
export async function step(title, work) {
  const start = Date.now()
  process.stdout.write(`▸ ${title} …\n`)
  const result = await work()
  process.stdout.write(`  ${title}: ${((Date.now() - start) / 1000).toFixed(1)} s\n`)
  return result
}

/** Runs a program with our output; rejects unless it ends well. */
export function run(command, args, { env = {}, quiet = false, cwd = root, onLine } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, MEDUSA_DISABLE_TELEMETRY: "true", FORCE_COLOR: process.stdout.isTTY ? "1" : "0", ...env },
      stdio: quiet || onLine ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    })
    keep(child)
    let log = ""
    const collect = (chunk) => {
      log = (log + chunk).slice(-20_000)
      if (onLine) for (const line of String(chunk).split("\n")) if (line.trim()) onLine(line)
    }
    child.stdout?.on("data", collect)
    child.stderr?.on("data", collect)
    child.on("error", reject)
    child.on("exit", (code, signal) => {
      if (interrupted) process.exit(130)
      if (code === 0) resolve(log)
      else
        reject(
          new Error(
            `${path.basename(command)} ${args.slice(0, 3).join(" ")} ended with ${signal ?? code}${log ? `:\n${log}` : ""}`
          )
        )
    })
  })
}

/** The program of a package of this checkout. */
export const bin = (name) => path.join(root, "node_modules", ".bin", name)

/** Installs from the lockfile when something is missing or the lockfile is newer. */
export async function install() {
  const mark = path.join(root, "node_modules", ".package-lock.json")
  const lock = path.join(root, "package-lock.json")
  if (fs.existsSync(mark) && fs.statSync(mark).mtimeMs >= fs.statSync(lock).mtimeMs - 2000) return
  const npm = process.platform === "win32" ? "npm.cmd" : "npm"
  await step("Installing packages from the lockfile", () =>
    run(npm, ["install", "--no-audit", "--no-fund", "--no-save"], { quiet: true })
  )
}

/** Ends with one plain sentence. */
export function fail(error) {
  process.stderr.write(`\n✗ ${error instanceof Error ? error.message : error}\n`)
  stopAll("SIGTERM")
  process.exit(1)
}

/** Does a program exist on this machine? */
export const which = (name) => {
  const found = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" })
  return found.status === 0 ? found.stdout.trim() : null
}
