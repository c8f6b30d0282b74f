import type { MedusaContainer } from "@medusajs/framework/types"
import { seedCustomers, seedShop, type DemoShop } from "../../demo/seed-shop"
import { noteSignedIn } from "../../src/modules/arms/sql/signed-in"
import { adminHeaders, armsOf, asAnswer, type Api } from "./shop"

const CALLER = { actor: "test", reason: "test" }

/** A shop with one account that has two buyers, live, standard preset, on 2026-03-02. */
export interface Scene {
  readonly shop: DemoShop
  readonly accountId: string
  readonly customerIds: readonly string[]
  readonly as: { headers: Record<string, string> }
  readonly store: { headers: Record<string, string> }
}

/** Builds the scene. */
export async function setScene(container: MedusaContainer, api: Api, more: readonly string[] = []): Promise<Scene> {
  const { headers } = await adminHeaders(container)
  const as = { headers }
  const shop = await seedShop(container, false, ["pp_system_default", "pp_on_account_arms", ...more])
  const customerIds = await seedCustomers(container, [
    { name: "Anna Acme", email: "anna@acme.test" },
    { name: "Bernd Acme", email: "bernd@acme.test" },
  ])
  await api.post("/admin/arms/test-clock", { now: "2026-03-01 09:00" }, as)
  await api.post("/admin/arms/policies", { preset: "standard" }, as)
  await api.post("/admin/arms/commands/finish_set_up", { reason: "ready" }, as)
  // The test runner puts the database back under another oid after each test: that must not look like a move.
  await armsOf(container)
    .host.db()
    .rows(`update arms_settings set installation = installation || '{"database_oid": null}'::jsonb`)
  await api.post("/admin/arms/test-clock", { now: "2026-03-02 09:00" }, as)
  const csv =
    "external_id,account,account_name,email,issue_date,due_date,amount,currency\nINV-1,ACME,Acme GmbH,pay@acme.test,2026-03-02,2026-03-16,900.00,EUR\n"
  await api.post("/admin/arms/imports/receivables?create_accounts=true", csv, {
    headers: { ...headers, "content-type": "text/csv" },
  })
  const accounts = await api.get("/admin/arms/accounts?q=Acme", as)
  const accountId = (accounts.data.accounts as never as { id: string }[])[0].id
  const arms = armsOf(container)
  for (const customer_id of customerIds)
    await arms.execute("link_customer", { account_id: accountId, customer_id }, CALLER)
  return { shop, accountId, customerIds, as, store: { headers: { "x-publishable-api-key": shop.publishableKey } } }
}

const ADDRESS = {
  first_name: "A",
  last_name: "B",
  address_1: "Street 1",
  city: "Berlin",
  country_code: "de",
  postal_code: "10115",
}

/** A cart of a customer who has signed in, ready to be completed; answers its id. */
export async function readyCart(
  container: MedusaContainer,
  api: Api,
  scene: Scene,
  customerId: string,
  provider = "pp_system_default",
  locale?: string
): Promise<string> {
  const { shop, store } = scene
  const made = await api.post(
    "/store/carts",
    {
      region_id: shop.regionId,
      sales_channel_id: shop.salesChannelId,
      email: "anna@acme.test",
      shipping_address: ADDRESS,
      items: [{ variant_id: shop.variantId, quantity: 1 }],
      ...(locale ? { locale } : {}),
    },
    store
  )
  const { id } = made.data.cart as never as { id: string }
  const { updateCartWorkflow } = await import("@medusajs/medusa/core-flows")
  await updateCartWorkflow(container).run({ input: { id, customer_id: customerId } })
  await api.post(`/store/carts/${id}/shipping-methods`, { option_id: shop.shippingOptionId }, store)
  const collection = await api.post("/store/payment-collections", { cart_id: id }, store)
  const collectionId = (collection.data.payment_collection as never as { id: string }).id
  await api.post(`/store/payment-collections/${collectionId}/payment-sessions`, { provider_id: provider }, store)
  await noteSignedIn(armsOf(container).host.db(), collectionId, customerId)
  return id
}

/** Completes a cart over the real store API. */
export const complete = (api: Api, scene: Scene, cartId: string) =>
  api.post(`/store/carts/${cartId}/complete`, {}, scene.store).catch(asAnswer)
