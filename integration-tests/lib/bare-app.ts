import type { Knex } from "knex"
import { DAY, insertLedger } from "../../bench/ledger"
import { dbOf } from "../../src/modules/arms/sql/db"

/** A Medusa app with nothing in it but the plugin, and what it checks from the inside. */

const VERSION = "2.21.2"

/** Its files; the configuration is the one the documentation offers. */
export const BARE = {
  "package.json": JSON.stringify({
    name: "bare",
    version: "1.0.0",
    private: true,
    dependencies: Object.fromEntries(
      ["medusa", "framework", "cli", "admin-sdk"].map((name) => [`@medusajs/${name}`, VERSION])
    ),
    devDependencies: { "@swc/core": "1.16.22", "ts-node": "10.9.2", typescript: "5.9.3", vite: "7.3.8" },
  }),
  "tsconfig.json": JSON.stringify({
    compilerOptions: {
      target: "ES2021",
      module: "Node16",
      moduleResolution: "Node16",
      esModuleInterop: true,
      skipLibCheck: true,
      outDir: ".medusa/server",
      rootDir: ".",
    },
    include: ["**/*"],
    exclude: ["node_modules", ".medusa"],
    "ts-node": { swc: true },
  }),
}

/**
 * What a host does with the five hooks that Medusa's B2B starter takes; only beside such a host, so that the bare app
 * stays bare.
 */
export const HOOKS = `import { addToCartWorkflow, completeCartWorkflow, createCartWorkflow, createOrderWorkflow, updateCartWorkflow } from "@medusajs/medusa/core-flows"
import { StepResponse } from "@medusajs/framework/workflows-sdk"

const host = globalThis as unknown as { hostHooks?: string[] }
const took = (name: string) => async () => {
  ;(host.hostHooks ??= []).push(name)
  return new StepResponse(undefined)
}
if (process.env.BESIDE) {
  completeCartWorkflow.hooks.validate(took("completeCart.validate"))
  addToCartWorkflow.hooks.validate(took("addToCart.validate"))
  updateCartWorkflow.hooks.validate(took("updateCart.validate"))
  createCartWorkflow.hooks.cartCreated(took("createCart.cartCreated"))
  createOrderWorkflow.hooks.orderCreated(took("createOrder.orderCreated"))
}
`

/** Loaded before Medusa, it stands for an upgrade that calls two of its steps by other names. */
export const RENAME = `const Module = require("module")
const files = { "draft-order/steps/validate-draft-order.js": "validate-draft-order", "cart/steps/validate-line-item-prices.js": "validate-line-item-prices" }
const compile = Module.prototype._compile
Module.prototype._compile = function (code, file) {
  const found = Object.keys(files).find((name) => file.replace(/\\\\/g, "/").endsWith("core-flows/dist/" + name))
  return compile.call(this, found ? code.replaceAll('"' + files[found] + '"', '"' + files[found] + '-moved"') : code, file)
}
`

/** Sets ARMS up and nothing else: a shop without orders. */
export const SET_UP = `export default async function setUp({ container }) {
  const arms = container.resolve("arms")
  const caller = { actor: "test", reason: "test" }
  await arms.execute("choose_preset", { preset: "standard" }, caller)
  await arms.execute("finish_set_up", { despite_mail_problems: true }, caller)
}
`

