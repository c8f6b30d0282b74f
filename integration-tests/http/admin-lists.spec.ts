import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { NextContactsResponse } from "../../src/contract/next-contacts"
import type { TaskReach } from "../../src/contract/policies"
import type { PreviewResponse } from "../../src/contract/runs"
import type { CalendarTasksResponse } from "../../src/contract/work"
import { tellApprovers } from "../../src/adapters/tell-approvers"
import type { FrozenMessage, Ports } from "../../src/operations"
import { setScene, type Scene } from "../lib/checkout"
import { armsOf, asAnswer, type Api } from "../lib/shop"

jest.setTimeout(240_000)

// Read when the configuration is loaded.
process.env.ARMS_PUBLIC_URL = "https://api.shop.test"

const HEADER = "external_id,account,account_name,email,issue_date,due_date,amount,currency"

/** What the admin's pages ask for: lists by risk and age, files, a task's reach, work of many at once. */
medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }: { api: Api; getContainer: () => never }) => {
    let scene: Scene
    let policyId: string
    const post = (path: string, body: unknown) => api.post(`/admin/arms/${path}`, body, scene.as).catch(asAnswer)
    const get = (path: string) => api.get(`/admin/arms/${path}`, scene.as).catch(asAnswer)
    const rows = <T>(data: Record<string, unknown>, name: string) => data[name] as T[]

    beforeAll(async () => {
      scene = await setScene(getContainer(), api)
      policyId = rows<{ id: string }>((await get("policies")).data, "policies")[0].id
      const lines = [
        "A-1,OLD,Old debts,old@debts.test,2025-10-01,2025-10-15,100.00,EUR",
        "A-2,OLD,Old debts,old@debts.test,2026-02-10,2026-02-24,50.00,EUR",
        'A-3,CALC,"=cmd|calc",,2026-01-20,2026-02-03,70.00,EUR',
        "A-4,YOUNG,Young debts,young@debts.test,2026-02-25,2026-03-30,10.00,EUR",
      ]
      const file = await api.post(
        "/admin/arms/imports/receivables?create_accounts=true&opening=true",
        [HEADER, ...lines].join("\n"),
        { headers: { ...scene.as.headers, "content-type": "text/csv" } }
      )
      expect(file.data.import).toMatchObject({ inserted: 4, refused: [] })
    })

    it("customers by risk: the most serious status first, in it the oldest debt; those without an address", async () => {
      const named = async (query: string) =>
        rows<{ name: string }>((await get(`accounts?${query}`)).data, "accounts").map((one) => one.name)
      expect((await named("order=risk")).slice(0, 2)).toEqual(["Old debts", "=cmd|calc"])
      const [young] = rows<{ id: string }>((await get("accounts?q=Young")).data, "accounts")
      await post("commands/set_status", { account_id: young.id, status: "red", reason: "rumour" })
      expect((await named("order=risk")).slice(0, 3)).toEqual(["Young debts", "Old debts", "=cmd|calc"])
      expect(await named("no_address=true")).toContain("=cmd|calc")
      expect(await named("no_address=true")).not.toContain("Old debts")
      const [old] = rows<object>((await get("accounts?q=Old")).data, "accounts")
      expect(old).toMatchObject({
        oldest_due_date: "2025-10-15",
        totals: [{ currency: "EUR", open: "150.0000", overdue: "150.0000" }],
      })
      expect((await get("accounts?order=luck")).status).toBe(400)
    })

    it("customers by risk: what was overdue 30 days ago stands beside what is now", async () => {
      const [old] = rows<{ overdue_before: object[] }>((await get("accounts?q=Old")).data, "accounts")
      // Of two receivables only the one due in October was overdue, and it was told of only today.
      expect(old.overdue_before).toEqual([])
      await armsOf(getContainer())
        .host.db()
        .rows(`update arms_receivable set known_since = issue_date where external_id in ('A-1', 'A-2')`)
      const [known] = rows<{ overdue_before: object[] }>((await get("accounts?q=Old")).data, "accounts")
      expect(known.overdue_before).toEqual([{ currency: "EUR", overdue: "100.0000" }])
    })

    it("what comes next for a customer, and what would with another policy, which is not kept", async () => {
      const [young] = rows<{ id: string }>((await get("accounts?q=Young")).data, "accounts")
      const next = async (query = "") =>
        (await get(`accounts/${young.id}/next${query}`)).data as never as NextContactsResponse
      const before = await next()
      expect(before.policy.id).toBe(policyId)
      expect(before.next.length).toBeGreaterThan(1)
      const days = before.next.map((one) => one.day)
      expect(days).toEqual([...days].sort())
      for (const one of before.next) expect(one).toMatchObject({ number: "A-4", waits_for: null })
      const made = await post("policies", { preset: "strict", name: "Harsh" })
      const harsh = (made.data.result as { policy_id: string }).policy_id
      const then = await next(`?policy_id=${harsh}`)
      expect(then.policy).toEqual({ id: harsh, name: "Harsh" })
      expect(then.next).not.toEqual(before.next)
      expect(await next()).toEqual(before)
      expect((await get(`accounts/${young.id}/next?policy_id=none`)).data.message).toBe(
        'policy_id is "none": expected the id of a policy.'
      )
      expect((await get("accounts/nobody/next")).status).toBe(404)
      await post("commands/exempt", {
        account_id: young.id,
        step: before.next[0].step,
        until: "2026-12-31",
        reason: "test",
      })
      await post("commands/assign_policy", { policy_id: harsh, scope: "account", scope_id: young.id, reason: "test" })
      expect((await next()).policy.id).toBe(harsh)
    })

    it("a list is kept under a name: by its owner, and for everybody where he says so", async () => {
      const view = { list: "register", name: "Failed mails", query: "state=failed&operation=send_email" }
      const kept = await post("saved-views", view)
      expect(kept.data.saved_views).toMatchObject([
        { name: view.name, query: view.query, is_shared: false, is_mine: true },
      ])
      await post("saved-views", { ...view, query: "state=failed" })
      const { saved_views } = (await get("saved-views?list=register")).data
      expect(saved_views).toMatchObject([{ query: "state=failed" }])
      await armsOf(getContainer())
        .host.db()
        .rows(
          `insert into arms_saved_view (id, list, owner_id, name, query, is_shared) values ('arvie_a', 'register', 'user:b', 'Mine', '', false), ('arvie_b', 'register', 'user:b', 'Ours', '', true)`
        )
      const names = rows<{ name: string }>((await get("saved-views?list=register")).data, "saved_views").map(
        (one) => one.name
      )
      expect(names).toEqual(["Failed mails", "Ours"])
      const drop = (id: string) => api.delete(`/admin/arms/saved-views/${id}`, scene.as).catch(asAnswer)
      expect((await drop("arvie_b")).status).toBe(404)
      expect((await drop((saved_views as { id: string }[])[0].id)).status).toBe(200)
      expect((await get("saved-views?list=register")).data.saved_views).toHaveLength(1)
      expect((await post("saved-views", { ...view, list: "secrets" })).data.message).toBe(
        'list is "secrets": expected one of register, receivables, customers, work.'
      )
      expect((await post("saved-views", { ...view, query: "a\u0000b" })).status).toBe(400)
    })

    it("E-50 by hand: tried first, then done for several at once, and in the register as one's own", async () => {
      const [{ id }] = rows<{ id: string }>((await get("receivables?q=A-2")).data, "receivables")
      const asked = {
        receivable_ids: [id],
        operation: { kind: "create_calendar_task", params: { kind: "visit" } },
        reason: "He asked for it.",
      }
      const tried = await post("commands/do_now", { ...asked, dry_run: true })
      expect(tried.data.result).toMatchObject({ done: 1, calendar_tasks: 1, counts_as: [] })
      expect((await get("calendar-tasks?kind=visit")).data.count).toBe(0)
      expect((await post("commands/do_now", asked)).status).toBe(200)
      expect((await get("calendar-tasks?kind=visit")).data.count).toBe(1)
      // A run of the day may come at any minute; its rows are about the same receivable.
      const { actions } = (await get(`actions?subject_id=${id}&step=by_hand:create_calendar_task`)).data
      expect(actions).toMatchObject([{ step: "by_hand:create_calendar_task", actor: expect.stringMatching(/^user:/) }])
      for (const kind of ["constructor", { toString: 1 }, ["visit"]]) {
        const refused = await post("commands/do_now", { ...asked, operation: { kind, params: {} } })
        expect([refused.status, refused.data.message]).toEqual([400, expect.stringContaining("operation.kind is")])
      }
      const listed = { kind: "create_calendar_task", params: { kind: ["visit"] } }
      expect((await post("commands/do_now", { ...asked, operation: listed })).status).toBe(400)
      expect((await post("commands/do_now", { ...asked, receivable_ids: [] })).data.message).toBe(
        "receivable_ids is []: expected 1 to 200 ids."
      )
    })

    it("the register is searched by customer, document and task; with other filters, and page by page", async () => {
      const db = armsOf(getContainer()).host.db()
      const { definition } = rows<{ definition: { tasks: { name: string; step: string }[] } }>(
        (await get("policies")).data,
        "policies"
      )[0]
      const { name, step } = definition.tasks[0]
      const [{ id, account_id }] = rows<{ id: string; account_id: string }>(
        (await get("receivables?q=A-1")).data,
        "receivables"
      )
      await db.rows(
        `insert into arms_action (id, account_id, subject, subject_id, step, occurrence, operation, state, business_date, first_day, last_day, actor)
         select 'aract_0_' || n, ?, 'receivable', ?, ?, 'search:' || n, 'send_email', 'done', d.day, d.day, d.day, 'test'
           from generate_series(1, 5) n, lateral (select date '2025-11-01' + n as day) d`,
        [account_id, id, step]
      )
      const found = async (query: string) =>
        rows<{ id: string }>((await get(`actions?${query}`)).data, "actions").map((one) => one.id)
      const own = ["aract_0_5", "aract_0_4", "aract_0_3", "aract_0_2", "aract_0_1"]
      for (const word of ["old debts", "a-1", name]) {
        const q = encodeURIComponent(word)
        expect((await found(`q=${q}&limit=100`)).filter((one) => own.includes(one))).toEqual(own)
        expect(await found(`q=${q}&from=2025-11-01&to=2025-11-04`)).toEqual(own.slice(2))
        expect(await found(`q=${q}&cursor=aract_0_4&limit=2`)).toEqual(["aract_0_3", "aract_0_2"])
        expect((await get(`actions?q=${q}&from=2025-11-01&to=2025-11-04&limit=1`)).data.count).toBe(3)
      }
      expect(await found("q=%25")).toEqual([])
    })

    it("each figure of the overview and the list it leads to count the same", async () => {
      const { data } = await get("overview")
      const [eur] = (data.overview as { ageing: Record<string, string>[] }).ageing
      for (const bucket of ["not_due", "days_1_30", "days_31_60", "days_61_90", "over_90"]) {
        const list = await get(`receivables?state=open&currency=EUR&bucket=${bucket}&limit=100`)
        const sum = rows<{ open_amount: string }>(list.data, "receivables").reduce(
          (all, one) => all + Number(one.open_amount),
          0
        )
        expect(sum).toBe(Number(eur[bucket]))
      }
    })

    it("B-C9 files of receivables and of the register: every row of the filter, no cell a formula", async () => {
      const file = await api.get("/admin/arms/exports/receivables?state=open&limit=1", scene.as)
      expect((file as unknown as { headers: object }).headers).toMatchObject({
        "content-type": "text/csv; charset=utf-8",
      })
      const lines = String(file.data as never)
        .trim()
        .split("\r\n")
      expect(lines[0]).toMatch(/^\ufeff?id,number,document_type,account_id,account_name,/)
      const listed = (await get("receivables?state=open&limit=100")).data
      expect(lines).toHaveLength(1 + (listed.count as number))
      expect(lines.join("\n")).toContain(",'=cmd|calc,")
      const { account_id } = rows<{ account_id: string }>(listed, "receivables")[0]
      await post("commands/set_status", { account_id, status: "yellow", reason: "=1+1" })
      const register = String((await get("exports/actions?operation=set_status")).data as never)
        .trim()
        .split("\r\n")
      expect(register).toHaveLength(2)
      expect(register[1]).toContain(",command:set_status,,set_status,")
      expect((await get("exports/actions?state=nonsense")).status).toBe(400)
    })

    it("E-20 a task that is tried out says whom it will come to, and dates the first three", async () => {
      const tried = await post(`policies/${policyId}/tasks?preview=true`, {
        task: {
          name: "Ten days after due",
          status: "green",
          subject: "receivable",
          voice: "demand",
          trigger: { kind: "anchor", anchor: "due_date", offset_days: 10 },
          operation: { kind: "send_email", params: { text: "reminder_1" } },
        },
      })
      const reach = tried.data.reach as never as TaskReach
      // Of the green ones only what is not due yet: the days of the others are history for a new task.
      expect(reach.subjects).toBe(reach.examples.length)
      for (const { due_date, day } of reach.examples) {
        const counted = (Date.parse(day) - Date.parse(due_date!)) / 86_400_000
        expect(counted).toBeGreaterThanOrEqual(10)
        expect(counted).toBeLessThanOrEqual(14)
      }
      const above = await post(`policies/${policyId}/tasks?preview=true`, {
        task: {
          name: "Ten days after due",
          status: "green",
          subject: "receivable",
          voice: "demand",
          trigger: { kind: "anchor", anchor: "due_date", offset_days: 10 },
          conditions: [{ fact: "open_amount", operator: "at_least", value: { EUR: "9000000.00" } }],
          operation: { kind: "send_email", params: { text: "reminder_1" } },
        },
      })
      expect(reach.subjects).toBeGreaterThan(0)
      expect(above.data.reach).toEqual({ subjects: 0, customers: 0, is_all: true, examples: [] })
      const { accounts } = tried.data.now as never as PreviewResponse
      for (const one of accounts) expect(one.account_name).not.toBe(one.account_id)
    })

    it("E-98 a proposed limit stands beside the one that binds today, not beside one that has ended", async () => {
      const limit = async (over: object) => {
        const proposed = await post("commands/propose_limit", {
          scope: "account",
          scope_id: scene.accountId,
          mode: "amount",
          currency: "EUR",
          reason: "test",
          ...over,
        })
        return (proposed.data.result as { limit_id: string }).limit_id
      }
      const approve = async (id: string) => post("commands/approve_limit", { limit_id: id, reason: "test" })
      await approve(await limit({ amount: "10000.00", from: "2026-01-01" }))
      await approve(await limit({ amount: "50000.00", kind: "temporary", from: "2026-02-01", until: "2026-02-10" }))
      await limit({ amount: "20000.00" })
      const { data } = await get("credit-limits")
      expect(data).toMatchObject({
        count: 1,
        credit_limits: [{ amount: "20000.0000", present: { mode: "amount", amount: "10000.0000" } }],
      })
      // F60: the second of two who decide is told who was first.
      const [{ id, version }] = rows<{ id: string; version: number }>(data, "credit_limits")
      expect((await post("commands/approve_limit", { limit_id: id, version, reason: "test" })).status).toBe(200)
      const second = await post("commands/reject_limit", { limit_id: id, version, reason: "test" })
      expect(second.status).toBe(409)
      expect(second.data.message).toMatch(/^The credit limit was changed by user:\S+ at \S+Z: you looked at version 1/)
      const blocks = await post(`policies/${policyId}/block-tasks?version=99`, {})
      expect([blocks.status, blocks.data.message]).toEqual([409, expect.stringMatching(/^The policy was changed/)])
    })

    it("those who approve are written to once, with a link that opens the case until its last day and decides nothing", async () => {
      await post("settings", { value: { approval_mails_to: ["boss@shop.test", "deputy@shop.test"] } })
      const limit = { scope: "account", scope_id: scene.accountId, mode: "amount", amount: "777.00", currency: "EUR" }
      const { result } = (await post("commands/propose_limit", { ...limit, reason: "He <b>asked</b>" })).data
      const { limit_id } = result as { limit_id: string }
      const mails: FrozenMessage[] = []
      const deliver: Ports["deliver"] = async (_work, message) => {
        mails.push(message)
        return { via: "test", providerId: null }
      }
      // The first address is not to be had at first: only it is tried again, under the same key.
      const keys: string[] = []
      const broken: Ports["deliver"] = async (work, message) => {
        keys.push(work.key)
        if (message.recipient === "boss@shop.test") throw new Error("The provider was not reached.")
        return deliver(work, message)
      }
      await tellApprovers(getContainer(), { deliver: broken })
      await tellApprovers(getContainer(), { deliver })
      expect(mails.map((mail) => mail.recipient)).toEqual(["deputy@shop.test"])
      const rows = () => get(`actions?subject_id=${limit_id}`).then(({ data }) => data.actions as never as object[])
      expect(await rows()).toContainEqual(
        expect.objectContaining({ state: "planned", result: { case: "limit", error: "The provider was not reached." } })
      )
      const { host } = armsOf(getContainer())
      await host
        .db()
        .rows("update arms_action set facts = facts - 'again_at' where subject_id = ? and state = 'planned'", [
          limit_id,
        ])
      const again: Ports["deliver"] = async (work, message) => {
        expect(keys).toContain(work.key)
        return deliver(work, message)
      }
      await tellApprovers(getContainer(), { deliver: again })
      await tellApprovers(getContainer(), { deliver: again })
      expect(mails.map((mail) => mail.recipient)).toEqual(["deputy@shop.test", "boss@shop.test"])
      expect(mails[0].subject).toMatch(/^A credit limit of .*777\.00 is proposed for Acme GmbH$/)
      expect(mails[0].html).toContain("He &lt;b&gt;asked&lt;/b&gt;")
      const [, token] = /https:\/\/api\.shop\.test(\/arms\/case\/[^\s"]+)/.exec(mails[0].text)!
      const follow = (path: string) => api.get(path, { maxRedirects: 0 } as never).catch(asAnswer)
      const opened = (await follow(token)) as unknown as { status: number; headers?: Record<string, string> }
      expect([opened.status, opened.headers?.location]).toEqual([302, `/app/arms/limits/${limit_id}`])
      expect((await get(`credit-limits?limit_id=${limit_id}`)).data).toMatchObject({
        count: 1,
        credit_limits: [{ id: limit_id }],
      })
      expect((await follow(token.slice(0, -2))).status).toBe(404)
      expect((await follow(token.replace("limit~", "held_order~"))).status).toBe(404)
      await post("test-clock", { now: "2026-03-16 09:00" })
      expect((await follow(token)).status).toBe(302)
      await post("test-clock", { now: "2026-03-17 09:00" })
      expect((await follow(token)).status).toBe(404)
      const done = { operation: "tell_approvers", state: "done", result: { case: "limit", via: "test" } }
      expect(await rows()).toMatchObject([done, done])
      // Decided, it is still what the link shows.
      await post("commands/reject_limit", { limit_id, version: 1, reason: "test" })
      expect((await get(`credit-limits?limit_id=${limit_id}`)).data).toMatchObject({
        count: 1,
        credit_limits: [{ id: limit_id, state: "rejected", decided_by: expect.stringMatching(/^user:/) }],
      })
      expect((await get("credit-limits")).data.count).toBe(0)
    })

    it("E-20 a rhythm of an account is dated from today on, never in the past", async () => {
      const tried = await post(`policies/${policyId}/tasks?preview=true`, {
        task: {
          name: "Statement on Fridays",
          status: "green",
          subject: "account",
          voice: "courtesy",
          trigger: { kind: "weekly", weekday: 5 },
          operation: { kind: "send_email", params: { text: "statement" } },
        },
      })
      expect(tried.status).toBe(200)
      for (const { day } of (tried.data.reach as never as TaskReach).examples) expect(day >= "2026-03-02").toBe(true)
    })

    it("work of many is handed over at once: all of it or none", async () => {
      const { host } = armsOf(getContainer())
      await host.db().rows(
        `insert into arms_calendar_task (id, account_id, kind, side, due_date, text_key, assigned_because, state)
         select 'arcal_t' || n, ?, 'call', 'after', date '2026-02-20' + n, 'call_after_due', 'test', case n when 3 then 'done' else 'open' end
           from generate_series(1, 3) n`,
        [scene.accountId]
      )
      const hand = (...ids: string[]) =>
        post("commands/assign_calendar_tasks", {
          calendar_task_ids: ids,
          assignee_id: "user_deputy",
          reason: "holiday",
        })
      const refused = await hand("arcal_t1", "arcal_t3")
      expect([refused.status, refused.data.message]).toEqual([
        400,
        "The calendar task arcal_t3 is done: expected an open one.",
      ])
      expect((await get("calendar-tasks?assignee_id=user_deputy")).data.count).toBe(0)
      expect((await hand("arcal_t1", "arcal_t2")).status).toBe(200)
      const { data } = await get("calendar-tasks?state=open&overdue=true&from=2026-02-22")
      const page = data as never as CalendarTasksResponse
      expect(page.calendar_tasks.map((one) => one.id)).toEqual(["arcal_t2"])
      expect(page.workload).toEqual([{ assignee_id: "user_deputy", open: 2, overdue: 2 }])
      expect((await get("calendar-tasks/arcal_t1")).data.calendar_task).toMatchObject({
        account_name: expect.any(String),
      })
      expect((await get("calendar-tasks/nobody")).status).toBe(404)
    })

    it("P22 whoever asks is told what he may do", async () => {
      const may = async () => ((await get("standing")).data.standing as { may: string[] }).may
      expect(await may()).toEqual(["see", "act", "approve", "configure"])
      const locked = await post("settings", { value: { permissions: { user_x: ["act"], user_y: ["configure"] } } })
      expect([locked.status, locked.data.message]).toEqual([
        400,
        "permissions would leave nobody who may both see and configure: expected at least one who may.",
      ])
      const [me] = await armsOf(getContainer()).host.db().rows<{ id: string }>(`select id from "user" limit 1`)
      await post("settings", { value: { permissions: { [me.id]: ["see", "configure"] } } })
      expect(await may()).toEqual(["see", "configure"])
      expect((await post("runs", {})).status).toBe(403)
      await post("settings", { value: { permissions: { [me.id]: ["see", "act", "configure"] } } })
      const byHand = (kind: string, params = {}) =>
        post("commands/do_now", {
          account_ids: [scene.accountId],
          operation: { kind, params },
          reason: "test",
          dry_run: true,
        })
      expect((await byHand("create_calendar_task")).status).toBe(200)
      expect((await byHand("set_status", { status: "red" })).status).toBe(200)
      for (const kind of ["block_ordering", "release_ordering"]) {
        const { status, data } = await byHand(kind)
        expect([status, data.message]).toEqual([403, 'This needs the ARMS permission "approve".'])
      }
      await post("settings", { value: { permissions: { [me.id]: ["see", "configure"] } } })
      // What is not said of the settings stays as it was.
      await post("settings", { value: { run_at: "09:30" } })
      expect(await may()).toEqual(["see", "configure"])
    })
  },
} as never)
