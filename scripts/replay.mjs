#!/usr/bin/env node
/** Replays a ledger file through ARMS: `npm run replay -- FILE.csv [--preset strict] [--from D --to D]`. */
import fs from "node:fs"
import path from "node:path"
import { fail, install, root, run } from "./lib/steps.mjs"
import { startPostgres } from "./lib/postgres.mjs"
import { typescript } from "./lib/typescript.mjs"

async function main() {
  await install()
  fs.mkdirSync(path.join(root, ".arms"), { recursive: true })
  const given = process.env.DATABASE_URL
  const postgres = given ? null : await startPostgres(root, { name: "replay-postgres", fast: true })
  const args = process.argv.slice(2).map((arg) => (fs.existsSync(arg) ? path.resolve(arg) : arg))
  await run(process.execPath, [...typescript, path.join(root, "demo/replay.ts"), ...args], {
    env: { DATABASE_URL: given ?? postgres.url("postgres"), NODE_ENV: "production" },
  })
  await postgres?.stop()
  process.exit(0)
}

main().catch(fail)
