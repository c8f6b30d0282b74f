#!/usr/bin/env node
/**
 * All tests, from a bare clone: `npm test`, or one kind:
 * `npm test -- pure|http|run|timed|package|browser [jest options]`.
 */
import path from "node:path"
import { bin, fail, install, root, run, step } from "./lib/steps.mjs"

const KINDS = ["pure", "http", "run", "timed", "package", "browser"]
/** What runs after what. Files of one entry share two workers: each has a database and a port of its own. */
const ALL = [["pure", "http", "run"], ["timed"], ["package"], ["browser"]]
const ALONE = ["timed", "package", "bench"]
const [first, ...rest] = process.argv.slice(2)
// Measuring is no test: it is done when it is named (`npm run bench -- --checkout`).
const isNamed = [...KINDS, "bench"].includes(first)
const chosen = isNamed ? [[first]] : ALL
const more = isNamed ? rest : process.argv.slice(2)

async function database() {
  if (process.env.DB_HOST) return { env: {}, stop: async () => undefined }
  const { startPostgres } = await import("./lib/postgres.mjs")
  return startPostgres(root, { name: "test-postgres", fast: true })
}

async function main() {
  await install()
  const needsDatabase = chosen.flat().some((kind) => kind !== "pure")
  const postgres = needsDatabase ? await step("Starting PostgreSQL for the tests", database) : null
  if (chosen.flat().some((kind) => kind === "browser" || kind === "package")) {
    const { findBrowser } = await import("./lib/browser.mjs")
    process.env.ARMS_BROWSER = await step("Looking for a browser", findBrowser)
  }
  for (const kinds of chosen) {
    await step(`Tests: ${kinds.join(", ")}`, () =>
      run(
        process.execPath,
        [
          "--experimental-vm-modules",
          "--no-warnings",
          bin("jest"),
          "--config",
          path.join(root, "jest.config.js"),
          ...(kinds.some((kind) => ALONE.includes(kind)) ? ["--runInBand"] : ["--maxWorkers=2"]),
          "--forceExit",
          ...more,
        ],
        {
          env: {
            ...postgres?.env,
            ARMS_TESTS: kinds.join(","),
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
