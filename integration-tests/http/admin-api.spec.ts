import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { OverviewResponse } from "../../src/contract/overview"
import { setScene, type Scene } from "../lib/checkout"
import { asAnswer, type Api } from "../lib/shop"

jest.setTimeout(240_000)

const HEADER = "external_id,account,issue_date,due_date,amount,currency"
const row = (id: string, rest = "ACME,2026-03-02,2026-03-16,10.00,EUR") => `${id},${rest}`

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }: { api: Api; getContainer: () => never }) => {
    let scene: Scene
    let policyId: string

    beforeAll(async () => {
      scene = await setScene(getContainer(), api)
      const { data } = await api.get("/admin/arms/policies", scene.as)
      policyId = (data.policies as never as { id: string }[])[0].id
    })

    const post = (path: string, body: unknown) => api.post(`/admin/arms/${path}`, body, scene.as).catch(asAnswer)
    const get = (path: string) => api.get(`/admin/arms/${path}`, scene.as).catch(asAnswer)
    const csv = (query: string, ...lines: string[]) =>
      api
        .post(`/admin/arms/imports/receivables?${query}`, lines.join("\n"), {
          headers: { ...scene.as.headers, "content-type": "text/csv" },
        })
        .catch(asAnswer)
    const task = (over: Record<string, unknown> = {}) => ({
      name: "Word after due",
      status: "green",
      subject: "receivable",
      voice: "demand",
      trigger: { kind: "anchor", anchor: "due_date", offset_days: 3 },
      operation: { kind: "send_email", params: { text: "reminder_1" } },
      ...over,
    })
    const anchor = (offset_days: unknown) => ({ trigger: { kind: "anchor", anchor: "due_date", offset_days } })

    it("B-A: bad input is answered with one plain sentence, never a 500, nothing stored", async () => {
      const tasks = (over: Record<string, unknown>) => post(`policies/${policyId}/tasks`, { task: task(over) })
      const table: [string, Promise<{ status: number; data: Record<string, unknown> }>, number, RegExp][] = [
        ["B-A1 empty body", post("commands/set_status", null), 400, /object|reason/i],
        ["B-A1 list", post("commands/set_status", []), 400, /must be a JSON object/],
        [
          "B-A2 unknown field",
          post("commands/set_status", { reason: "x", account_id: scene.accountId, status: "red", is_admin: true }),
          400,
          /Unrecognized fields: "is_admin"/,
        ],
        ["B-A3 days 1.5", tasks({ window_days: 1.5 }), 400, /window_days is 1.5: expected a whole number 0–3650/],
        ["B-A3 days text", tasks({ window_days: "7" }), 400, /expected a whole number 0–3650/],
        ["B-A3 days huge", tasks({ window_days: 1e9 }), 400, /expected a whole number 0–3650/],
        ["B-A3 offset 1.5", tasks(anchor(1.5)), 400, /expected a whole number between -3650 and 3650/],
        ["B-A5 status", tasks({ status: "GREEN" }), 400, /status is "GREEN": expected one of green, yellow, red/],
        [
          "B-A5 fact",
          tasks({ conditions: [{ fact: "mood", operator: "is", value: "good" }] }),
          400,
          /fact is "mood": expected one of open_amount/,
        ],
        [
          "B-A5 operator",
          tasks({ conditions: [{ fact: "open_amount", operator: "is", value: { EUR: "1" } }] }),
          400,
          /operator is "is": expected one of at_least, at_most/,
        ],
        [
          "B-A5 operation",
          tasks({ operation: { kind: "fax", params: {} } }),
          400,
          /kind is "fax": expected one of send_email/,
        ],
        ["B-A6 same name", tasks({ name: "Thank you for your order" }), 422, /.+/],
        ["B-A7 name", tasks({ name: "  " }), 400, /expected text of 1 to 200 characters/],
        ["B-A7 RTL override", tasks({ name: "abc\u202etxt" }), 400, /without control characters/],
        [
          "R-7 next before due",
          tasks({ ...anchor(-2), voice: "reminder", shift: "next" }),
          400,
          /shift is "next": expected exact or previous before the due date/,
        ],
        [
          "B-A8 run time",
          post("settings", { value: { run_at: "25:00" } }),
          400,
          /run_at is "25:00": expected HH:MM, 00:00–23:59/,
        ],
        ["B-A9 zone", post("settings", { value: { time_zone: "Mars/Base" } }), 400, /expected a zone name such as/],
        ["B-A10 id", get("receivables/' OR 1=1"), 404, /There is no receivable/],
        [
          "B-A10 id with a NUL",
          get("receivables/a%00b"),
          400,
          /id is "a\\u0000b": expected text without control characters/,
        ],
        ["B-A10 id of 10 kB", get(`receivables/${"a".repeat(10_000)}`), 404, /There is no receivable with id "a{64}"/],
        ["B-A10 id of another kind", get(`receivables/${scene.accountId}`), 404, /There is no receivable/],
        [
          "B-A20 10,001 ids",
          post("settings", { value: { employees: Array.from({ length: 10_001 }, (_, n) => `u${n}`) } }),
          400,
          /employees/,
        ],
        ["B-A11 limit", get("actions?limit=1000000000"), 400, /expected a whole number 1–100/],
        ["B-A11 limit text", get("actions?limit=abc"), 400, /expected a whole number 1–100/],
        ["B-A12 fields", get("actions?fields=*customer"), 400, /Unrecognized fields: "fields"/],
        [
          "B-A14 comma",
          post("commands/record_payment", {
            reason: "x",
            account_id: scene.accountId,
            amount: "12,50",
            currency: "EUR",
            value_date: "2026-03-02",
          }),
          400,
          /amount is "12,50": expected an amount as decimal text/,
        ],
        [
          "B-A14 decimals",
          post("commands/record_payment", {
            reason: "x",
            account_id: scene.accountId,
            amount: "0.5",
            currency: "JPY",
            value_date: "2026-03-02",
          }),
          400,
          /with the decimals of JPY/,
        ],
        [
          "B-A16 currency",
          post("commands/record_payment", {
            reason: "x",
            account_id: scene.accountId,
            amount: "1",
            currency: "EURO",
            value_date: "2026-03-02",
          }),
          400,
          /currency is "EURO": expected an ISO 4217 currency/,
        ],
        [
          "B-A17 date",
          post("commands/record_payment", {
            reason: "x",
            account_id: scene.accountId,
            amount: "1",
            currency: "EUR",
            value_date: "2026-02-30",
          }),
          400,
          /value_date is "2026-02-30": expected a date YYYY-MM-DD that exists/,
        ],
        [
          "B-A18 NUL",
          post("commands/set_status", { reason: "a\u0000b", account_id: scene.accountId, status: "red" }),
          400,
          /without control characters/,
        ],
        [
          "B-A21 stale",
          post(`policies/${policyId}`, { quiet_days: 4, version: 99 }),
          409,
          /The policy was changed by Test at \d{4}-\d\d-\d\d \d\d:\d\d: you looked at version 99/,
        ],
        ["B-A22 tomorrow", post("runs", { date: "2099-01-01" }), 400, /only today or an owed date/],
        [
          "B-A24 merge",
          post("commands/merge_accounts", { reason: "x", from: scene.accountId, into: scene.accountId }),
          400,
          /expected two/,
        ],
        ["unknown command", post("commands/fly", { reason: "x" }), 404, /There is no command "fly"/],
        [
          "no reason",
          post("commands/set_status", { account_id: scene.accountId, status: "red" }),
          400,
          /reason is missing/,
        ],
      ]
      for (const [name, answer, status, sentence] of table) {
        const { status: actual, data } = await answer
        expect([name, actual]).toEqual([name, status])
        expect(`${name}: ${String(data.message)}`).toMatch(sentence)
      }
      expect((await get(`policies/${policyId}`)).data.policy).toMatchObject({ version: 1 })
      expect((await tasks({ window_days: 0, name: "B-A4 zero is kept" })).status).toBe(200)
    })

    it("B-A23: what has ended cannot be paid, written off, moved or ended again; the sentence names its state", async () => {
      const made = await csv("", HEADER, row("END-1"))
      expect(made.status).toBe(200)
      const { data } = await get("receivables?q=END-1")
      const receivable_id = (data.receivables as { id: string }[])[0].id
      const run = (name: string, input: object = {}) =>
        post(`commands/${name}`, { receivable_id, reason: "x", ...input })
      const pay = { account_id: scene.accountId, amount: "1.00", currency: "EUR", value_date: "2026-03-02" }
      expect((await run("cancel_receivable")).status).toBe(200)
      const closed = { write_off: {}, cancel_receivable: {}, extend_due_date: { due_date: "2026-05-01" } }
      for (const [name, input] of Object.entries({ ...closed, record_payment: pay })) {
        const answer = await run(name, input)
        expect([name, answer.status]).toEqual([name, 400])
        expect(`${name}: ${String(answer.data.message)}`).toMatch(/cancelled/)
      }
    })

    it("B-C9 what a spreadsheet would take for a formula is stored as the text it is", async () => {
      const formulas = ['=HYPERLINK("https://evil.example";"x")', "@SUM(1)", "-2+3", "+1"]
      const lines = formulas.map((text, n) => `F-${n},"${text.replace(/"/g, '""')}",2026-03-02,2026-03-16,10.00,EUR`)
      expect((await csv("create_accounts=true", HEADER, ...lines)).data).toMatchObject({ import: { inserted: 4 } })
      for (const text of formulas) {
        const { data } = await get(`accounts?q=${encodeURIComponent(text)}`)
        expect((data.accounts as { name: string }[]).map((account) => account.name)).toEqual([text])
      }
    })

    it("B-C: a file is taken whole or not at all, with the line of every mistake", async () => {
      const table: [string, Promise<{ status: number; data: Record<string, unknown> }>, number, RegExp][] = [
        ["B-C1 empty", csv("", ""), 400, /no rows|missing/],
        ["B-C1 header only", csv("", HEADER), 400, /The file has no rows/],
        [
          "B-C2 missing column",
          csv("", "external_id,account\n1,2"),
          400,
          /Column "issue_date", "amount", "currency" is missing/,
        ],
        ["B-C2 duplicate column", csv("", `${HEADER},amount`, `${row("X")},1`), 400, /stands twice/],
        ["B-C4 unclosed quote", csv("", HEADER, `"X,ACME,2026-03-02,2026-03-16,10.00,EUR`), 400, /cannot be read/],
        [
          "B-C6 comma amount",
          csv("", HEADER.replace(/,/g, ";"), "X;ACME;2026-03-02;2026-03-16;1.234,56;EUR"),
          200,
          /"refused":\[\{"line":2,"sentence":"amount is/,
        ],
        [
          "B-C7 other content",
          csv("", HEADER, row("D1"), row("D1", "ACME,2026-03-02,2026-03-16,11.00,EUR")),
          200,
          /line":3.*other content for that id above/,
        ],
        [
          "B-C8 unknown account",
          csv("", HEADER, row("U1", "NOBODY,2026-03-02,2026-03-16,10.00,EUR")),
          200,
          /line":2.*there is no such account/,
        ],
        [
          "B-C8 due before issue",
          csv("", HEADER, row("U2", "ACME,2026-03-02,2026-03-01,10.00,EUR")),
          200,
          /line":2.*on or after the issue date 2026-03-02/,
        ],
        ["B-C10 header again", csv("", HEADER, row("H1"), HEADER), 200, /line":3.*not a data row/],
        ["B-C11 zip", csv("", "PK\u0003\u0004zip"), 400, /zip or workbook/],
      ]
      const before = ((await get("receivables?limit=1")).data as { count: number }).count
      for (const [name, answer, status, sentence] of table) {
        const { status: actual, data } = await answer
        expect([name, actual]).toEqual([name, status])
        expect(`${name}: ${JSON.stringify(data)}`.replace(/\\"/g, '"')).toMatch(sentence)
      }
      expect(((await get("receivables?limit=1")).data as { count: number }).count).toBe(before)

      // B-C7 exact repeats are reported and skipped; lenient takes the good rows; a dry run takes none.
      const mixed = [HEADER, row("G1"), row("G1"), row("BAD", "ACME,2026-03-02,2026-03-16,x,EUR"), row("=HYPERLINK(1)")]
      expect((await csv("dry_run=true&lenient=true", ...mixed)).data).toMatchObject({
        import: { inserted: 2, repeated_rows: 1, dry_run: true },
      })
      expect((await csv("lenient=true", ...mixed)).data).toMatchObject({
        import: { inserted: 2, repeated_rows: 1, refused: [{ line: 4 }] },
      })
      expect((await csv("lenient=true", ...mixed)).data).toMatchObject({ import: { inserted: 0, unchanged: 2 } })
      const changed = await csv("", HEADER, row("G1", "ACME,2026-03-02,2026-03-20,12.00,EUR"))
      expect(changed.data).toMatchObject({ import: { updated: 1 } })
      expect((await get("receivables?q=G1")).data).toMatchObject({
        receivables: [{ due_date: "2026-03-20", open_amount: "12.0000" }],
      })
    })

    it("the overview: money by age per currency, customers by status, what to look at, last and next run", async () => {
      const lines = [
        row("O-1", "OVER,2026-01-01,2026-01-15,100.00,EUR"),
        row("O-2", "OVER,2026-02-01,2026-02-25,20.00,EUR"),
        row("O-3", "OVER,2026-02-01,2026-02-15,5000,JPY"),
      ]
      expect((await csv("create_accounts=true&opening=true", HEADER, ...lines)).status).toBe(200)
      const { data, status } = await get("overview")
      expect(status).toBe(200)
      const overview = data.overview as never as OverviewResponse
      expect(overview.ageing).toEqual([
        {
          currency: "EUR",
          count: 3,
          overdue_count: 2,
          open: "1020.0000",
          overdue: "120.0000",
          not_due: "900.0000",
          days_1_30: "20.0000",
          days_31_60: "100.0000",
          days_61_90: "0",
          over_90: "0",
        },
        expect.objectContaining({ currency: "JPY", count: 1, days_1_30: "5000.0000" }),
      ])
      expect(overview.statuses).toEqual([{ status: "green", count: 2 }])
      expect(overview.exceptions).toEqual([{ kind: "no_address", count: 1 }])
      expect(overview.next_run).toEqual({ date: "2026-03-02", time: "08:00", paused: false })
      await post("runs", {})
      const { data: after } = await get("overview")
      expect(after.overview).toMatchObject({
        last_run: { business_date: "2026-03-02", rehearsal: false },
        next_run: { date: "2026-03-03" },
      })
      // What comes after the day's run says only what came after it: the day's own run stays the one that is shown.
      expect((await csv("", HEADER, row("O-4", "OVER,2026-02-01,2026-02-20,30.00,EUR"))).status).toBe(200)
      const { data: more } = await post("runs", {})
      expect(more.run).toMatchObject({ kind: "follow_up" })
      const { data: last } = await get("overview")
      expect(last.overview).toMatchObject({ last_run: (after.overview as never as OverviewResponse).last_run })
    })

    it("F26: links and the platform's own queries read dates as they are stored; explain answers for every task", async () => {
      const query = (
        getContainer() as {
          resolve(name: string): { graph(input: unknown): Promise<{ data: Record<string, unknown>[] }> }
        }
      ).resolve(ContainerRegistrationKeys.QUERY)
      const { data } = await query.graph({
        entity: "arms_account_customer",
        fields: ["account_id", "customer.email"],
        filters: { customer_id: scene.customerIds[0] },
      })
      expect(data).toMatchObject([{ account_id: scene.accountId, customer: { email: "anna@acme.test" } }])
      const receivables = await query.graph({
        entity: "arms_receivable",
        fields: ["issue_date", "amount", "order.id"],
        filters: { external_id: "INV-1" },
      })
      expect(receivables.data).toMatchObject([{ issue_date: "2026-03-02", amount: "900.0000" }])

      const explained = await get(`explain?account_id=${scene.accountId}&date=2026-03-18`)
      const tasks = (
        explained.data.explanation as never as {
          tasks: { step: string; status: string; answer: string; day: string }[]
        }
      ).tasks
      expect(tasks.find((one) => one.step === "after_due_7" && one.status === "green")).toMatchObject({
        answer: "not_due",
        day: "2026-03-23",
      })
      expect(tasks.find((one) => one.step === "after_due_2" && one.status === "green")?.answer).toBe("acts")
      expect(tasks.find((one) => one.status === "red")?.answer).toBe("not_in_this_status")
      expect((await get("explain")).status).toBe(400)
    })

    it("DESIGN 3.4: a task can be tried out before it is switched on: how often it would act, and what is history", async () => {
      const tried = await post(`policies/${policyId}/tasks?preview=true`, {
        task: task({ name: "Tried", step: "tried", ...anchor(0) }),
      })
      expect(tried.data).toMatchObject({ now: { steps: {} }, then: { business_date: "2026-03-02" } })
      const { data } = await get(`policies/${policyId}`)
      const { tasks } = (
        data.policy as never as { definition: { tasks: { id: string; step: string; enabled: boolean }[] } }
      ).definition
      expect(tasks.some((one) => one.step === "tried")).toBe(false)
      expect((await get(`policies/${policyId}/versions/1`)).data.version).toMatchObject({
        version: 1,
        definition: { version: 1 },
      })
      const missing = await get(`policies/${policyId}/versions/one`)
      expect([missing.status, missing.data.message]).toEqual([404, 'There is no version with id "one".'])
      const thanks = tasks.find((one) => one.step === "thanks" && one.enabled)!
      const off = await post(`policies/${policyId}/tasks/${thanks.id}?preview=true`, {
        task: task({
          name: "x",
          step: "thanks",
          voice: "courtesy",
          ...anchor(0),
          trigger: { kind: "anchor", anchor: "issue_date", offset_days: 0 },
          enabled: false,
        }),
      })
      const steps = (side: string) => (off.data[side] as never as { steps: Record<string, unknown> }).steps
      expect([steps("now").thanks, steps("then").thanks]).toEqual([{ acts: 1 }, undefined])
    })

    it("R-11: changed block tasks bind on confirmation, which shows whom they would hold", async () => {
      await api.post("/admin/arms/test-clock", { now: "2026-03-30 09:00" }, scene.as)
      const block = task({ name: "Block at once", voice: null, operation: { kind: "block_ordering", params: {} } })
      const added = await post(`policies/${policyId}/tasks`, { task: block })
      expect(added.data.result).toMatchObject({ block_tasks_to_confirm: true })
      expect((await get(`accounts/${scene.accountId}`)).data.account).toMatchObject({ holds: [] })
      expect((await get(`policies/${policyId}/block-tasks`)).data).toMatchObject({
        accounts: [{ account_id: scene.accountId, now: [] }],
      })
      await post(`policies/${policyId}/block-tasks`, {})
      expect((await get(`accounts/${scene.accountId}`)).data.account).toMatchObject({ holds: [{ kind: "automatic" }] })
      const told = await get(`explain?account_id=${scene.accountId}`)
      const answers = (told.data.explanation as never as { tasks: { task: string; answer: string }[] }).tasks
      expect(answers.filter((one) => one.task === "Block at once").map((one) => one.answer)).toContain("stands")
    })

    it("DESIGN 3.13: what is approved is not carried out while ARMS is switched off; sources that do not exist are named", async () => {
      process.env.ARMS_OFF = "true"
      const refused = await post("runs/arrun_1/approve", { plan_hash: "x" })
      delete process.env.ARMS_OFF
      expect([refused.status, refused.data.message]).toEqual([400, "ARMS is switched off: nothing is carried out."])
      const missing = await post("runs/arrun_1/approve", { plan_hash: "x" })
      expect([missing.status, missing.data.message]).toEqual([404, 'There is no run with id "arrun_1".'])
      const unknown = await post("sources/acme%2Ferp/sync", {})
      expect([unknown.status, unknown.data.message]).toEqual([404, 'There is no source with id "acme/erp".'])
      expect((await get("sources")).data.sources).toMatchObject([{ name: "csv" }])
    })

    it("P22 O11: permissions are enforced once they are assigned; without a session nothing answers", async () => {
      expect((await api.get("/admin/arms/actions").catch(asAnswer)).status).toBe(401)
      await post("settings", { value: { permissions: { user_other: ["see", "act", "approve", "configure"] } } })
      const refused = await get("actions")
      expect([refused.status, refused.data.message]).toEqual([403, 'This needs the ARMS permission "see".'])
    })
  },
} as never)
