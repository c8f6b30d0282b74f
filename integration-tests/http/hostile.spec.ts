import { createHmac } from "crypto"
import { isDeepStrictEqual } from "util"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createApiKeysWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import nodeIcal, { type VEvent } from "node-ical"
import { Links } from "../../src/adapters/links"
import { platformRoles } from "../../src/api/platform-roles"
import { setScene, type Scene } from "../lib/checkout"
import { listen } from "../lib/listen"
import { allRoutes, filled, type Route } from "../lib/routes"
import { armsOf, asAnswer, type Api } from "../lib/shop"

jest.setTimeout(240_000)

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
const API_KEY = "re_canary_key_41"
const HOOK = "/hooks/arms/resend"

/** Routes outside /admin and /store, each with a guard of its own. A new one is added here on purpose. */
const PUBLIC: Record<string, string> = {
  [HOOK]: "signed_webhook",
  "/arms/unsubscribe/[token]": "link_token",
  "/arms/calendar/[secret]": "calendar_secret",
  "/arms/case/[token]": "link_token",
}

interface Answer {
  status: number
  data: Record<string, unknown>
  headers?: Record<string, string>
}

// Read when the configuration is loaded, which is before the runner sets an environment of its own.
Object.assign(process.env, { RESEND_API_KEY: API_KEY, RESEND_WEBHOOK_SECRET: SECRET, LOG_LEVEL: "debug" })
const heard = listen()

