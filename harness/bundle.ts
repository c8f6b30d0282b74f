import { mkdtempSync } from "fs"
import os from "os"
import path from "path"
import { buildSync } from "esbuild"

const root = path.resolve(__dirname, "..")
/** Drivers of other databases that knex may load, none of which is here. */
const ABSENT = ["pg-native", "better-sqlite3", "mysql", "mysql2", "oracledb", "sqlite3", "tedious", "pg-query-stream"]
/** Of all that the platform exports a worker needs one class; reading the rest would be half of its start. */
const ERRORS = path.join(root, "node_modules/@medusajs/utils/dist/common/errors.js")

let file: string | undefined

/** The worker as one file of JavaScript, made once by a process: so a worker starts in a second. */
export function bundledWorker(): string {
  if (file) return file
  const made = path.join(mkdtempSync(path.join(os.tmpdir(), "arms-worker-")), "worker.cjs")
  buildSync({
    entryPoints: [path.join(root, "harness/worker.ts")],
    outfile: made,
    bundle: true,
    platform: "node",
    target: "node20",
    jsx: "automatic",
    external: ABSENT,
    alias: { "@medusajs/framework/utils": ERRORS },
    sourcemap: "inline",
    logLevel: "error",
  })
  return (file = made)
}
