import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { NextContactsResponse } from "../../src/contract/next-contacts"
import type { TaskReach } from "../../src/contract/policies"
import type { PreviewResponse } from "../../src/contract/runs"
import { setScene, type Scene } from "../lib/checkout"
import { armsOf, asAnswer, type Api } from "../lib/shop"

jest.setTimeout(240_000)

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
  },
} as never)
