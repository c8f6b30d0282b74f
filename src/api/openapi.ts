import { z } from "@medusajs/framework/zod"
import { commandSchemas, envelope, type CommandName } from "../contract/commands"
import { permissionOf } from "../contract/permissions"
import type { Catalog } from "../contract/task"
import { adminRoutes } from "./admin-routes"
import { METHODS, type ArmsRoute } from "./define-route"
import { COMMANDS, pathsOf } from "./paths-of"

type Json = Record<string, unknown>

const schemaOf = (schema: z.ZodType): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Json
  return json
}

const inPath = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: "path", required: true, schema: { type: "string" } }))

function inQuery(schema: z.ZodType | undefined): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema) as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, type]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema: type,
  }))
}

const ANSWERS = {
  200: { description: "Done." },
  400: { description: "One sentence naming field, value and what is allowed." },
  401: { description: "Nobody is signed in." },
  403: { description: "The ARMS permission is missing." },
  404: { description: "There is no such thing." },
  409: { description: "Changed by somebody else meanwhile; who and when." },
}

const operation = (path: string, permission: string, query?: z.ZodType, body?: z.ZodType): Json => ({
  "x-arms-permission": permission,
  parameters: [...inPath(path), ...inQuery(query)],
  ...(body ? { requestBody: { required: true, content: { "application/json": { schema: schemaOf(body) } } } } : {}),
  responses: ANSWERS,
})

const commandPaths = (): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(commandSchemas).map(([name, schema]) => {
      const path = `/admin/arms/commands/${name}`
      const body = { allOf: [schemaOf(schema), schemaOf(envelope)] }
      const { parameters, responses, ...rest } = operation(path, permissionOf(name as CommandName))
      const requestBody = { required: true, content: { "application/json": { schema: body } } }
      return [path, { post: { ...rest, parameters, requestBody, responses } }]
    })
  )

/** The admin API as OpenAPI 3.1, made of the schemas that check its requests. */
export function openApiDocument(catalog: Catalog): Json {
  const paths: Record<string, Json> = {}
  for (const [folder, handlers] of Object.entries(adminRoutes)) {
    // Each command has a body of its own, below.
    if (folder === COMMANDS) continue
    for (const method of METHODS) {
      const route = (handlers as Partial<Record<string, ArmsRoute>>)[method]
      if (!route) continue
      const { query, body } = route.takes(catalog)
      for (const { path: named, permission } of pathsOf(folder, route)) {
        const path = named.replace(/\[(\w+)\]/g, "{$1}")
        paths[path] = { ...paths[path], [method.toLowerCase()]: operation(path, permission, query, body) }
      }
    }
  }
  return {
    openapi: "3.1.0",
    info: { title: "ARMS for Medusa, admin API", version: "1" },
    paths: { ...paths, ...commandPaths() },
  }
}
