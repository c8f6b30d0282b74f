import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createApiKeysWorkflow, createUserAccountWorkflow } from "@medusajs/medusa/core-flows"
import { ARMS_MODULE } from "../../src/modules/arms"
import type ArmsModuleService from "../../src/modules/arms/service"

/** What the HTTP test runner hands over. */
export interface Api {
  get(url: string, config?: unknown): Promise<{ status: number; data: Record<string, never> & Record<string, unknown> }>
  post(
    url: string,
    body?: unknown,
    config?: unknown
  ): Promise<{ status: number; data: Record<string, never> & Record<string, unknown> }>
  delete(url: string, config?: unknown): Promise<{ status: number; data: Record<string, unknown> }>
}

/** The module's service. */
export const armsOf = (container: MedusaContainer): ArmsModuleService =>
  container.resolve<ArmsModuleService>(ARMS_MODULE)

/** An admin user, signed in; the headers to call with. */
export async function adminHeaders(
  container: MedusaContainer
): Promise<{ headers: Record<string, string>; userId: string }> {
  const auth = container.resolve(Modules.AUTH)
  const jwt = await import("jsonwebtoken")
  const email = `admin-${Math.abs(Date.now() % 1e9)}@arms.test`
  const identity = await auth.createAuthIdentities({
    provider_identities: [{ provider: "emailpass", entity_id: email, provider_metadata: { password: "secret" } }],
  })
  const { result: user } = await createUserAccountWorkflow(container).run({
    input: { authIdentityId: identity.id, userData: { email, first_name: "Test" } },
  })
  const { projectConfig } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  const token = jwt.sign(
    { actor_id: user.id, actor_type: "user", auth_identity_id: identity.id, app_metadata: { user_id: user.id } },
    String(projectConfig.http.jwtSecret),
    { expiresIn: "1d" }
  )
  return { headers: { authorization: `Bearer ${token}` }, userId: user.id }
}

/** A publishable key's header for the store API. */
export async function storeHeaders(
  container: MedusaContainer,
  salesChannelId: string
): Promise<Record<string, string>> {
  const { result } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: "store", type: "publishable", created_by: "test" }] },
  })
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  await link.create({
    [Modules.API_KEY]: { publishable_key_id: result[0].id },
    [Modules.SALES_CHANNEL]: { sales_channel_id: salesChannelId },
  })
  return { "x-publishable-api-key": result[0].token }
}

/** Refusals as answers instead of exceptions. */
export const asAnswer = (error: { response?: { status: number; data: Record<string, unknown> } }) => {
  if (!error.response) throw error
  return error.response
}
