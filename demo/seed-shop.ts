import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules, ProductStatus } from "@medusajs/framework/utils"
import {
  createApiKeysWorkflow,
  createCustomersWorkflow,
  createProductsWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  createUserAccountWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"

/** Who logs in to the demo. */
export const ADMIN = { email: "admin@arms.example", password: "arms-demo" } as const

/** A demo shop that sells to companies: what a cart needs to become an order. */
export interface DemoShop {
  readonly regionId: string
  readonly salesChannelId: string
  readonly publishableKey: string
  readonly variantId: string
  readonly shippingOptionId: string
}

async function admin(container: MedusaContainer): Promise<string> {
  const auth = container.resolve(Modules.AUTH)
  const { success, authIdentity, error } = await auth.register("emailpass", {
    body: { email: ADMIN.email, password: ADMIN.password },
  } as never)
  if (!success || !authIdentity) throw new Error(String(error))
  const { result } = await createUserAccountWorkflow(container).run({
    input: {
      authIdentityId: authIdentity.id,
      userData: { email: ADMIN.email, first_name: "Demo", last_name: "Controller" },
    },
  })
  return result.id
}

async function place(container: MedusaContainer, providers: readonly string[]) {
  const channels = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: [{ name: "B2B shop" }] },
  })
  const salesChannelId = channels.result[0].id
  const regions = await createRegionsWorkflow(container).run({
    input: {
      regions: [
        {
          name: "Europe",
          currency_code: "eur",
          countries: ["de", "pl", "gb"],
          payment_providers: [...providers],
        },
      ],
    },
  })
  const locations = await createStockLocationsWorkflow(container).run({
    input: {
      locations: [
        { name: "Main warehouse", address: { address_1: "Hafenstrasse 1", city: "Hamburg", country_code: "DE" } },
      ],
    },
  })
  const stockLocationId = locations.result[0].id
  await linkSalesChannelsToStockLocationWorkflow(container).run({
    input: { id: stockLocationId, add: [salesChannelId] },
  })
  return { salesChannelId, regionId: regions.result[0].id, stockLocationId }
}

async function shipping(container: MedusaContainer, stockLocationId: string, regionId: string) {
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  await link.create({
    [Modules.STOCK_LOCATION]: { stock_location_id: stockLocationId },
    [Modules.FULFILLMENT]: { fulfillment_provider_id: "manual_manual" },
  })
  const profiles = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: "Default", type: "default" }] },
  })
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const set = await fulfillment.createFulfillmentSets({
    name: "Delivery",
    type: "shipping",
    service_zones: [
      {
        name: "Europe",
        geo_zones: ["de", "pl", "gb"].map((country_code) => ({ country_code, type: "country" as const })),
      },
    ],
  })
  await link.create({
    [Modules.STOCK_LOCATION]: { stock_location_id: stockLocationId },
    [Modules.FULFILLMENT]: { fulfillment_set_id: set.id },
  })
  const options = await createShippingOptionsWorkflow(container).run({
    input: [
      {
        name: "Forwarder",
        price_type: "flat",
        provider_id: "manual_manual",
        service_zone_id: set.service_zones[0].id,
        shipping_profile_id: profiles.result[0].id,
        type: { label: "Standard", description: "2–3 days", code: "standard" },
        prices: [{ region_id: regionId, amount: 10 }],
        rules: [
          { attribute: "enabled_in_store", value: "true", operator: "eq" },
          { attribute: "is_return", value: "false", operator: "eq" },
        ],
      },
    ],
  })
  return { shippingOptionId: options.result[0].id, profileId: profiles.result[0].id }
}

const GOODS = [
  ["Pallet of copy paper", 890],
  ["Office chair, ten pieces", 1490],
  ["Cleaning set", 49],
  ["Work gloves, box", 120],
] as const

async function products(container: MedusaContainer, salesChannelId: string, profileId: string): Promise<string> {
  const { result } = await createProductsWorkflow(container).run({
    input: {
      products: GOODS.map(([title, amount]) => ({
        title,
        status: ProductStatus.PUBLISHED,
        shipping_profile_id: profileId,
        sales_channels: [{ id: salesChannelId }],
        options: [{ title: "Unit", values: ["piece"] }],
        variants: [
          {
            title: "piece",
            options: { Unit: "piece" },
            manage_inventory: false,
            prices: [{ currency_code: "eur", amount }],
          },
        ],
      })),
    },
  })
  return result[0].variants[0].id
}

async function publishableKey(container: MedusaContainer, salesChannelId: string): Promise<string> {
  const { result } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: "Storefront", type: "publishable", created_by: "" }] },
  })
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: result[0].id, add: [salesChannelId] } })
  return result[0].token
}

/** Makes the shop; its region offers these payment providers. */
export async function seedShop(
  container: MedusaContainer,
  withAdmin = true,
  providers: readonly string[] = ["pp_system_default"]
): Promise<DemoShop> {
  if (withAdmin) await admin(container)
  const { salesChannelId, regionId, stockLocationId } = await place(container, providers)
  const { shippingOptionId, profileId } = await shipping(container, stockLocationId, regionId)
  const variantId = await products(container, salesChannelId, profileId)
  return {
    regionId,
    salesChannelId,
    shippingOptionId,
    variantId,
    publishableKey: await publishableKey(container, salesChannelId),
  }
}

/** Makes customers; answers their ids in the order of the list. */
export async function seedCustomers(
  container: MedusaContainer,
  people: readonly { name: string; email: string }[]
): Promise<string[]> {
  const { result } = await createCustomersWorkflow(container).run({
    input: {
      customersData: people.map(({ name, email }) => ({
        company_name: name,
        email,
        first_name: name.split(" ")[0],
        last_name: name.split(" ").slice(1).join(" "),
      })),
    },
  })
  return people.map(({ email }) => result.find((customer) => customer.email === email)?.id ?? "")
}
