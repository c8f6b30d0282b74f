import { execFileSync, spawn } from "child_process"
import fs from "fs"
import os from "os"
import path from "path"
import { untilHealthy } from "../lib/server"

jest.setTimeout(20 * 60_000)

const root = path.resolve(__dirname, "../..")
const VERSION = "2.21.2"
const npm = process.platform === "win32" ? "npm.cmd" : "npm"

const call = (command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}) =>
  execFileSync(command, args, {
    cwd,
    env: { ...process.env, MEDUSA_DISABLE_TELEMETRY: "true", ...env },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 64 * 1024 * 1024,
  })

/** What may be in the package; anything else is a mistake. */
const ALLOWED = [
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
  /^\.medusa\/server\/src\/admin\/index\.(js|mjs)$/,
  /^\.medusa\/server\/src\/(adapters|api|contract|domain|emails|jobs|links|modules|operations|providers|subscribers|workflows)\/.+\.(js|d\.ts)$/,
  /^\.medusa\/server\/src\/modules\/arms\/migrations\/\.snapshot-arms\.json$/,
]

const BARE = {
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
  "medusa-config.ts": `import { defineConfig } from "@medusajs/framework/utils"
module.exports = defineConfig({
  projectConfig: { databaseUrl: process.env.DATABASE_URL, http: { storeCors: "*", adminCors: "*", authCors: "*", jwtSecret: "x", cookieSecret: "x" } },
  modules: [{ resolve: "@medusajs/medusa/notification", options: { providers: [
    { resolve: "medusa-plugin-arms/providers/resend", id: "resend", options: { channels: ["email"], api_key: "re_test", from: "Shop <billing@shop.test>" } },
  ] } }],
  plugins: [{ resolve: "medusa-plugin-arms", options: { test_clock: process.env.CLOCK === "on" } }],
})
`,
}

const CHECK = `import { seedCustomers, seedShop } from "./seed-shop"
import { addShippingMethodToCartWorkflow, completeCartWorkflow, createCartWorkflow, createPaymentCollectionForCartWorkflow, createPaymentSessionsWorkflow } from "@medusajs/medusa/core-flows"
import { assertMayOrder } from "medusa-plugin-arms/workflows"

export default async function check({ container }) {
  const arms = container.resolve("arms")
  const mail = Boolean(globalThis[Symbol.for("medusa-plugin-arms.resend")]?.sender)
  const caller = { actor: "test", reason: "test" }
  const shop = await seedShop(container, false)
  const [customer_id] = await seedCustomers(container, [{ name: "Acme GmbH", email: "acme@host.test" }])
  await arms.execute("choose_preset", { preset: "standard" }, caller)
  await arms.execute("finish_set_up", {}, caller)
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
  console.log("ARMS_CHECK " + JSON.stringify({ run: run.state, refused: refused.errors[0]?.error?.code, order: Boolean(placed.result?.id), step: typeof assertMayOrder, mail }))
}
`

const databaseUrl = (name: string) => `postgres://${process.env.DB_USERNAME}@localhost:${process.env.DB_PORT}/${name}`

async function createDatabase(name: string) {
  const { Client } = await import("pg")
  const client = new Client({ connectionString: databaseUrl("postgres") })
  await client.connect()
  await client.query(`drop database if exists "${name}" with (force)`)
  await client.query(`create database "${name}"`)
  await client.end()
}

describe("the packed plugin in a bare Medusa app", () => {
  let host: string
  let packed: string[]

  beforeAll(async () => {
    host = fs.mkdtempSync(path.join(os.tmpdir(), "arms-bare-"))
    const [{ filename, files }] = JSON.parse(
      call(npm, ["pack", "--json", "--pack-destination", host], root).replace(/^[^[]*/, "")
    )
    packed = files.map((file: { path: string }) => file.path)
    for (const [name, content] of Object.entries(BARE)) fs.writeFileSync(path.join(host, name), content)
    fs.mkdirSync(path.join(host, "src/scripts"), { recursive: true })
    fs.copyFileSync(path.join(root, "demo/seed-shop.ts"), path.join(host, "src/scripts/seed-shop.ts"))
    fs.writeFileSync(path.join(host, "src/scripts/check.ts"), CHECK)
    call(npm, ["install", "--no-audit", "--no-fund", "--prefer-offline", `./${filename}`], host)
    await createDatabase("arms_bare")
  })

  afterAll(() => fs.rmSync(host, { recursive: true, force: true }))

  it("P32: ships what it should and nothing else", () => {
    expect(packed.filter((file) => !ALLOWED.some((allowed) => allowed.test(file)))).toEqual([])
    expect(packed).toEqual(
      expect.arrayContaining([
        "README.md",
        ".medusa/server/src/admin/index.mjs",
        ".medusa/server/src/workflows/index.js",
        ".medusa/server/src/modules/arms/index.js",
        ".medusa/server/src/providers/resend/index.js",
      ])
    )
    expect(packed.filter((file) => /__tests__|\.spec\.|testing\//.test(file))).toEqual([])
  })

  it("brings no second copy of what the host owns", () => {
    const own = path.join(host, "node_modules/medusa-plugin-arms/node_modules")
    const nested = fs.existsSync(own) ? fs.readdirSync(own) : []
    expect(
      nested.filter((name) =>
        ["@medusajs", "react", "react-dom", "react-router-dom", "@tanstack", "zod"].includes(name)
      )
    ).toEqual([])
  })

  it("migrates, boots, runs and blocks at checkout", () => {
    const env = { DATABASE_URL: databaseUrl("arms_bare"), LOG_LEVEL: "error", NODE_ENV: "" }
    const medusa = path.join(host, "node_modules/.bin/medusa")
    call(medusa, ["db:migrate"], host, env)
    const said = call(medusa, ["exec", "./src/scripts/check.ts"], host, env)
    const check = JSON.parse(said.slice(said.indexOf("ARMS_CHECK ") + 11).split("\n")[0])
    expect(check).toEqual({ run: "done", refused: "arms_checkout_blocked", order: true, step: "function", mail: true })
  })

  it("has its page in the host's dashboard, and the server answers", async () => {
    const env = { DATABASE_URL: databaseUrl("arms_bare"), LOG_LEVEL: "error", NODE_ENV: "" }
    const medusa = path.join(host, "node_modules/.bin/medusa")
    call(medusa, ["build"], host, env)
    const assets = path.join(host, ".medusa/server/public/admin/assets")
    const text = fs
      .readdirSync(assets)
      .filter((name) => name.endsWith(".js"))
      .map((name) => fs.readFileSync(path.join(assets, name), "utf8"))
      .join("")
    for (const word of ["Log register", "arms:customer-standing", "/admin/arms/"])
      expect(text.includes(word)).toBe(true)
    const server = path.join(host, ".medusa/server")
    fs.symlinkSync(path.join(host, "node_modules"), path.join(server, "node_modules"))
    const start = (port: number, clock: string) =>
      spawn(medusa, ["start", "--port", String(port)], {
        cwd: server,
        env: { ...process.env, ...env, MEDUSA_DISABLE_TELEMETRY: "true", CLOCK: clock },
        stdio: "ignore",
      })
    const child = start(9741, "off")
    try {
      await untilHealthy(9741, child)
      const page = await fetch("http://localhost:9741/app")
      expect(page.status).toBe(200)
    } finally {
      child.kill("SIGKILL")
    }
    // The test clock is refused in production: the host says so and ends.
    const refused = start(9743, "on")
    expect(await new Promise<number | null>((resolve) => refused.once("exit", resolve))).not.toBe(0)
  })
})
