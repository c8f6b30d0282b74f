import type { Page } from "playwright-core"
import type { AccountsResponse } from "../../src/contract/account-answer"
import type { PaymentsResponse } from "../../src/contract/receivables"
import { openAdmin, query, type AdminShop } from "../lib/admin-shop"

jest.setTimeout(10 * 60_000)

describe("records in a browser", () => {
  let shop: AdminShop
  let page: Page
  const open = (path: string) => page.goto(`${shop.base}/app${path}`)
  const pick = async (label: string, option: string) => {
    await page.getByLabel(label, { exact: true }).click()
    await page.getByRole("option", { name: option, exact: true }).click()
  }
  const drawer = () => page.getByRole("dialog")
  const save = async (reason: string, button = "Save") => {
    await page.fill("#arms-reason", reason)
    await drawer().getByRole("button", { name: button, exact: true }).click()
    await drawer().waitFor({ state: "detached" })
  }

  beforeAll(async () => {
    shop = await openAdmin("arms_records", 9749)
    page = shop.page
    await shop.api("POST", "test-clock", { now: "2026-07-01 09:00" })
  })

  afterAll(() => shop?.stop())

  it("a payment comes back on the customer's record, and he gets terms of his own, said in words", async () => {
    const { payments } = await shop.api<PaymentsResponse>("GET", "payments?state=booked&limit=1")
    await open(`/arms/customers/${payments[0].account_id}`)
    const list = page.getByRole("region", { name: "Payments" })
    await list
      .getByRole("button", { name: /^More for the payment of/ })
      .first()
      .click()
    await page.getByRole("menuitem", { name: "Payment came back" }).click()
    await save("Charged back", "Payment came back")
    await list.getByText("Returned", { exact: true }).first().waitFor()
    await page.getByRole("button", { name: "Payment terms", exact: true }).click()
    await pick("Due", "end of month")
    await page.fill("#arms-net_days", "10")
    await page.fill("#arms-more_days", "5")
    await save("Agreed by telephone")
    await page
      .getByText("Own terms: end of the month that issue + 10 days lies in, + 5 days", { exact: true })
      .waitFor()
  })

  it("a receivable tells when it was issued and paid, beside what was done about it", async () => {
    const { payments } = await shop.api<PaymentsResponse>("GET", "payments?state=booked&limit=20")
    const [to] = payments.flatMap((one) => one.applied_to)
    await open(`/arms/receivables/${to.id}`)
    const timeline = page.getByRole("region", { name: "What happened" })
    await timeline.getByText(/^Issued over /).waitFor()
    await timeline
      .getByText(/ by payment$/)
      .first()
      .waitFor()
  })

  it("a list that only a link narrows says so, and is shown in full again", async () => {
    const { accounts } = await shop.api<AccountsResponse>("GET", "accounts?limit=1")
    await open(`/arms/register?account_id=${accounts[0].id}`)
    await page.getByRole("button", { name: "Show all again (One customer only)" }).click()
    await page.waitForURL((url) => !url.search.includes("account_id"))
  })

  it("a mail that is planned is not sent: cancelled from its row of the register, its step is over", async () => {
    const [notice] = await query<{ id: string }>(
      "arms_records",
      `insert into arms_notice select (jsonb_populate_record(n, jsonb_build_object('id', 'arnot_LATER', 'key', 'later', 'state', 'planned',
           'business_date', '2026-07-01', 'not_before', now() + interval '1 day', 'sent_at', null, 'batch_id', null))).*
         from arms_notice n where n.state = 'sent' limit 1 returning id`
    )
    const [action] = await query<{ id: string }>(
      "arms_records",
      `insert into arms_action select (jsonb_populate_record(a, jsonb_build_object('id', 'aract_00LATER', 'occurrence', 'later', 'state', 'planned', 'notice_id', $1::text))).*
         from arms_action a where a.operation = 'send_email' and a.notice_id is not null limit 1 returning id`,
      [notice.id]
    )
    await open(`/arms/register?action=${action.id}`)
    await page.getByRole("button", { name: "Do not send" }).click()
    await page.fill("#arms-reason", "Paid by telephone")
    await page.getByRole("button", { name: "Do not send" }).last().click()
    await page.getByText("A person did not want it sent").first().waitFor()
    expect(await query("arms_records", "select state from arms_notice where id = $1", [notice.id])).toEqual([
      { state: "withdrawn" },
    ])
  })

  it("R-10: a proposal says the grounds it has, and is accepted from its row", async () => {
    const [proposal] = await query<{ id: string; account_id: string }>(
      "arms_records",
      `insert into arms_action select (jsonb_populate_record(a, jsonb_build_object('id', 'aract_00PROPOSED', 'subject', 'account', 'subject_id', a.account_id,
           'step', 'proposal:status', 'occurrence', 'red', 'operation', 'set_status', 'task_id', null, 'state', 'proposed', 'reason', 'history', 'notice_id', null,
           'facts', '{"overdue_sum(30)": "812.40"}'::jsonb, 'result', '{"from": "green", "to": "red"}'::jsonb))).*
         from arms_action a where a.operation = 'send_email' limit 1 returning id, account_id`
    )
    await open("/arms/register?state=proposed")
    const row = page.locator("table tbody tr").filter({ hasText: "amount overdue (30) 812.40" })
    await row.getByText("Status: Green → Red").waitFor()
    await open(`/arms/register?action=${proposal.id}`)
    await page.getByRole("button", { name: "Accept proposal" }).click()
    await page.getByText("Whatever is proposed for this customer is carried out now").waitFor()
    await page.fill("#arms-reason", "Known to be late")
    await page.getByRole("button", { name: "Save", exact: true }).click()
    await page.getByText("Saved", { exact: true }).first().waitFor()
    await page.getByRole("button", { name: "Accept proposal" }).waitFor({ state: "detached" })
    const status = "select status from arms_status_period where account_id = $1 and until is null"
    expect(await query("arms_records", status, [proposal.account_id])).toEqual([{ status: "red" }])
  })

  it("the register is narrowed by result, reason and days in the table, and the address says so", async () => {
    await open("/arms/register")
    const add = async (filter: string) => {
      await page
        .getByRole("button", { name: /^(Add filter|Filter)$/ })
        .first()
        .click()
      await page.getByRole("menuitem", { name: filter, exact: true }).click()
    }
    const choose = (option: string) =>
      page.locator("[data-radix-popper-content-wrapper]").getByText(option, { exact: true }).click()
    await add("Result")
    await choose("Not done")
    await page.waitForURL(/state=skipped/)
    await page.keyboard.press("Escape")
    await add("Why")
    await choose("Its conditions do not hold")
    await page.waitForURL(/reason=conditions/)
    await page.keyboard.press("Escape")
    await add("Day")
    await choose("Last 7 days")
    await page.waitForURL(/from=2026-06-25&to=2026-07-01/)
    // The rows of before stay on the page until the new ones are there.
    const rows = page.locator("table tbody tr")
    await rows.filter({ hasText: "Its conditions do not hold" }).first().waitFor()
    await rows.filter({ hasNotText: "Its conditions do not hold" }).first().waitFor({ state: "detached" })
    // A row that is opened says which of them.
    await rows.first().click()
    await drawer().getByText("Does not hold", { exact: true }).first().waitFor()
  })

  it("the menu shows receivables that are open; the filter taken away, all of them", async () => {
    await open("/arms/receivables")
    await page.waitForURL(/receivables\?state=open/)
    await page.locator("table tbody tr").first().waitFor()
    await page.getByRole("button", { name: "Clear all" }).click()
    await page.waitForURL((url) => !url.search.includes("state"))
    await page.getByText("Settled", { exact: true }).first().waitFor()
  })
})
