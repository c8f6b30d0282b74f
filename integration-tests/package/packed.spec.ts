import { execFileSync, spawn, type ChildProcess } from "child_process"
import fs from "fs"
import os from "os"
import path from "path"
import knexFactory from "knex"
import { scheduler } from "timers/promises"
import { FakeProvider, GOOD_KEY } from "../../harness/provider"
import { BARE, CHECK, dueToday, HOOKS, RENAME, SET_UP } from "../lib/bare-app"
import { folderOf, runDockerfile, type Stage } from "../lib/dockerfile"
import { visitPages } from "../lib/pages"
import { hasRedis, Redis } from "../lib/redis"
import { untilHealthy } from "../lib/server"

jest.setTimeout(20 * 60_000)

const root = path.resolve(__dirname, "../..")
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
  /^\.medusa\/server\/src\/admin\/(index\.(js|mjs)|_chunks\/[\w-]+)$/,
  /^\.medusa\/server\/src\/(adapters|api|contract|domain|emails|jobs|links|modules|operations|providers|subscribers|workflows)\/.+\.(js|d\.ts)$/,
  /^\.medusa\/server\/src\/modules\/arms\/migrations\/\.snapshot-arms\.json$/,
]

const databaseUrl = (name: string) => `postgres://${process.env.DB_USERNAME}@localhost:${process.env.DB_PORT}/${name}`

async function createDatabase(name: string) {
  const { Client } = await import("pg")
  const client = new Client({ connectionString: databaseUrl("postgres") })
  await client.connect()
  await client.query(`drop database if exists "${name}" with (force)`)
  await client.query(`create database "${name}"`)
  await client.end()
}

const SECRETS = {
  JWT_SECRET: "x",
  COOKIE_SECRET: "x",
  RESEND_API_KEY: GOOD_KEY,
  RESEND_FROM: "Shop <billing@shop.test>",
}

