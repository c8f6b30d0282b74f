import type { Page } from "playwright-core"
import type { OverviewResponse } from "../../src/contract/overview"
import { openAdmin, query, type AdminShop } from "../lib/admin-shop"
import { CORPUS } from "../lib/corpus"

jest.setTimeout(15 * 60_000)

const DATABASE = "arms_browser"
/** Elements of the page and the names of their attributes; run by the browser. Alarms come and go with the minutes. */
const IN_PAGE = `[...document.querySelector("main").querySelectorAll("*")].filter((element) => !element.closest("[role=status]"))
  .map((element) => element.tagName + "[" + element.getAttributeNames().sort().join() + "]").join("\\n")`
describe("the admin in a browser", () => {
  let shop: AdminShop
  let page: Page
  let base: string

  beforeAll(async () => {
    shop = await openAdmin(DATABASE, 9742)
    page = shop.page
    base = shop.base
  })

  afterAll(() => shop?.stop())

  it("shows the log register, narrows it by result, and opens an action with its facts and its mail", async () => {
    await page.goto(`${base}/app/arms/register`)
    await page.getByRole("heading", { name: "Log register" }).waitFor()
    await page.locator("table tbody tr").first().waitFor()
    expect(await page.locator("table tbody tr").count()).toBe(20)
    const sent = await page.evaluate(async () => {
      const answer = await fetch("/admin/arms/actions?operation=send_email&state=done&limit=1")
      return ((await answer.json()) as { actions: { id: string }[] }).actions[0].id
    })
    await page.goto(`${base}/app/arms/register?action=${sent}`)
    await page.getByText("Facts it was decided on").waitFor()
    const mail = page.frameLocator("iframe")
    await mail.locator("table").first().waitFor()
    expect(await mail.locator("body").innerText()).toMatch(/My shop/)
  })

  it("shows the overview: what to look at, money by age, statuses, runs; a figure leads to the rows it counts", async () => {
    await page.goto(`${base}/app/arms`)
    await page.getByRole("heading", { name: "Overview" }).waitFor()
    await page.getByText("Open by age").waitFor()
    await page.getByText(/Run of /).waitFor()
    const figures = await page.evaluate(
      async () => ((await (await fetch("/admin/arms/overview")).json()) as { overview: OverviewResponse }).overview
    )
    const main = await page.locator("main").innerText()
    for (const { count } of figures.ageing) expect(main).toMatch(new RegExp(`open in ${count} documents?`))
    for (const { count } of figures.exceptions) expect(main).toContain(String(count))
    // The register only grows: three that failed are added.
    const failed = await query(
      DATABASE,
      `insert into arms_action select (jsonb_populate_record(a, jsonb_build_object('id', 'aract_00FAILED' || n, 'occurrence', 'failed:' || n, 'state', 'failed', 'notice_id', null))).*
         from (select a, row_number() over () as n from arms_action a where operation = 'send_email' limit 3) x returning id`
    )
    expect(failed).toHaveLength(3)
    await page.reload()
    await page.getByRole("link", { name: "Actions that failed" }).click()
    await page.waitForURL(/register\?state=failed/)
    await page.getByRole("heading", { name: "Log register" }).waitFor()
    await page.locator("table tbody tr").nth(2).waitFor()
    expect(await page.locator("table tbody tr").count()).toBe(3)
    await page.goBack()
    await page.getByRole("link", { name: "Whole register" }).click()
    await page.getByRole("heading", { name: "Log register" }).waitFor()
  })

  it("lists receivables by what the address says, opens one, and says of every task whether, when or why not", async () => {
    await page.goto(`${base}/app/arms/receivables?state=open&overdue=true`)
    await page.getByRole("heading", { name: "Receivables" }).waitFor()
    await page.locator("table tbody tr").first().waitFor()
    const asked = await page.evaluate(async () => {
      const answer = await fetch("/admin/arms/receivables?state=open&overdue=true&limit=20")
      return (await answer.json()) as { receivables: { id: string; number: string }[]; count: number }
    })
    expect(await page.locator("table tbody tr").count()).toBe(asked.receivables.length)
    const [first] = asked.receivables
    await page.getByRole("cell", { name: first.number, exact: true }).first().click()
    await page.waitForURL(new RegExp(`/arms/receivables/${first.id}`))
    await page.getByRole("heading", { name: first.number }).waitFor()
    await page.getByText("What will happen, and why not").waitFor()
    const tasks = await page.evaluate(async (id) => {
      const answer = await fetch(`/admin/arms/explain?receivable_id=${id}`)
      const { explanation } = (await answer.json()) as { explanation: { tasks: { task: string; answer: string }[] } }
      return explanation.tasks.filter((one) => one.answer !== "not_in_this_status")
    }, first.id)
    expect(tasks.length).toBeGreaterThan(2)
    await page.getByText(/^(Today: |Next: |.+ waits: |All of it lay before|Nothing more happens)/).waitFor()
    for (const { task } of tasks) await page.getByText(task, { exact: true }).first().waitFor()
    await page.getByRole("link", { name: "Whole register" }).click()
    await page.waitForURL(new RegExp(`register\\?subject_id=${first.id}`))
    await page.locator("table tbody tr").first().waitFor()
  })

  it("shows ledgers elsewhere: how old their facts are, and each refused row with its sentence", async () => {
    const status = await page.evaluate(async () => {
      const row = { external_id: "X-1", account: "K1", issue_date: "2026-06-30", amount: "1.005", currency: "EUR" }
      const answer = await fetch("/admin/arms/sources/warehouse/push", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ receivables: [row] }),
      })
      return answer.status
    })
    expect(status).toBe(200)
    await page.goto(`${base}/app/arms/sources`)
    await page.getByRole("heading", { name: "Ledgers elsewhere" }).waitFor()
    await page
      .getByRole("listitem")
      .filter({ hasText: "warehouse" })
      .getByRole("button", { name: /Refused 1/ })
      .click()
    await page.getByText('amount is "1.005": expected a positive amount with the decimals of EUR.').waitFor()
    await page.getByRole("tab", { name: "Vanished" }).click()
    await page.getByText("Nothing here.").waitFor()
  })

  it("P25 §4.16 the injection corpus in names, numbers and notes leaves the page as it is with plain text", async () => {
    const skeleton = async (): Promise<string> => {
      await page.goto(`${base}/app/arms/register`)
      await page.locator("table tbody tr").nth(19).waitFor()
      return page.evaluate<string>(IN_PAGE)
    }
    const say = async (texts: readonly string[]) => {
      await query(
        DATABASE,
        `update arms_account a set name = t.list[1 + x.n % cardinality(t.list)]
           from (select id, row_number() over (order by id) as n from arms_account) x, (select $1::text[] as list) t where x.id = a.id`,
        [texts]
      )
      await query(
        DATABASE,
        `update arms_receivable r set number = t.list[1 + x.n % cardinality(t.list)]
           from (select id, row_number() over (order by id) as n from arms_receivable) x, (select $1::text[] as list) t where x.id = r.id`,
        [texts]
      )
    }
    await say(["plain"])
    const plain = await skeleton()
    expect(plain.length).toBeGreaterThan(1000)
    const SLICE = 40
    const corpus = CORPUS.filter((text) => !text.includes("\u0000"))
    for (let from = 0; from < corpus.length; from += SLICE) {
      await say(corpus.slice(from, from + SLICE))
      expect(await skeleton()).toBe(plain)
    }
    expect(await page.evaluate(`"hacked" in window`)).toBe(false)
  })

  it("sets a status, blocks and releases a customer with a reason from the customer's page", async () => {
    const customer = await page.evaluate(async () => {
      const list = (await (await fetch("/admin/arms/accounts?status=green&limit=1")).json()) as {
        accounts: { id: string }[]
      }
      const record = (await (await fetch(`/admin/arms/accounts/${list.accounts[0].id}`)).json()) as {
        account: { customer_ids: string[] }
      }
      return record.account.customer_ids[0]
    })
    await page.goto(`${base}/app/customers/${customer}`)
    await page.getByText("May order").waitFor()

    await page.getByRole("button", { name: "Block ordering" }).click()
    await page.locator("button:disabled", { hasText: "Save" }).waitFor()
    await page.fill("#arms-reason", "Agreed with the owner")
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByText("Ordering blocked by a person").waitFor()

    await page.getByRole("button", { name: "Release" }).click()
    await page.fill("#arms-reason", "Paid at the counter")
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByText("May order").waitFor()

    await page.getByRole("button", { name: "Set status" }).click()
    await page.locator("#arms-status").click()
    await page.getByRole("option", { name: "Red" }).click()
    await page.fill("#arms-reason", "Insolvency rumour")
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByText("Status: Green → Red").waitFor()
    // Exactly one: waiting for an ambiguous text fails.
    await page.getByText("Hold by hand").waitFor()
  })
})
