/** Options of Node that let it run this repository's TypeScript as it is. */
import path from "node:path"
import { root } from "./steps.mjs"

export const typescript = ["--no-warnings", "-r", path.join(root, "scripts/lib/register.cjs")]
