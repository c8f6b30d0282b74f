import type { Page } from "playwright-core"
import type { AccountsResponse } from "../../src/contract/account-answer"
import type { PolicyResponse } from "../../src/contract/policies"
import type { PaymentsResponse } from "../../src/contract/receivables"
import { openAdmin, type AdminShop } from "../lib/admin-shop"

jest.setTimeout(10 * 60_000)

describe("records and settings in a browser", () => {
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

  it("settings that are lists are kept; what does not fit is refused in one sentence, and stays as it was typed", async () => {
    await open("/settings/arms")
    const authority = page.getByRole("region", { name: "Who may approve which limits" })
    await authority.getByRole("button", { name: "Add" }).click()
    await authority.getByLabel(/^Up to/).fill("EUR lots")
    await authority.getByRole("button", { name: "Save" }).click()
    await authority.getByRole("alert").waitFor()
    await authority.getByLabel(/^Up to/).fill("EUR 5000.00")
    await authority.getByRole("button", { name: "Save" }).click()
    await authority.getByRole("button", { name: "Save" }).waitFor({ state: "detached" })
    const { settings } = await shop.api<{ settings: { limit_authority: object } }>("GET", "settings")
    expect(Object.values(settings.limit_authority)).toEqual([{ unlimited: false, up_to: { EUR: "5000.00" } }])
  })

  it("a ledger that cannot be read says why, before anything is kept", async () => {
    await open("/arms/sources")
    await page.getByRole("button", { name: "Connect a ledger" }).click()
    await page.fill("#arms-name", "erp")
    await page.fill("#arms-connection", "ARMS_LEDGER_NOWHERE")
    await page.fill("#arms-receivables_query", "select * from open_items")
    await page.fill(
      "#arms-receivables_columns",
      "external_id = no\naccount = customer\nissue_date = issued\namount = gross\ncurrency = cur"
    )
    await drawer().getByRole("button", { name: "Try it" }).click()
    await drawer()
      .getByText(/ARMS_LEDGER_NOWHERE/)
      .waitFor()
    const { sources } = await shop.api<{ sources: { name: string }[] }>("GET", "sources")
    expect(sources.map(({ name }) => name)).not.toContain("erp")
  })

  it("an older version of a policy opens; whoever was second is told who was first, and may save then", async () => {
    const { policies } = await shop.api<{ policies: PolicyResponse[] }>("GET", "policies")
    const [{ id, version, definition }] = policies
    await open(`/arms/policies/${id}?version=1`)
    await drawer().getByText("Thank you for your order").first().waitFor()
    await page.keyboard.press("Escape")
    await drawer().waitFor({ state: "detached" })
    await page.getByRole("button", { name: "Change", exact: true }).click()
    await page.fill("#arms-quiet_days", String(definition.quiet_days + 1))
    await shop.api("POST", `policies/${id}`, { ceiling: definition.ceiling + 1, version })
    await drawer().getByRole("button", { name: "Save" }).click()
    await drawer()
      .getByText(/^The policy was changed by Demo Controller at /)
      .waitFor()
    // What stands now is fetched and shown behind the form; then he may.
    await page
      .locator("main")
      .getByText(String(definition.ceiling + 1), { exact: true })
      .waitFor()
    await drawer().getByRole("button", { name: "Save" }).click()
    await drawer().waitFor({ state: "detached" })
    const after = (await shop.api<{ policy: PolicyResponse }>("GET", `policies/${id}`)).policy
    expect(after.definition).toMatchObject({ quiet_days: definition.quiet_days + 1 })
  })

  it("a list that only a link narrows says so, and is shown in full again", async () => {
    const { accounts } = await shop.api<AccountsResponse>("GET", "accounts?limit=1")
    await open(`/arms/register?account_id=${accounts[0].id}`)
    await page.getByRole("button", { name: "Show all again (One customer only)" }).click()
    await page.waitForURL((url) => !url.search.includes("account_id"))
  })
})
