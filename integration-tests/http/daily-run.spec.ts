import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { adminHeaders, armsOf, asAnswer, type Api } from "../lib/shop"

jest.setTimeout(180_000)

const RECEIVABLES = `external_id,account,account_name,email,issue_date,due_date,amount,currency
INV-1,C1,Acme GmbH,pay@acme.test,2026-03-02,2026-03-16,119.00,EUR
INV-2,C1,Acme GmbH,pay@acme.test,2026-03-02,2026-03-16,50.50,EUR
INV-3,C2,Beta sp. z o.o.,buch@beta.test,2026-03-04,2026-03-30,99.99,PLN
`

medusaIntegrationTestRunner({
  env: { ARMS_TEST_CLOCK: "on" },
  testSuite: ({ api, getContainer }: { api: Api; getContainer: () => never }) => {
    it("imports, finishes set-up, runs, sends into the outbox; preview and run agree, a further run does nothing", async () => {
      const { headers } = await adminHeaders(getContainer())
      const as = { headers }
      const csv = { headers: { ...headers, "content-type": "text/csv" } }
      const clock = (now: string) => api.post("/admin/arms/test-clock", { now }, as)
      await clock("2026-03-01 09:00")
      expect((await api.post("/admin/arms/policies", { preset: "standard" }, as)).status).toBe(200)
      await api.post("/admin/arms/commands/finish_set_up", { reason: "ready" }, as)
      await clock("2026-03-04 09:00")
      const imported = await api
        .post("/admin/arms/imports/receivables?create_accounts=true", RECEIVABLES, csv)
        .catch(asAnswer)
      expect(imported.data).toMatchObject({ import: { inserted: 3, refused: [] } })
      const run = await api.post("/admin/arms/runs", {}, as).catch(asAnswer)
      expect(run.data).toMatchObject({ run: { business_date: "2026-03-04", kind: "scheduled" } })
      await clock("2026-03-18 09:00")
      const preview = await api.get("/admin/arms/runs/preview", as)
      const second = await api.post("/admin/arms/runs", {}, as).catch(asAnswer)
      expect((second.data.run as never as { plan_hash: string }).plan_hash).toBe(
        (preview.data.preview as never as { plan_hash: string }).plan_hash
      )
      const register = await api.get("/admin/arms/actions?limit=100", as)
      const rows = register.data.actions as never as {
        step: string
        state: string
        reason: string
        business_date: string
        document_number: string
      }[]
      const outbox = await api.get("/admin/arms/outbox?state=sent", as)
      expect(outbox.data).toMatchObject({
        notices: [
          { account_name: "Acme GmbH", voice: "demand", recipient: "pay@acme.test", subject: "Reminder: €169.50 open" },
          { voice: "courtesy" },
          { voice: "courtesy" },
        ],
      })
      expect(rows.filter((row) => row.step === "after_due_2" && row.state === "done")).toHaveLength(2)
      const again = await api.post("/admin/arms/runs", {}, as).catch(asAnswer)
      expect(again.data).toMatchObject({ run: { kind: "follow_up", totals: {} } })
      expect(armsOf(getContainer()).enabled).toBe(true)
    })
  },
} as never)
