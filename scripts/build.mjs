#!/usr/bin/env node
/** Builds the plugin. A `public/` folder (the demo's dashboard) must not be seen: Vite would pack it. */
import fs from "node:fs"
import path from "node:path"
import { bin, fail, root, run } from "./lib/steps.mjs"

const seen = path.join(root, "public")
const aside = path.join(root, ".arms", "public-aside")

async function main() {
  const moved = fs.existsSync(seen)
  if (moved) {
    fs.mkdirSync(path.dirname(aside), { recursive: true })
    fs.rmSync(aside, { recursive: true, force: true })
    fs.renameSync(seen, aside)
  }
  try {
    await run(process.execPath, [bin("medusa"), "plugin:build"])
  } finally {
    if (moved) fs.renameSync(aside, seen)
  }
}

main().catch(fail)
