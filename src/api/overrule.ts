import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { envelope } from "../contract/commands"
import { permissionOf } from "../contract/permissions"
import { ARMS_MODULE } from "../modules/arms"
import type ArmsModuleService from "../modules/arms/service"
import { allow, parse } from "./define-route"

/** Header by which an admin lets an order pass a door: its value is the reason. */
export const OVERRULE_HEADER = "x-arms-overrule"

/** The person who calls lets what the path names pass, today. */
export async function overrule(req: AuthenticatedMedusaRequest, header: string): Promise<void> {
  const arms = req.scope.resolve<ArmsModuleService>(ARMS_MODULE)
  if (!arms.enabled) return
  const { actor_id, actor_type } = req.auth_context
  await allow(arms, actor_id, permissionOf("overrule"))
  const { reason } = parse(envelope, { reason: header })
  await arms.execute("overrule", { subject_id: req.params.id }, { actor: `${actor_type}:${actor_id}`, reason })
}
