#!/usr/bin/env node
/**
 * Checks the tests themselves (reliability §6.8): takes one safeguard out of a copy of this repository at a
 * time and expects a test to turn red. `npm run mutate`
 */
import { spawnSync } from "node:child_process"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { fail, root } from "./lib/steps.mjs"

const SQL = "src/modules/arms/sql"
const RUN = "src/modules/arms/run"

/** What is taken out, where, and the tests that must notice. */
const MUTATIONS = [
  {
    name: "the unique row of a business date",
    file: "src/modules/arms/migrations/Migration20261122000001.ts",
    from: 'create unique index "arms_run_once"',
    to: 'create index "arms_run_once"',
    tests: ["http", "run/days", "-t", "P4"],
  },
  {
    name: "the unique key of an occurrence",
    file: "src/modules/arms/migrations/Migration20261122000003.ts",
    from: 'create unique index "arms_action_once"',
    to: 'create index "arms_action_once"',
    tests: ["http", "run/register", "-t", "one occurrence"],
  },
  {
    name: "the claim token",
    file: `${SQL}/batches.ts`,
    from: "where id = ? and token = ? and state = 'sending' for update",
    to: "where id = ? and ?::text is not null and state = 'sending' for update",
    tests: ["http", "run/sending", "-t", "P9"],
  },
  {
    name: "the facts read again before each attempt",
    file: `${RUN}/attempt-batch.ts`,
    from: "new Set((await changedMembers(db, batch.id, today)).map((row) => row.id))",
    to: "new Set<string>((await changedMembers(db, batch.id, today)).map(() => 'nobody').slice(0, 0))",
    tests: ["http", "run/sending", "-t", "F56"],
  },
  {
    name: "the key",
    file: `${RUN}/attempt-batch.ts`,
    from: "sender.send(mailsOf(members), batch.key)",
    to: "sender.send(mailsOf(members), `${batch.key}/${batch.attempts}`)",
    tests: ["http", "run/sending", "-t", "F37"],
  },
  {
    name: "the raw body of a webhook",
    file: "src/providers/resend/webhook.ts",
    from: 'const body = raw.toString("utf8")\n  if (!Buffer.from(body, "utf8").equals(raw))',
    to: 'const body = raw.toString("utf8").trim()\n  if (body === "")',
    tests: ["pure", "resend/__tests__/webhook"],
  },
  {
    name: "SKIP LOCKED",
    file: `${SQL}/batches.ts`,
    from: "order by id limit ? for update skip locked)",
    to: "order by id limit ? for update)",
    tests: ["http", "run/sending", "-t", "F22"],
  },
]

function copyOfRepository() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "arms-mutate-"))
  const made = spawnSync("git", ["clone", "-q", root, folder])
  if (made.status !== 0) throw new Error("The repository could not be copied.")
  fs.symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"))
  return folder
}

function isGreen(folder, tests) {
  // The packages are those of the repository: a lockfile newer than they are would install them again.
  fs.utimesSync(path.join(folder, "package-lock.json"), 0, 0)
  const run = spawnSync(process.execPath, ["scripts/test.mjs", ...tests], { cwd: folder, encoding: "utf8" })
  const passed = Number(/Tests:.*?(\d+) passed/.exec(run.stderr + run.stdout)?.[1] ?? 0)
  return { green: run.status === 0 && passed > 0, failed: /Tests:.*?(\d+) failed/.test(run.stderr + run.stdout) }
}

function main() {
  const folder = copyOfRepository()
  let survived = 0
  for (const { name, file, from, to, tests } of MUTATIONS) {
    const at = path.join(folder, file)
    const whole = fs.readFileSync(at, "utf8")
    if (!whole.includes(from)) throw new Error(`${name}: ${file} has changed, the mutation does not fit any more.`)
    const before = isGreen(folder, tests).green
    fs.writeFileSync(at, whole.replace(from, to))
    const { failed } = isGreen(folder, tests)
    fs.writeFileSync(at, whole)
    if (!before || !failed) survived++
    process.stdout.write(
      `${failed ? "red" : "NOT NOTICED"}${before ? "" : " (was not green before)"}: without ${name}\n`
    )
  }
  fs.rmSync(folder, { recursive: true, force: true })
  if (survived > 0) throw new Error(`${survived} of ${MUTATIONS.length} were not noticed.`)
  process.stdout.write(`${MUTATIONS.length} of ${MUTATIONS.length} noticed.\n`)
}

try {
  main()
} catch (error) {
  fail(error)
}
