#!/usr/bin/env node
/**
 * All tests, from a bare clone: `npm test`, or one kind:
 * `npm test -- pure|http|run|timed|package|browser [jest options]`.
 */
import path from "node:path"
import { bin, fail, install, root, run, step } from "./lib/steps.mjs"

const KINDS = ["pure", "http", "run", "timed", "package", "browser"]
/** Those whose files do not get in each other's way: each has its own database. */
const SIDE_BY_SIDE = ["pure", "http", "run"]
const [first, ...rest] = process.argv.slice(2)
// Measuring is no test: it is done when it is named (`npm run bench -- --checkout`).
const isNamed = [...KINDS, "bench"].includes(first)
const chosen = isNamed ? [first] : KINDS
const more = isNamed ? rest : process.argv.slice(2)

async function database() {
  if (process.env.DB_HOST) return { env: {}, stop: async () => undefined }
  const { startPostgres } = await import("./lib/postgres.mjs")
  return startPostgres(root, { name: "test-postgres", fast: true })
}

async function main() {
  await install()
  const needsDatabase = chosen.some((kind) => kind !== "pure")
  const postgres = needsDatabase ? await step("Starting PostgreSQL for the tests", database) : null
  if (chosen.includes("browser") || chosen.includes("package")) {
    const { findBrowser } = await import("./lib/browser.mjs")
    process.env.ARMS_BROWSER = await step("Looking for a browser", findBrowser)
  }
  for (const kind of chosen) {
    await step(`Tests: ${kind}`, () =>
      run(
        process.execPath,
        [
          "--experimental-vm-modules",
          "--no-warnings",
          bin("jest"),
          "--config",
          path.join(root, "jest.config.js"),
          ...(SIDE_BY_SIDE.includes(kind) ? ["--maxWorkers=2"] : ["--runInBand"]),
          "--forceExit",
          ...more,
        ],
        {
          env: {
            ...postgres?.env,
            ARMS_TESTS: kind,
            NODE_ENV: "test",
            LOG_LEVEL: process.env.LOG_LEVEL ?? "error",
            ARMS_TEST_CLOCK: "on",
            TZ: process.env.TZ ?? "Asia/Tokyo",
          },
        }
      )
    )
  }
  await postgres?.stop()
  process.exit(0)
}

main().catch(fail)
