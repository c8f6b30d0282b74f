#!/usr/bin/env node
/** Forgets the demo's data; the next `npm start` seeds it again. */
import fs from "node:fs"
import path from "node:path"
import { root } from "./lib/steps.mjs"

const folder = path.join(root, ".arms")
const record = path.join(folder, "postgres.location")
if (fs.existsSync(record)) fs.rmSync(fs.readFileSync(record, "utf8").trim(), { recursive: true, force: true })
for (const name of ["postgres", "postgres.location", "demo.json"])
  fs.rmSync(path.join(folder, name), { recursive: true, force: true })
process.stdout.write("The demo's data is gone; npm start makes it anew.\n")