medusaIntegrationTestRunner({
  testSuite: ({
    api,
    getContainer,
  }: {
    api: Api & { request(config: unknown): Promise<Answer> }
    getContainer: () => MedusaContainer
  }) => {
    let scene: Scene
    let routes: Route[]

    beforeAll(async () => {
      scene = await setScene(getContainer(), api)
      routes = await allRoutes()
    })

    const call = (method: string, url: string, headers: Record<string, string>, data?: unknown): Promise<Answer> =>
      // As bytes: a string would be trimmed on its way.
      api
        .request({ method, url, headers, data: typeof data === "string" ? Buffer.from(data) : data })
        .catch(asAnswer) as Promise<Answer>

    async function actors(): Promise<Record<string, Record<string, string>>> {
      const container = getContainer()
      const jwt = await import("jsonwebtoken")
      const { projectConfig } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
      const [customerId] = scene.customerIds
      const token = jwt.sign(
        {
          actor_id: customerId,
          actor_type: "customer",
          auth_identity_id: "x",
          app_metadata: { customer_id: customerId },
        },
        String(projectConfig.http.jwtSecret),
        { expiresIn: "1d" }
      )
      const { result } = await createApiKeysWorkflow(container).run({
        input: { api_keys: [{ title: "secret", type: "secret", created_by: "test" }] },
      })
      return {
        anonymous: {},
        publishable: scene.store.headers,
        customer: { authorization: `Bearer ${token}`, ...scene.store.headers },
        admin: scene.as.headers,
        secretKey: { authorization: `Basic ${result[0].token}` },
      }
    }

    it("§4 every route declares who may pass; those outside /admin and /store stand on the list (red on an undeclared one)", () => {
      const undeclared = routes.filter((route) => route.permission === undefined && route.guard === undefined)
      expect(undeclared).toEqual([])
      const outside = routes.filter((route) => !/^\/(admin|store\/customers\/me)\/arms/.test(route.path))
      expect(Object.fromEntries(outside.map((route) => [route.path, route.guard]))).toEqual(PUBLIC)
      expect(
        routes.filter((route) => route.path.startsWith("/admin/")).every((route) => route.permission !== undefined)
      ).toBe(true)
    })

    // Without a publishable key Medusa itself answers 400 before anything else; a customer may ask, and finds nothing of others.
    const refusalsOf = (guard: string, actor: string) => {
      if (guard === "customer") return actor === "customer" ? [200, 404] : [400, 401]
      return guard === "signed_webhook" ? [400, 401, 405] : [404, 405]
    }

    it("§4 routes × actors: strangers and customers get 401 everywhere under /admin, admins and secret keys pass", async () => {
      const matrix: string[] = []
      let cells = 0
      for (const [actor, headers] of Object.entries(await actors())) {
        for (const route of routes.filter((one) => one.path.startsWith("/admin/"))) {
          const { status } = await call(route.method, filled(route.path), headers, {})
          cells++
          const passes = actor === "admin" || actor === "secretKey"
          const right = passes ? status !== 401 && status !== 403 && status < 500 : status === 401
          if (!right) matrix.push(`${actor} ${route.method} ${route.path}: ${status}`)
        }
        for (const { method, path, guard } of routes.filter((one) => one.guard !== undefined)) {
          const { status } = await call(
            method,
            filled(path),
            { ...headers, "content-type": "application/json" },
            { type: "x" }
          )
          cells++
          const refusals = refusalsOf(guard!, actor)
          if (!refusals.includes(status)) matrix.push(`${actor} ${method} ${path}: ${status}`)
        }
      }
      expect(matrix).toEqual([])
      expect(cells).toBeGreaterThan(150)
    })

    it("the OpenAPI document names every route, its permission and what it takes", async () => {
      const { status, data } = await call("GET", "/admin/arms/openapi.json", scene.as.headers)
      expect(status).toBe(200)
      const paths = data.paths as Record<string, Record<string, { "x-arms-permission": string; requestBody?: unknown }>>
      const missing = routes
        .filter((route) => route.path.startsWith("/admin/") && !/openapi|commands|imports/.test(route.path))
        .map((route) => [route.path.replace(/\[(\w+)\]/g, "{$1}"), route.method.toLowerCase()])
        .filter(([path, method]) => paths[path]?.[method] === undefined)
      expect(missing).toEqual([])
      expect(Object.keys(paths).filter((path) => path.startsWith("/admin/arms/commands/")).length).toBeGreaterThan(30)
      expect(paths["/admin/arms/commands/write_off"].post).toMatchObject({ "x-arms-permission": "approve" })
      expect(paths["/admin/arms/imports/payments"].post).toMatchObject({ "x-arms-permission": "act" })
      expect(paths["/admin/arms/imports/rates"].post).toMatchObject({ "x-arms-permission": "configure" })
      expect(JSON.stringify(paths["/admin/arms/settings"].post.requestBody)).toContain("time_zone")
      expect(JSON.stringify(paths["/admin/arms/policies/{id}/tasks"].post.requestBody)).toContain("offset_days")
    })

    it("§4 the platform's roles, where a merchant is licensed for them, are asked for each route's own permission", () => {
      const asked = new Map(platformRoles.map((one) => [`${one.methods} ${one.matcher}`, one.policies]))
      const missing = routes
        .filter((route) => route.path.startsWith("/admin/") && !/commands|imports/.test(route.path))
        .filter(({ method, path, permission }) => {
          const needed = { resource: "arms", operation: permission }
          return !isDeepStrictEqual(asked.get(`${method} ${path.replace(/\[(\w+)\]/g, ":$1")}`), needed)
        })
      expect(missing).toEqual([])
      expect(asked.get("POST /admin/arms/commands/record_payment")).toEqual({ resource: "arms", operation: "act" })
      expect(asked.get("POST /admin/arms/commands/release_order")).toEqual({ resource: "arms", operation: "approve" })
      expect(asked.get("POST /admin/arms/commands/connect_source")).toEqual({
        resource: "arms",
        operation: "configure",
      })
      expect(asked.get("POST /admin/arms/imports/rates")).toEqual({ resource: "arms", operation: "configure" })
    })

    describe("B-W reports of the provider over HTTP", () => {
      const signed = (id: string, body: string, at = Math.floor(Date.now() / 1000)) => ({
        "content-type": "application/json",
        "svix-id": id,
        "svix-timestamp": String(at),
        "svix-signature": `v1,${createHmac("sha256", Buffer.from(SECRET.slice(6), "base64"))
          .update(`${id}.${at}.${body}`)
          .digest("base64")}`,
      })
      const report = JSON.stringify({ type: "email.delivered", data: { email_id: "nobody", to: ["a@b.test"] } })
      const kept = async () => {
        const [{ n }] = await armsOf(getContainer())
          .host.db()
          .rows<{ n: string }>(`select count(*) as n from arms_mail_event`)
        return Number(n)
      }

      it("a signed one is taken once, an unknown mail is answered like a known one", async () => {
        const before = await kept()
        expect(await call("POST", HOOK, signed("m1", report), report)).toMatchObject({
          status: 200,
          data: { message: "Taken." },
        })
        expect((await call("POST", HOOK, signed("m1", report), report)).status).toBe(200)
        expect(await kept()).toBe(before + 1)
      })

      it.each([
        ["B-W1 no headers", {}, report, 400],
        ["B-W4 one space added", null, `${report} `, 401],
        ["B-W7 no data", undefined, '{"type":"email.sent"}', 400],
        ["B-W9 form-encoded", { "content-type": "application/x-www-form-urlencoded" }, "a=b", 415],
        ["B-W9 gzip", { "content-encoding": "gzip" }, report, 415],
      ])("%s", async (_name, over, body, status) => {
        const base =
          over === undefined
            ? signed("n1", body)
            : over === null
              ? signed("n1", report)
              : { "content-type": "application/json", ...over }
        expect((await call("POST", HOOK, base as Record<string, string>, body)).status).toBe(status)
      })

      it("B-W7 2 MB are refused unread, B-W9 other methods are", async () => {
        const large = JSON.stringify({ type: "x", data: { pad: "x".repeat(2_000_000) } })
        expect((await call("POST", HOOK, signed("l1", large), large)).status).toBe(413)
        for (const method of ["GET", "PUT", "PATCH", "DELETE"]) expect((await call(method, HOOK, {})).status).toBe(405)
      })
    })

    describe("links without a session", () => {
      const rows = <T>(sql: string, values: unknown[] = []) => armsOf(getContainer()).host.db().rows<T>(sql, values)
      const form = { "content-type": "application/x-www-form-urlencoded" }
      const contact = async () =>
        (
          await rows<{ id: string; unsubscribed: boolean }>(
            `select id, unsubscribed_at is not null as unsubscribed from arms_contact where account_id = ? limit 1`,
            [scene.accountId]
          )
        )[0]

      it("P17 one click unsubscribes; 100 scanners that only look change nothing; an employee can undo it", async () => {
        const { id } = await contact()
        const url = `/arms/unsubscribe/${Links.of(getContainer()).token("unsubscribe", id)}`
        for (let scan = 0; scan < 100; scan++) expect((await call("GET", url, {})).status).toBe(200)
        expect((await contact()).unsubscribed).toBe(false)
        expect((await call("POST", url, form, "something=else")).status).toBe(404)
        expect((await call("POST", url, form)).status).toBe(404)
        expect((await contact()).unsubscribed).toBe(false)
        expect((await call("POST", url, form, "List-Unsubscribe=One-Click")).status).toBe(200)
        expect((await contact()).unsubscribed).toBe(true)
        const [row] = await rows(`select actor, operation from arms_action where step = 'command:unsubscribe' limit 1`)
        expect(row).toEqual({ actor: "link:unsubscribe", operation: "unsubscribe" })
        await call("POST", "/admin/arms/commands/subscribe_again", scene.as.headers, {
          contact_id: id,
          reason: "asked for it",
        })
        expect((await contact()).unsubscribed).toBe(false)
      })

      it("B-L1 B-L3 tokens that were cut, doubled, changed or made for something else lead to one and the same page", async () => {
        const { id } = await contact()
        const token = Links.of(getContainer()).token("unsubscribe", id)
        const changed = [
          token.slice(0, -1),
          token.toUpperCase(),
          token + token,
          `${id}.`,
          id,
          `x${token}`,
          "a".repeat(8000),
          `${token}%00`,
        ]
        const answers = await Promise.all(changed.map((one) => call("GET", `/arms/unsubscribe/${one}`, {})))
        const nowhere = await call("GET", "/arms/calendar/nothing.ics", {})
        expect(nowhere.status).toBe(404)
        for (const [at, answer] of answers.entries())
          expect([changed[at].slice(0, 20), answer.status, answer.data]).toEqual([
            changed[at].slice(0, 20),
            404,
            nowhere.data,
          ])
        expect(answers[0].headers).toMatchObject({ "cache-control": "no-store", "referrer-policy": "no-referrer" })
      })

      it("a calendar by secret address: two parsers read it, changes and ends are told, a renewed secret ends the old one", async () => {
        const renew = async () => {
          const { data } = await call("POST", "/admin/arms/calendar-feeds", scene.as.headers, { employee_id: "user_1" })
          return String(data.path)
        }
        const first = await renew()
        for (const [id, state] of [
          ["t_open", "open"],
          ["t_done", "done"],
          ["t_gone", "withdrawn"],
        ])
          await rows(
            `insert into arms_calendar_task (id, account_id, kind, side, due_date, text_key, assignee_id, assigned_because, state, version)
             values (?, ?, 'call', 'after', '2026-03-18', 'call_after_due', 'user_1', 'test', ?, 3)`,
            [id, scene.accountId, state]
          )
        const answer = await call("GET", first, {})
        expect(answer.headers?.["content-type"]).toMatch(/^text\/calendar/)
        const text = String(answer.data)
        const seen = Object.values(nodeIcal.sync.parseICS(text)).filter((one) => one?.type === "VEVENT") as VEvent[]
        const byId = Object.fromEntries(seen.map((one) => [one.uid, one]))
        expect(byId["t_open@arms"]).toMatchObject({ status: "CONFIRMED", sequence: "3", datetype: "date" })
        expect(String(byId["t_done@arms"].summary)).toMatch(/^✓ Acme GmbH/)
        expect(byId["t_gone@arms"].status).toBe("CANCELLED")
        const { default: ICAL } = await import("ical.js")
        const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent")
        const open = events.find((one) => one.getFirstPropertyValue("uid") === "t_open@arms")!
        expect(String(open.getFirstPropertyValue("dtstart"))).toBe("2026-03-18")
        expect(open.getAllSubcomponents("valarm").length).toBe(1)
        const second = await renew()
        expect([(await call("GET", first, {})).status, (await call("GET", second, {})).status]).toEqual([404, 200])
        await call("DELETE", "/admin/arms/calendar-feeds?employee_id=user_1", scene.as.headers)
        expect((await call("GET", second, {})).status).toBe(404)
      })
    })

    describe("texts of the merchant", () => {
      const content = {
        subject: "Reminder from {{shop_name}}: {{total_open}}",
        greeting: "Hello {{contact_name}},",
        before: ["still open, though {{oldest_due_date}} has passed:"],
        after: [],
        closing: "{{shop_name}}",
      }
      const admin = (method: string, path: string, body?: unknown) =>
        call(method, `/admin/arms/texts${path}`, scene.as.headers, body)

      it("saved only if it renders, by version, seen with a real customer's figures, sent to somebody as a test", async () => {
        const bad = { reason: "x", content: { ...content, closing: "{{iban}}" } }
        expect(await admin("POST", "/reminder_1/en", bad)).toMatchObject({
          status: 400,
          data: { message: expect.stringMatching(/content.closing is "\{\{iban\}\}": expected only known variables/) },
        })
        expect((await admin("POST", "/reminder_1/xx", { reason: "x", content })).status).toBe(400)
        expect((await admin("POST", "/reminder_1/en", { reason: "ours", content })).status).toBe(200)
        const stale = await admin("POST", "/reminder_1/en", { reason: "late", content, version: 0 })
        expect(stale).toMatchObject({ status: 409, data: { code: "changed_meanwhile" } })
        expect(String(stale.data.message)).toMatch(
          /^The text was changed by Test at \d{4}-\d\d-\d\d \d\d:\d\d: you looked at version 0/
        )
        const { data } = await admin("GET", "/reminder_1/en")
        expect(data).toMatchObject({
          versions: [{ version: 1, reason: "ours" }],
          shipped: { greeting: expect.any(String) },
        })
        const seen = await admin("POST", "/preview", { key: "reminder_1", account_id: scene.accountId })
        expect(seen.data.message).toMatchObject({
          subject: "Reminder from My shop: €900.00",
          version: 1,
          language: "en",
        })
        const draft = { ...content, subject: "Draft" }
        const drafted = await admin("POST", "/preview", {
          key: "reminder_1",
          account_id: scene.accountId,
          content: draft,
        })
        expect(drafted.data.message).toMatchObject({ subject: "Draft", version: 0 })
        expect((await admin("POST", "/preview", { key: "nothing", account_id: scene.accountId })).status).toBe(404)
        expect((await admin("POST", "/preview", { key: "reminder_1", account_id: "nobody" })).status).toBe(404)
        const sent = await admin("POST", "/test", {
          key: "reminder_1",
          account_id: scene.accountId,
          to: "me@shop.test",
        })
        expect(sent).toMatchObject({ status: 200, data: { to: "me@shop.test", via: "outbox" } })
      })
    })

    describe("B-A bodies nobody sends by accident", () => {
      const url = "/admin/arms/commands/set_status"
      const stored = async () => {
        const [{ n }] = await armsOf(getContainer())
          .host.db()
          .rows<{ n: string }>(`select count(*) as n from arms_action`)
        return Number(n)
      }
      const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`
      const TABLE: [string, string, string, number[]][] = [
        ["B-A1 plain text", "text/plain", "hello", [400, 415]],
        ["B-A1 half JSON", "application/json", '{"reason":', [400]],
        ["B-A18 NUL", "application/json", '{"reason":"a\\u0000b","account_id":"x","status":"red"}', [400]],
        ["B-A18 lone surrogate", "application/json", '{"reason":"\\ud800","account_id":"x","status":"red"}', [400]],
        ["B-A19 5 MB", "application/json", JSON.stringify({ reason: "x".repeat(5_000_000) }), [400, 413]],
        ["B-A19 10,000 deep", "application/json", nested(10_000), [400]],
        [
          "B-A13 a filter of 10,000 items",
          "application/json",
          JSON.stringify({ reason: Array(10_000).fill("x") }),
          [400],
        ],
        [
          "B-A19 __proto__",
          "application/json",
          '{"__proto__":{"isAdmin":true},"reason":"x","account_id":"x","status":"red"}',
          [400, 404],
        ],
        [
          "B-A19 constructor",
          "application/json",
          '{"constructor":{"prototype":{"isAdmin":true}},"reason":"x","account_id":"x","status":"red"}',
          [400],
        ],
      ]

      it.each(TABLE)("%s: refused with a sentence, nothing stored", async (_name, type, body, statuses) => {
        const before = await stored()
        const start = Date.now()
        const answer = await call("POST", url, { ...scene.as.headers, "content-type": type }, body)
        expect(statuses).toContain(answer.status)
        expect(JSON.stringify(answer.data)).not.toMatch(/\bat .*\.(ts|js):\d+|select |insert /i)
        expect(await stored()).toBe(before)
        expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
        expect(Date.now() - start).toBeLessThan(5000)
      })

      it.each([
        ["50 deep", `state${"[a]".repeat(50)}=x`],
        [
          "10,000 items",
          Array.from({ length: 10_000 }, () => "state[]=done")
            .join("&")
            .slice(0, 15_000),
        ],
        ["of another kind", "state[]=done&state[x]=y"],
      ])("B-A13 a filter %s: refused with a sentence", async (_name, query) => {
        const { status, data } = await call("GET", `/admin/arms/actions?${query}`, scene.as.headers)
        expect(status).toBe(400)
        expect(String(data.message)).toMatch(/^state/)
      })
    })

    describe("P24 no secrets and no people in what is logged", () => {
      const PERSON = "Kanarek Testowy"
      const ADDRESS = "kanarek@people.test"
      const IBAN = "DE02120300000000202051"

      it("after import, run, mails, links, reports and mistakes, at level debug", async () => {
        const as = scene.as.headers
        const admin = (method: string, path: string, body?: unknown) => call(method, `/admin/arms/${path}`, as, body)
        const file = [
          "external_id,account,account_name,contact_name,email,issue_date,due_date,amount,currency",
          `K-1,KANA,${PERSON},${PERSON},${ADDRESS},2026-03-02,2026-03-10,77.00,EUR`,
        ]
        const csv = { ...as, "content-type": "text/csv" }
        const url = "/admin/arms/imports/receivables?create_accounts=true"
        expect((await call("POST", url, csv, file.join("\n"))).status).toBe(200)
        await call("POST", url, csv, file.join("\n").replace("77.00", "x7"))
        const { data } = await admin("GET", "settings")
        const sellers = (data.settings as { selling_entities: Record<string, object> }).selling_entities
        const value = { selling_entities: { default: { ...sellers.default, bank_account: IBAN } } }
        expect((await admin("POST", "settings", { value })).status).toBe(200)
        await admin("POST", "test-clock", { now: "2026-03-20 09:00" })
        await admin("POST", "commands/confirm_payments", { source: "manual", up_to: "2026-03-19", reason: "x" })
        expect((await admin("POST", "runs", {})).status).toBe(200)
        expect(
          (await admin("POST", "commands/set_status", { account_id: ADDRESS, status: "red", reason: PERSON })).status
        ).toBe(400)
        const [{ id }] = await armsOf(getContainer())
          .host.db()
          .rows<{ id: string }>(`select id from arms_contact where email = ?`, [ADDRESS])
        const token = Links.of(getContainer()).token("unsubscribe", id)
        expect((await call("GET", `/arms/unsubscribe/${token}`, {})).status).toBe(200)
        const feed = await admin("POST", "calendar-feeds", { employee_id: "user_2" })
        const secret = String(feed.data.path)
        expect((await call("GET", secret, {})).status).toBe(200)
        await call("POST", HOOK, { "content-type": "application/json", "svix-id": ADDRESS }, `{"to":"${ADDRESS}"}`)
        const said = heard().join("\n")
        const found = [
          API_KEY,
          SECRET.slice(6),
          PERSON,
          ADDRESS,
          IBAN,
          token,
          secret.split("/").pop()!.replace(".ics", ""),
        ].filter((canary) => said.includes(canary))
        expect(found).toEqual([])
        expect(said.length).toBeGreaterThan(0)
      })
    })
  },
})
