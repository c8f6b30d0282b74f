#!/usr/bin/env node
/**
 * Ratios of one interleaved run: `npm run bench [-- --small]`; sending: `-- --mail`; the checkout of a running shop:
 * `-- --checkout`; the admin's lists on a million rows: `-- --lists`; how queries are answered: `-- --explain`.
 */
import path from "node:path"
import { fail, install, root, run } from "./lib/steps.mjs"
import { startPostgres } from "./lib/postgres.mjs"
import { typescript } from "./lib/typescript.mjs"

async function main() {
  await install()
  // It needs a shop, and the tests know how to open one.
  for (const shop of ["checkout", "lists"]) {
    if (!process.argv.includes(`--${shop}`)) continue
    await run(process.execPath, [path.join(root, "scripts/test.mjs"), "bench", shop])
    process.exit(0)
  }
  const given = process.env.DATABASE_URL
  const postgres = given ? null : await startPostgres(root, { name: "bench-postgres" })
  const asked = process.argv.includes("--explain") ? "explain" : process.argv.includes("--mail") ? "mail" : "plan"
  const what = `bench/${asked}.ts`
  await run(process.execPath, [...typescript, path.join(root, what), ...process.argv.slice(2)], {
    env: { DATABASE_URL: given ?? postgres.url("postgres"), NODE_ENV: "production" },
  })
  await postgres?.stop()
  process.exit(0)
}

main().catch(fail)
