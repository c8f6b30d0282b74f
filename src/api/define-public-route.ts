import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ARMS_MODULE } from "../modules/arms"
import type ArmsModuleService from "../modules/arms/service"

/** Who may pass: the signer of a webhook, or whoever holds a secret link. */
export type PublicGuard = "signed_webhook" | "link_token" | "calendar_secret"

/** What a public route answers; always the same for everybody who may not pass. */
export interface PublicAnswer {
  readonly status: number
  readonly type: "application/json" | "text/html" | "text/plain" | "text/calendar"
  readonly body: string
  /** Where a redirect leads. */
  readonly location?: string
}

/** What a public route works with. */
export interface PublicCall {
  readonly arms: ArmsModuleService
  readonly req: MedusaRequest
  /** The body as it came in, where the route reads it. */
  readonly raw: Buffer
}

interface PublicSpec {
  readonly guard: PublicGuard
  /** Largest body that is read; 0: none is. */
  readonly maxBytes: number
  readonly handle: (call: PublicCall) => Promise<PublicAnswer>
}

/** A handler outside `/admin` and `/store` that declares its guard; `integration-tests/http/hostile.spec.ts` lists them. */
export interface PublicRoute {
  (req: MedusaRequest, res: MedusaResponse): Promise<void>
  guard: PublicGuard
}

/** Reads a body up to a limit; `null`: it is larger. */
async function readRaw(req: MedusaRequest, maxBytes: number): Promise<Buffer | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of req) {
    size += (part as Buffer).length
    if (size > maxBytes) return null
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts)
}

/** One sentence as JSON. */
export const sentence = (status: number, message: string): PublicAnswer => ({
  status,
  type: "application/json",
  body: JSON.stringify({ message }),
})

function send(res: MedusaResponse, { status, type, body, location }: PublicAnswer): void {
  if (location !== undefined) res.setHeader("Location", location)
  // Links carry a secret: neither caches nor other sites may learn it.
  res.setHeader("Cache-Control", "no-store")
  res.setHeader("Referrer-Policy", "no-referrer")
  res.setHeader("X-Content-Type-Options", "nosniff")
  res.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
  res.status(status).type(type).send(body)
}

/** Makes a public route of its guard and a handler. It never answers 5xx for what a caller sends. */
export function definePublicRoute(spec: PublicSpec): PublicRoute {
  const route = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
    // Medusa logs the address of every request; a link's secret must not stand there (P24).
    if (spec.guard !== "signed_webhook") req.originalUrl = String(req.route?.path ?? "/arms")
    const arms = req.scope.resolve<ArmsModuleService>(ARMS_MODULE)
    const raw = spec.maxBytes === 0 ? Buffer.alloc(0) : await readRaw(req, spec.maxBytes)
    // The rest of it is not read: this connection is of no further use.
    if (raw === null) res.setHeader("Connection", "close")
    if (raw === null) return send(res, sentence(413, `The body is larger than ${spec.maxBytes} bytes.`))
    send(res, await spec.handle({ arms, req, raw }))
  }
  return Object.assign(route, { guard: spec.guard })
}

/** A method this address does not know. */
export const notThisMethod = (guard: PublicGuard, allowed: string): PublicRoute =>
  definePublicRoute({ guard, maxBytes: 0, handle: async () => sentence(405, `Expected ${allowed}.`) })
