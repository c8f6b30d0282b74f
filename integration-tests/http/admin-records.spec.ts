import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { copyTo } from "../../admin/pages/task-editor/draft"
import type { Explained } from "../../src/contract/explain"
import type { NextContactsResponse } from "../../src/contract/next-contacts"
import type { PolicyResponse } from "../../src/contract/policies"
import type { PaymentResponse, ReceivableDetailResponse } from "../../src/contract/receivables"
import type { CalendarTasksResponse } from "../../src/contract/work"
import { tellApprovers } from "../../src/adapters/tell-approvers"
import type { FrozenMessage, Ports } from "../../src/operations"
import { setScene, type Scene } from "../lib/checkout"
import { armsOf, asAnswer, type Api } from "../lib/shop"

jest.setTimeout(240_000)

// Read when the configuration is loaded.
process.env.ARMS_PUBLIC_URL = "https://api.shop.test"

/** What the admin's records and cases ask for: money of a receivable, limits, approvers, work of many, permissions. */
medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }: { api: Api; getContainer: () => never }) => {
    let scene: Scene
    let policyId: string
    const post = (path: string, body: unknown) => api.post(`/admin/arms/${path}`, body, scene.as).catch(asAnswer)
    const get = (path: string) => api.get(`/admin/arms/${path}`, scene.as).catch(asAnswer)
    const rows = <T>(data: Record<string, unknown>, name: string) => data[name] as T[]
    const run = async (name: string, input: object) => {
      const answer = await post(`commands/${name}`, { ...input, reason: "test" })
      expect([answer.status, answer.data.message ?? "ok"]).toEqual([200, "ok"])
      return answer.data.result as never as Record<string, string>
    }

    beforeAll(async () => {
      scene = await setScene(getContainer(), api)
      policyId = rows<{ id: string }>((await get("policies")).data, "policies")[0].id
    })

    it("a payment is applied, seen with what it paid, partly paid back, and comes back: the receivable is owed again", async () => {
      const HEADER = "external_id,account,account_name,email,issue_date,due_date,amount,currency,purchase_order_number"
      const line = "P-1,PAYS,Payer Ltd,payer@shop.test,2026-01-10,2026-02-09,100.00,EUR,PO 100%"
      const csv = { headers: { ...scene.as.headers, "content-type": "text/csv" } }
      const file = await api.post(
        "/admin/arms/imports/receivables?create_accounts=true",
        [HEADER, line].join("\n"),
        csv
      )
      expect(file.data.import).toMatchObject({ inserted: 1, refused: [] })
      // Found by its customer, by a part of its purchase order taken literally, by its number; overdue since 21 days.
      for (const q of ["payer", "100%", "p-1"]) {
        const { data } = await get(`receivables?q=${encodeURIComponent(q)}`)
        expect(data).toMatchObject({ count: 1, receivables: [{ number: "P-1", days_overdue: 21 }] })
      }
      expect((await get("receivables?q=1%250")).data.count).toBe(0)
      const [{ id, account_id }] = rows<ReceivableDetailResponse>((await get("receivables?q=P-1")).data, "receivables")
      const paid = await run("record_payment", {
        account_id,
        receivable_id: id,
        amount: "130.00",
        currency: "EUR",
        value_date: "2026-03-01",
        reference: "Bank 7",
      })
      const payments = async () => (await get(`payments?account_id=${account_id}`)).data
      const applied_to = [{ id, number: "P-1", amount: "100.0000" }]
      expect(await payments()).toMatchObject({
        count: 1,
        payments: [
          { id: paid.payment_id, state: "booked", unapplied_amount: "30.0000", reference: "Bank 7", applied_to },
        ],
      })
      expect((await get("payments?unapplied=true&state=in_transit")).data.count).toBe(0)
      await run("record_refund", { payment_id: paid.payment_id, amount: "10.00", value_date: "2026-03-02" })
      const [after] = rows<PaymentResponse>(await payments(), "payments")
      expect(after).toMatchObject({ unapplied_amount: "20.0000", refunded_amount: "10.0000" })
      const record = async () => (await get(`receivables/${id}`)).data.receivable as never as ReceivableDetailResponse
      expect(await record()).toMatchObject({
        state: "settled",
        days_overdue: null,
        allocations: [{ kind: "payment", reference: "Bank 7", payment_state: "booked" }],
      })
      await run("return_payment", { payment_id: paid.payment_id })
      expect(await record()).toMatchObject({ state: "open", open_amount: "100.0000", days_overdue: 21 })
      expect(rows<PaymentResponse>(await payments(), "payments")[0]).toMatchObject({
        state: "returned",
        applied_to: [],
      })
      await run("credit_note", {
        account_id,
        receivable_id: id,
        amount: "40.00",
        currency: "EUR",
        issue_date: "2026-03-02",
        number: "CN-1",
      })
      expect((await record()).allocations.at(-1)).toMatchObject({ kind: "credit_note", reference: "CN-1" })
      expect((await get("payments?state=lost")).data.message).toBe(
        'state is "lost": expected one of in_transit, booked, returned.'
      )
    })

    it("terms, limit and policy of a group, and whom a policy applies to", async () => {
      const group = "cusgroup_wholesale"
      await armsOf(getContainer())
        .host.db()
        .rows("update arms_account set groups = array[?] where id = ?", [group, scene.accountId])
      const terms = async (query: string) => (await get(`terms?${query}`)).data
      expect(await terms(`scope=account&scope_id=${scene.accountId}`)).toMatchObject({
        own: null,
        in_force: { due: { kind: "net", days: 14 } },
      })
      const due = { kind: "end_of_month", net_days: 10, days: 5 }
      await run("set_terms", { scope: "group", scope_id: group, terms: { due } })
      expect(await terms(`scope=account&scope_id=${scene.accountId}`)).toMatchObject({ own: null, in_force: { due } })
      expect(await terms(`scope=group&scope_id=${group}`)).toMatchObject({ own: { due }, in_force: { due } })
      await run("set_terms", { scope: "group", scope_id: group, terms: null })
      expect(await terms(`scope=group&scope_id=${group}`)).toMatchObject({ own: null })
      expect((await get("terms?scope=account&scope_id=nobody")).status).toBe(404)
      expect((await get("terms?scope=planet&scope_id=x")).data.message).toBe(
        'scope is "planet": expected one of account, group, order.'
      )
      const limit = { mode: "amount", amount: "9000.00", currency: "EUR", kind: "base" }
      await run("propose_limit", { scope: "group", scope_id: group, ...limit })
      expect((await post("policies", { preset: "strict", language: "fr" })).data.message).toMatch(
        /^language is "fr": expected/
      )
      const made = await post("policies", { preset: "strict", name: "Wholesale", language: "de" })
      const id = (made.data.result as { policy_id: string }).policy_id
      await run("assign_policy", { policy_id: id, scope: "group", scope_id: group })
      expect((await get(`groups/${group}`)).data.group).toMatchObject({
        accounts: 1,
        policy: { id, name: "Wholesale", until: null },
        limits: [{ mode: "amount", amount: "9000.0000", state: "proposed" }],
      })
      expect((await get(`policies/${id}`)).data.use).toEqual({
        accounts: [],
        account_count: 0,
        groups: [{ id: group, name: null, until: null }],
      })
      const wholesale = (await get(`policies/${id}/versions/1`)).data.version as {
        definition: { tasks: { name: string }[] }
      }
      expect(wholesale.definition.tasks[0].name).toBe("Monatlicher Kontoauszug")
      const version = (await get(`policies/${policyId}/versions/1`)).data.version as { definition: { tasks: object[] } }
      expect(version.definition.tasks.length).toBeGreaterThan(3)
      await run("assign_policy", {
        policy_id: id,
        scope: "group",
        scope_id: group,
        from: "2026-03-02",
        until: "2026-03-02",
      })
      await run("assign_policy", { policy_id: policyId, scope: "group", scope_id: group, from: "2026-03-02" })
      expect((await get(`groups/${group}`)).data.group).toMatchObject({ policy: { id: policyId } })
    })

    it("settings of every part are kept as they were said, and lists refused in one sentence", async () => {
      const value = {
        weekend: [5, 6],
        extra_holidays: ["2026-12-24"],
        tolerance: { EUR: "2.50" },
        order_becomes_receivable: "shipment",
        employees: ["user_a"],
        substitutes: { user_a: "user_b" },
        absences: [{ employee_id: "user_a", from: "2026-03-01", until: "2026-03-05" }],
        assignment_rules: [{ employee_id: "user_a", countries: ["PL"], at_least: { EUR: "500.00" } }],
        limit_authority: { user_a: { unlimited: false, up_to: { EUR: "1000.00" } } },
        default_terms: {
          due: {
            kind: "instalments",
            parts: [
              { percent: 40, days: 0 },
              { percent: 60, days: 30 },
            ],
          },
          discount: null,
        },
      }
      expect((await post("settings", { value })).status).toBe(200)
      expect((await get("settings")).data.settings).toMatchObject(value)
      const wrong = await post("settings", { value: { default_terms: { due: { kind: "instalments", parts: [] } } } })
      expect([wrong.status, wrong.data.message]).toEqual([400, expect.stringContaining("expected 1 to 24 instalments")])
      await run("record_rates", { rates: [{ from: "PLN", to: "EUR", on: "2026-03-01", rate: "0.2345" }] })
      await run("record_rates", { rates: [{ from: "PLN", to: "EUR", on: "2026-03-02", rate: "0.2350" }] })
      expect((await get("rates")).data.rates).toEqual([{ from: "PLN", to: "EUR", on: "2026-03-02", rate: "0.235" }])
      await post("settings", {
        value: { order_becomes_receivable: null, weekend: [0, 6], default_terms: { due: { kind: "net", days: 14 } } },
      })
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
      expect(second.data.message).toMatch(
        /^The credit limit was changed by Test at \d{4}-\d\d-\d\d \d\d:\d\d: you looked at version 1/
      )
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
      const log = (await get(`actions?account_id=${scene.accountId}&operation=assign_calendar_tasks`)).data
      const handed = (log.actions as { result: { calendar_task_id: string } }[]).map((row) => row.result)
      expect(handed.map((one) => one.calendar_task_id).sort()).toEqual(["arcal_t1", "arcal_t2"])
      expect(handed[0]).toMatchObject({ assignee_id: "user_deputy" })
      const { data } = await get("calendar-tasks?state=open&overdue=true&from=2026-02-22")
      const page = data as never as CalendarTasksResponse
      expect(page.calendar_tasks.map((one) => one.id)).toEqual(["arcal_t2"])
      expect(page.workload).toEqual([{ assignee_id: "user_deputy", open: 2, overdue: 2 }])
      expect((await get("calendar-tasks/arcal_t1")).data.calendar_task).toMatchObject({
        account_name: expect.any(String),
      })
      expect((await get("calendar-tasks/nobody")).status).toBe(404)
    })

    it("R-27 what stands in the way is seen where it stands, moves what comes, is in that log, and is ended there", async () => {
      const HEADER = "external_id,account,account_name,email,issue_date,due_date,amount,currency"
      const csv = { headers: { ...scene.as.headers, "content-type": "text/csv" } }
      const line = "B-1,BLOCKED,Blocked Ltd,blocked@shop.test,2026-03-01,2026-03-20,900.00,EUR"
      await api.post("/admin/arms/imports/receivables?create_accounts=true", [HEADER, line].join("\n"), csv)
      const [{ id, account_id }] = rows<ReceivableDetailResponse>((await get("receivables?q=B-1")).data, "receivables")
      const answerOf = async (step: string) => {
        const { explanation } = (await get(`explain?receivable_id=${id}`)).data as never as { explanation: Explained }
        return explanation.tasks.find((one) => one.step === step && one.status === "green")
      }
      const comes = () => answerOf("after_due_7")
      expect(await comes()).toMatchObject({ answer: "not_due", day: "2026-03-27" })
      // Whose conditions will not hold on its day comes on none.
      expect(await answerOf("after_issue_7")).toMatchObject({ answer: "not_due", day: null, reason: "conditions" })
      const blocks = async () => (await get(`receivables/${id}`)).data.receivable as never as ReceivableDetailResponse
      await run("place_dunning_block", { account_id, receivable_id: id, until: "2026-04-14" })
      const [block] = (await blocks()).dunning_blocks
      expect(block).toMatchObject({ receivable_id: id, until: "2026-04-14", reason: "test" })
      expect(await comes()).toMatchObject({ answer: "not_due", day: "2026-04-15" })
      await run("end_dunning_block", { block_id: block.id })
      expect((await blocks()).dunning_blocks).toEqual([])
      expect(await comes()).toMatchObject({ day: "2026-03-27" })
      const log = rows<{ operation: string }>((await get(`actions?subject_id=${id}`)).data, "actions")
      expect(log.map((row) => row.operation)).toEqual(["end_dunning_block", "place_dunning_block"])

      const step = "after_due_7"
      const exempted = async () =>
        ((await get(`accounts/${account_id}/next`)).data as never as NextContactsResponse).exemptions
      await run("exempt", { account_id, step, until: "2026-05-31" })
      expect(await exempted()).toEqual([{ step, name: "One week after due", until: "2026-05-31" }])
      await run("end_exemption", { account_id, step })
      expect(await exempted()).toEqual([])
      const again = await post("commands/end_exemption", { account_id, step, reason: "test" })
      expect([again.status, again.data.message]).toEqual([
        404,
        `There is no exemption that still stands with id "${step}".`,
      ])

      // What was deliberately not done is explained as not done.
      const { host } = armsOf(getContainer())
      await host.db().rows(
        `insert into arms_action (id, account_id, subject, subject_id, step, occurrence, task_id, operation, state, reason, business_date, first_day, last_day, actor)
         values ('aract_skipped', ?, 'receivable', ?, 'after_due_2', '0.1', 'x', 'send_email', 'skipped', 'superseded', '2026-03-01', '2026-03-01', '2026-03-01', 'test')`,
        [account_id, id]
      )
      expect(await answerOf("after_due_2")).toMatchObject({
        answer: "suppressed",
        reason: "superseded",
        is_final: true,
        day: "2026-03-01",
      })
    })

    it("a rule that would move everybody is refused, and a country without known holidays; a copied mail asks nobody about blocks", async () => {
      const { definition } = (await get(`policies/${policyId}`)).data.policy as never as PolicyResponse
      const always = { id: "always", name: "Always", from: ["green"], to: "red", conditions: [], dwell_days: 0 }
      const refused = await post(`policies/${policyId}`, { status_rules: [...definition.status_rules, always] })
      expect([refused.status, refused.data.message]).toEqual([
        400,
        `status_rules.${definition.status_rules.length}.conditions is []: expected at least one condition, or dwell_days.`,
      ])
      const after = { status_rules: [...definition.status_rules, { ...always, dwell_days: 30 }] }
      expect((await post(`policies/${policyId}`, after)).status).toBe(200)
      const nowhere = await post("settings", { value: { country: "XX" } })
      expect([nowhere.status, nowhere.data.message]).toEqual([
        400,
        'country is "XX": expected a country whose holidays are known, such as DE.',
      ])
      const inYellow = definition.tasks.filter((one) => one.status === "yellow").map((one) => one.step)
      const mail = definition.tasks.find((one) => one.operation.kind === "send_email" && !inYellow.includes(one.step))!
      const copied = await post(`policies/${policyId}/tasks`, { task: copyTo(mail, "yellow") })
      expect(copied.data.result).toMatchObject({ block_tasks_to_confirm: false })
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
