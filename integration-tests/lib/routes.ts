import fs from "fs"
import path from "path"

const API = path.resolve(__dirname, "../../src/api")
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const

/** A route of the plugin with what it declares about who may pass. */
export interface Route {
  readonly file: string
  readonly path: string
  readonly method: (typeof METHODS)[number]
  readonly permission?: unknown
  readonly guard?: string
}

const filesIn = (folder: string): string[] =>
  fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name)
    return entry.isDirectory() ? filesIn(at) : entry.name === "route.ts" ? [at] : []
  })

/** Every route, read from the folders Medusa reads them from. */
export async function allRoutes(): Promise<Route[]> {
  const routes: Route[] = []
  for (const file of filesIn(API)) {
    const handlers = (await import(file)) as Record<string, { permission?: unknown; guard?: string }>
    const url = `/${path.relative(API, path.dirname(file)).split(path.sep).join("/")}`
    for (const method of METHODS) {
      const handler = handlers[method]
      if (!handler) continue
      routes.push({ file, path: url, method, permission: handler.permission, guard: handler.guard })
    }
  }
  return routes
}

/** A path with something in place of its parameters. */
export const filled = (url: string): string =>
  url
    .replace(/\[name\]/g, "set_status")
    .replace(/\[kind\]/g, "receivables")
    .replace(/\[[^\]]+\]/g, "x")
