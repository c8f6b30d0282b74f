import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { commandSchemas, envelope, type CommandName } from "../../../../../contract/commands"
import { permissionByHand, permissionOf } from "../../../../../contract/permissions"
import { defineRoute } from "../../../../define-route"

const nameOf = (name: string): CommandName => {
  if (Object.hasOwn(commandSchemas, name)) return name as CommandName
  throw new MedusaError(
    MedusaError.Types.NOT_FOUND,
    `There is no command "${name.slice(0, 64)}": expected one of ${Object.keys(commandSchemas).join(", ")}.`
  )
}

/** Runs a command: its own fields beside `reason`, `idempotency_key` and `dry_run`. */
export const POST = defineRoute({
  permission: ({ name }, { body, catalog }) => {
    const asked = nameOf(name)
    return asked === "do_now" ? permissionByHand(catalog.operations, body) : permissionOf(asked)
  },
  body: envelope.catchall(z.unknown()),
  handle: async ({ arms, body, params, actor }) => {
    const { reason, idempotency_key, dry_run, ...input } = body
    return arms.execute(nameOf(params.name), input, { actor, reason, idempotencyKey: idempotency_key, dryRun: dry_run })
  },
})