/** Sets ARMS up, runs it, and tries to order while blocked and after. */
export const CHECK = `import { seedCustomers, seedShop } from "./seed-shop"
import { addShippingMethodToCartWorkflow, createApiKeysWorkflow, createOrderWorkflow, completeCartWorkflow, createCartWorkflow, createPaymentCollectionForCartWorkflow, createPaymentSessionsWorkflow } from "@medusajs/medusa/core-flows"
import { assertMayOrder } from "medusa-plugin-arms/workflows"

export default async function check({ container }) {
  const arms = container.resolve("arms")
  const mail = Boolean(globalThis[Symbol.for("medusa-plugin-arms.resend")]?.sender)
  const caller = { actor: "test", reason: "test" }
  const shop = await seedShop(container, false)
  const [customer_id] = await seedCustomers(container, [{ name: "Acme GmbH", email: "acme@host.test" }])
  await arms.execute("choose_preset", { preset: "standard" }, caller)
  await arms.execute("finish_set_up", { despite_mail_problems: true }, caller)
  await arms.host.db().rows("insert into arms_account (id, name) values ('aracc_1', 'Acme')")
  await arms.execute("link_customer", { account_id: "aracc_1", customer_id }, caller)
  const run = await arms.runNow("test")
  const { result: cart } = await createCartWorkflow(container).run({ input: { region_id: shop.regionId, sales_channel_id: shop.salesChannelId, customer_id, email: "acme@host.test", shipping_address: { country_code: "de" }, items: [{ variant_id: shop.variantId, quantity: 1 }] } })
  await addShippingMethodToCartWorkflow(container).run({ input: { cart_id: cart.id, options: [{ id: shop.shippingOptionId }] } })
  const { result: collection } = await createPaymentCollectionForCartWorkflow(container).run({ input: { cart_id: cart.id } })
  const query = container.resolve("query")
  const { data } = await query.graph({ entity: "cart", fields: ["payment_collection.id"], filters: { id: cart.id } })
  await createPaymentSessionsWorkflow(container).run({ input: { payment_collection_id: data[0].payment_collection.id, provider_id: "pp_system_default" } })
  const held = await arms.execute("place_hold", { account_id: "aracc_1", strength: "all_orders" }, caller)
  const refused = await completeCartWorkflow(container).run({ input: { id: cart.id }, throwOnError: false })
  await arms.execute("release_hold", { hold_id: held.result.hold_id }, caller)
  const placed = await completeCartWorkflow(container).run({ input: { id: cart.id }, throwOnError: false })
  const { result: draft } = await createOrderWorkflow(container).run({ input: { status: "draft", is_draft_order: true, region_id: shop.regionId, sales_channel_id: shop.salesChannelId, customer_id, email: "acme@host.test", currency_code: "eur", shipping_address: { country_code: "de" }, items: [{ title: "thing", variant_id: shop.variantId, quantity: 1, unit_price: 50 }] } as any })
  const { result: keys } = await createApiKeysWorkflow(container).run({ input: { api_keys: [{ title: "erp", type: "secret", created_by: "test" }] } })
  console.log("ARMS_MADE " + JSON.stringify({ draft: draft.id, key: keys[0].token, hooks: (globalThis as any).hostHooks ?? [], loyalty: container.hasRegistration("loyalty") }))
  console.log("ARMS_CHECK " + JSON.stringify({ run: run.state, refused: refused.errors[0]?.error?.code, order: Boolean(placed.result?.id), step: typeof assertMayOrder, mail }))
}
`

/** Makes one mail due today for each of so many accounts, in a shop that has been live for a month. */
export async function dueToday(knex: Knex, accounts: number): Promise<void> {
  const db = dbOf(knex as never, 60_000)
  await insertLedger(db, { receivables: accounts, due: accounts, accounts })
  const shift = `(current_date - date '${DAY}')`
  await db.rows(
    `update arms_receivable set issue_date = issue_date + ${shift}, due_date = due_date + ${shift},
            original_due_date = original_due_date + ${shift}, known_since = known_since + ${shift}`
  )
  await db.rows(`update arms_source set payments_reported_on = current_date`)
  await db.rows(`delete from arms_run`)
  // Set up in another zone, the tasks may be of a day that has not begun in this one: as if they had been there before.
  await db.rows(
    `update arms_policy_version v set definition = jsonb_set(v.definition, '{tasks}',
       (select jsonb_agg(t || jsonb_build_object('on_since', current_date - 30)) from jsonb_array_elements(v.definition->'tasks') t))`
  )
  const settings = { run_at: "00:00", time_zone: "UTC", weekend: [] }
  await db.rows(
    `update arms_settings set live_since = current_date - 30,
            value = value || ?::jsonb || jsonb_build_object('extra_workdays', jsonb_build_array(current_date, current_date - 1, current_date - 2))`,
    [JSON.stringify(settings)]
  )
}
