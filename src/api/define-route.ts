import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"
import { FileAnswer } from "../adapters/file-answer"
import { PERMISSIONS, type ArmsPermission } from "../contract/permissions"
import { sentenceOf } from "../contract/sentence"
import type { Settings } from "../contract/settings"
import type { Catalog } from "../contract/task"
import { ARMS_MODULE } from "../modules/arms"
import { inPersonsWords } from "./changed-meanwhile"
import { ChangedMeanwhile } from "../modules/arms/commands/define-command"
import type ArmsModuleService from "../modules/arms/service"

/** Methods a route may answer. */
export const METHODS = ["GET", "POST", "DELETE"] as const

/** What a route works with. */
export interface RouteCall<Q, B> {
  readonly arms: ArmsModuleService
  readonly query: Q
  readonly body: B
  readonly params: Record<string, string>
  /** User or secret key, e.g. `user:user_01…`. */
  readonly actor: string
  readonly req: AuthenticatedMedusaRequest
}

/** What a permission may hang on besides the path: the body as it came, not parsed yet. */
interface Sent {
  readonly body: unknown
  readonly catalog: Pick<Catalog, "operations">
}

interface RouteSpec<Q extends z.ZodType, B extends z.ZodType> {
  readonly permission: ArmsPermission | ((params: Record<string, string>, sent: Sent) => ArmsPermission)
  readonly query?: Q
  /** Made of the installation's catalogue where tasks are concerned. */
  readonly body?: B | ((catalog: Catalog) => B)
  readonly handle: (call: RouteCall<z.infer<Q>, z.infer<B>>) => Promise<unknown>
}

/** A route handler that declares its permission. */
export interface ArmsRoute {
  (req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void>
  permission: RouteSpec<z.ZodType, z.ZodType>["permission"]
  /** What it takes, for the OpenAPI document. */
  takes(catalog: Catalog): { readonly query?: z.ZodType; readonly body?: z.ZodType }
}

/** Input that fits a schema, else one plain sentence. */
export function parse<S extends z.ZodType>(schema: S | undefined, input: unknown): z.infer<S> {
  if (!schema) return undefined as z.infer<S>
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  throw new MedusaError(MedusaError.Types.INVALID_DATA, sentenceOf(parsed.error, input))
}

/** What an actor may do. Without assignments every admin may do everything. */
export const permissionsOf = ({ permissions }: Settings, actorId: string): readonly ArmsPermission[] =>
  Object.keys(permissions).length === 0 ? PERMISSIONS : (permissions[actorId] ?? [])

/** Lets pass who has the permission. */
export async function allow(arms: ArmsModuleService, actorId: string, permission: ArmsPermission): Promise<void> {
  const { settings } = await arms.world()
  if (permissionsOf(settings, actorId).includes(permission)) return
  throw new MedusaError(MedusaError.Types.FORBIDDEN, `This needs the ARMS permission "${permission}".`)
}

/** What stands in the path goes into queries, which take no control characters (B-A10). */
export function checkPath(params: Record<string, string>): void {
  for (const [name, value] of Object.entries(params)) {
    if (!/[\u0000-\u001f\u007f]/.test(value)) continue
    const shown = JSON.stringify(value.slice(0, 64))
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `${name} is ${shown}: expected text without control characters.`
    )
  }
}

const isBody = (body: unknown): boolean => typeof body === "object" && body !== null && !Array.isArray(body)

/** Makes a route of a permission, schemas and a handler; the answer is the handler's. */
export function defineRoute<Q extends z.ZodType = z.ZodUndefined, B extends z.ZodType = z.ZodUndefined>(
  spec: RouteSpec<Q, B>
): ArmsRoute {
  const takes = (catalog: Catalog) => ({
    query: spec.query,
    body: typeof spec.body === "function" ? spec.body(catalog) : spec.body,
  })
  const route = async (req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> => {
    const arms = req.scope.resolve<ArmsModuleService>(ARMS_MODULE)
    const { actor_type, actor_id } = req.auth_context
    checkPath(req.params)
    const sent = { body: req.body, catalog: arms.catalog }
    const permission = typeof spec.permission === "function" ? spec.permission(req.params, sent) : spec.permission
    await allow(arms, actor_id, permission)
    if (spec.body && !isBody(req.body)) {
      throw new MedusaError(MedusaError.Types.INVALID_DATA, "The request must be a JSON object.")
    }
    const { query, body } = takes(arms.catalog)
    const call = {
      arms,
      query: parse(query, req.query) as z.infer<Q>,
      body: parse(body, req.body) as z.infer<B>,
      params: req.params,
      actor: `${actor_type}:${actor_id}`,
      req,
    }
    try {
      const answer = await spec.handle(call)
      if (answer instanceof FileAnswer) await answer.write(res)
      else res.status(200).json(answer)
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile)) throw error
      // Medusa's own answer to a conflict would replace the sentence (D11).
      const { settings } = await arms.world()
      const message = await inPersonsWords(req.scope, error.message, settings.time_zone)
      res.status(409).json({ type: "conflict", code: "changed_meanwhile", message })
    }
  }
  return Object.assign(route, { permission: spec.permission, takes })
}

/** The row, or a plain 404. */
export function orNotFound<T>(row: T | null | undefined, what: string, id: string): T {
  if (row) return row
  throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no ${what} with id "${id.slice(0, 64)}".`)
}