describe("the packed plugin in a bare Medusa app", () => {
  let context: string
  let build: string
  let shop: Stage
  let packed: string[]

  const env = (): NodeJS.ProcessEnv => ({
    ...SECRETS,
    DATABASE_URL: databaseUrl("arms_bare"),
    LOG_LEVEL: "error",
    NODE_ENV: "",
    MEDUSA_DISABLE_TELEMETRY: "true",
    ARMS_TEST_CLOCK: "",
  })

  /** Starts what the image starts. */
  const start = (port: number, over: NodeJS.ProcessEnv = {}): ChildProcess => {
    const [command, ...args] = shop.command
    return spawn(command, [...args, "--port", String(port)], {
      cwd: folderOf(shop),
      env: { ...process.env, ...env(), ...shop.env, ...over },
      stdio: "ignore",
      detached: true,
    })
  }
  const kill = (child: ChildProcess) => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, "SIGKILL")
  }

  beforeAll(async () => {
    context = fs.mkdtempSync(path.join(os.tmpdir(), "arms-bare-"))
    const [{ filename, files }] = JSON.parse(
      call(npm, ["pack", "--json", "--pack-destination", context], root).replace(/^[^[]*/, "")
    )
    packed = files.map((file: { path: string }) => file.path)
    const app = path.join(context, "app")
    fs.mkdirSync(path.join(app, "src/scripts"), { recursive: true })
    for (const [name, content] of Object.entries(BARE)) fs.writeFileSync(path.join(app, name), content)
    call(npm, ["pkg", "set", `dependencies.medusa-plugin-arms=file:${path.join(context, filename)}`], app)
    const config = fs.readFileSync(path.join(root, "docs/deploy/medusa-config.ts"), "utf8")
    const beside = `plugins: [...(env.BESIDE ? [{ resolve: "@medusajs/loyalty-plugin", options: {} }] : []),`
    fs.writeFileSync(path.join(app, "medusa-config.ts"), config.replace("plugins: [", beside))
    fs.mkdirSync(path.join(app, "src/workflows/hooks"), { recursive: true })
    fs.writeFileSync(path.join(app, "src/workflows/hooks/beside.ts"), HOOKS)
    fs.copyFileSync(path.join(root, "demo/seed-shop.ts"), path.join(app, "src/scripts/seed-shop.ts"))
    fs.writeFileSync(path.join(app, "src/scripts/check.ts"), CHECK)
    fs.writeFileSync(path.join(app, "src/scripts/set-up.ts"), SET_UP)
    const stages = runDockerfile(path.join(root, "docs/deploy/Dockerfile"), app, path.join(context, "stages"))
    build = folderOf(stages.build)
    shop = stages.shop
    await createDatabase("arms_bare")
  })

  afterAll(() => fs.rmSync(context, { recursive: true, force: true }))

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
    const own = path.join(folderOf(shop), "node_modules/medusa-plugin-arms/node_modules")
    const nested = fs.existsSync(own) ? fs.readdirSync(own) : []
    expect(
      nested.filter((name) =>
        ["@medusajs", "react", "react-dom", "react-router-dom", "@tanstack", "zod"].includes(name)
      )
    ).toEqual([])
  })

  /** Migrates, then sets up, runs and orders from the inside; what is said of it. */
  const check = (over: NodeJS.ProcessEnv = {}) => {
    const medusa = path.join(build, "node_modules/.bin/medusa")
    call(medusa, ["db:migrate"], build, { ...env(), ...over })
    const said = call(medusa, ["exec", "./src/scripts/check.ts"], build, { ...env(), ...over })
    const after = (word: string) => JSON.parse(said.slice(said.indexOf(word) + word.length).split("\n")[0])
    return {
      seen: after("ARMS_CHECK "),
      made: after("ARMS_MADE ") as { draft: string; key: string; hooks: string[]; loyalty: boolean },
    }
  }
  const RIGHT = { run: "done", refused: "arms_checkout_blocked", order: true, step: "function", mail: true }

  it("migrates, boots, runs and blocks at checkout", () => {
    expect(check().seen).toEqual(RIGHT)
  })

  it("F71 beside a host that takes the B2B starter's five hooks, beside the loyalty plugin, and after an upgrade that moved two steps: it boots, guards, and says which door stands open", async () => {
    const [{ filename }] = JSON.parse(
      call(npm, ["pack", "@medusajs/loyalty-plugin@2.21.1", "--json", "--pack-destination", context], context).replace(
        /^[^[]*/,
        ""
      )
    )
    for (const folder of [build, folderOf(shop)]) {
      const home = path.join(folder, "node_modules/@medusajs/loyalty-plugin")
      fs.mkdirSync(home, { recursive: true })
      call("tar", ["-xzf", path.join(context, filename), "-C", home, "--strip-components=1"], context)
    }
    await createDatabase("arms_beside")
    const over = { BESIDE: "yes", DATABASE_URL: databaseUrl("arms_beside") }
    const { seen, made } = check(over)
    expect(seen).toEqual(RIGHT)
    expect(made.loyalty).toBe(true)
    expect(made.hooks).toEqual(
      expect.arrayContaining(["createCart.cartCreated", "completeCart.validate", "createOrder.orderCreated"])
    )

    const rename = path.join(context, "rename.cjs")
    fs.writeFileSync(rename, RENAME)
    const child = start(9748, { ...over, NODE_OPTIONS: `--require ${rename}`, DISABLE_ADMIN: "true" })
    const ask = async (route: string, body?: object) => {
      const answer = await fetch(`http://localhost:9748${route}`, {
        method: body ? "POST" : "GET",
        headers: {
          authorization: `Basic ${Buffer.from(`${made.key}:`).toString("base64")}`,
          "content-type": "application/json",
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
      return { status: answer.status, data: (await answer.json()) as Record<string, never> }
    }
    try {
      await untilHealthy(9748, child)
      const { data } = await ask("/admin/arms/doors")
      const states = Object.fromEntries(
        (data.doors as { name: string; state: string }[]).map((door) => [door.name, door.state])
      )
      expect(states).toEqual({
        cart_completion: "composed",
        order_creation: "open",
        draft_conversion: "route_only",
        order_edit: "step",
        exchange: "step",
        claim: "step",
        order_transfer: "step",
        fulfilment: "step",
      })
      const hold = { account_id: "aracc_1", strength: "all_orders", reason: "test" }
      expect((await ask("/admin/arms/commands/place_hold", hold)).status).toBe(200)
      const refused = await ask(`/admin/draft-orders/${made.draft}/convert-to-order`, {})
      expect([refused.status, refused.data.code]).toEqual([400, "arms_checkout_blocked"])
    } finally {
      kill(child)
    }
  })

  it("is in the host's dashboard with parts of its own, beside one React, one router and one query client", () => {
    const admin = path.join(folderOf(shop), "public/admin")
    const assets = fs.readdirSync(path.join(admin, "assets")).filter((name) => name.endsWith(".js"))
    const texts = assets.map((name) => fs.readFileSync(path.join(admin, "assets", name), "utf8"))
    const times = (word: string) => texts.reduce((sum, text) => sum + text.split(word).length - 1, 0)
    const ONCE = ["reconcilerVersion", "You cannot render a <Router> inside another <Router>", "No QueryClient set"]
    expect(ONCE.map((word) => [word, times(word)])).toEqual(ONCE.map((word) => [word, 1]))
    const [, entry] = /assets\/(index-[^"]+\.js)"/.exec(fs.readFileSync(path.join(admin, "index.html"), "utf8"))!
    const first = texts[assets.indexOf(entry)]
    expect(["Log register", "arms:customer-standing"].filter((word) => !first.includes(word))).toEqual([])
    // Words and code of pages come with the pages.
    for (const word of ["/admin/arms/", "What would it have done in the last 90 days?"]) {
      expect([word, first.includes(word), times(word) > 0]).toEqual([word, false, true])
    }
  })

  it("shows the same pages in the bare shop as here", async () => {
    const admin = { email: "owner@bare.test", password: "bare-bones" }
    const medusa = path.join(build, "node_modules/.bin/medusa")
    call(medusa, ["user", "--email", admin.email, "--password", admin.password], build, env())
    const child = start(9741)
    try {
      await untilHealthy(9741, child)
      expect(await visitPages("http://localhost:9741", admin)).toEqual({ errors: [], empty: [] })
    } finally {
      kill(child)
    }
    // The test clock is refused in production: the host says so and ends.
    const refused = start(9743, { ARMS_TEST_CLOCK: "on" })
    expect(await new Promise<number | null>((resolve) => refused.once("exit", resolve))).not.toBe(0)
  })

  // On a machine without Redis there is nothing to try; CI installs it.
  if (hasRedis())
    it("F30 a server and two workers share Redis; it is emptied and both workers die while mails go out: all are sent, once", async () => {
      const redis = await Redis.start()
      const provider = new FakeProvider(path.join(context, "journal.jsonl"), { perSecond: 2 })
      // A shop of its own: what the others have ordered would be thanked for too.
      const own = { DATABASE_URL: databaseUrl("arms_several") }
      await createDatabase("arms_several")
      const medusa = path.join(build, "node_modules/.bin/medusa")
      call(medusa, ["db:migrate"], build, { ...env(), ...own })
      call(medusa, ["exec", "./src/scripts/set-up.ts"], build, { ...env(), ...own })
      const over = { ...own, REDIS_URL: redis.url, RESEND_BASE_URL: await provider.start(), ARMS_LEASE_SECONDS: "5" }
      const knex = knexFactory({ client: "pg", connection: databaseUrl("arms_several") })
      const rows = async <T>(sql: string) => ((await knex.raw(sql)) as { rows: T[] }).rows
      const worker = (port: number) => start(port, { ...over, MEDUSA_WORKER_MODE: "worker", DISABLE_ADMIN: "true" })
      const running: ChildProcess[] = []
      try {
        await dueToday(knex, 1200)
        running.push(start(9744, { ...over, MEDUSA_WORKER_MODE: "server" }), worker(9745), worker(9746))
        await untilHealthy(9744, running[0])
        while (provider.journal.entries.length < 3) await scheduler.wait(50)
        expect(redis.ask("flushall")).toBe("OK")
        running.slice(1).forEach(kill)
        running.push(worker(9747))
        while ((await rows(`select 1 from arms_notice where state in ('planned', 'sending') limit 1`)).length > 0)
          await scheduler.wait(250)
        const verdict = provider.journal.verdict()
        expect([verdict.accepted, verdict.distinct, verdict.doubled]).toEqual([1200, 1200, []])
        expect(await rows(`select state, count(*)::integer as n from arms_notice group by 1`)).toEqual([
          { state: "sent", n: 1200 },
        ])
        expect((await rows(`select id from arms_run where kind = 'scheduled'`)).length).toBe(1)
      } finally {
        running.forEach(kill)
        redis.stop()
        await provider.stop()
        await knex.destroy()
      }
    })
})
