#!/usr/bin/env node
/** Crashes, many instances and outages, the long forms: `npm run crash [-- kills points …]`; see docs/harness.md. */
import path from "node:path"
import { fail, install, root, run } from "./lib/steps.mjs"
import { startPostgres } from "./lib/postgres.mjs"
import { typescript } from "./lib/typescript.mjs"

async function main() {
  await install()
  const given = process.env.DATABASE_URL
  const postgres = given ? null : await startPostgres(root, { name: "harness-postgres" })
  await run(process.execPath, [...typescript, path.join(root, "harness/main.ts"), ...process.argv.slice(2)], {
    env: { DATABASE_URL: given ?? postgres.url("postgres"), NODE_ENV: "production" },
  })
  await postgres?.stop()
  process.exit(0)
}

main().catch(fail)
