import fs from "fs"
import os from "os"
import path from "path"
import type { Page } from "playwright-core"
import type { AccountsResponse } from "../../src/contract/account-answer"
import type { PolicyResponse } from "../../src/contract/policies"
import type { ReceivablesResponse } from "../../src/contract/receivables"
import type { RunsResponse } from "../../src/contract/runs"
import type { SettingsResponse } from "../../src/contract/settings-answer"
import { openAdmin, query, type AdminShop } from "../lib/admin-shop"

jest.setTimeout(10 * 60_000)

const DATABASE = "arms_configuring"

describe("settings, policies and ledgers in a browser", () => {
  let shop: AdminShop
  let page: Page
  let folder: string
  const open = (path: string) => page.goto(`${shop.base}/app${path}`)
  const drawer = () => page.getByRole("dialog")
  const region = (name: string) => page.getByRole("region", { name, exact: true })
  const fileOf = (name: string, lines: readonly string[]) => {
    const file = path.join(folder, name)
    fs.writeFileSync(file, `${lines.join("\n")}\n`)
    return file
  }
  /** The day picker takes a day as it is typed: month, day, year. */
  const typeDay = async (label: string, digits: string) => {
    await page.getByRole("group", { name: label }).getByRole("spinbutton").first().click()
    await page.keyboard.type(digits)
  }
  const settings = async () => (await shop.api<SettingsResponse>("GET", "settings")).settings

  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "arms-"))
    shop = await openAdmin(DATABASE, 9751)
    page = shop.page
    await shop.api("POST", "test-clock", { now: "2026-07-01 09:00" })
  })

  afterAll(async () => {
    await shop?.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  })

  it("settings that are lists are kept; what does not fit is refused in one sentence, and stays as it was typed", async () => {
    await open("/settings/arms?part=credit")
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

  it("what is half typed in one part of the settings stays while another is looked at", async () => {
    await open("/settings/arms?part=people")
    const field = page.locator("#arms-untouched_days")
    await field.fill("17")
    await page.getByRole("tab", { name: "Money" }).click()
    await page.waitForURL(/part=money/)
    await field.waitFor({ state: "hidden" })
    await page.getByRole("tab", { name: "People" }).click()
    expect(await field.inputValue()).toBe("17")
  })

  it("instants are told in the merchant's zone, as the hour of his run is", async () => {
    // The shop's own tick may be at today's run.
    const { runs } = await shop.api<RunsResponse>("GET", "runs?limit=10")
    const finished = new Date(runs.find((one) => one.finished_at !== null)!.finished_at!)
    const { time_zone } = await settings()
    const told = (timeZone: string) =>
      new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short", timeZone }).format(finished)
    expect(told(time_zone)).not.toBe(told("Asia/Tokyo"))
    await open("/arms/runs")
    await page.getByText(told(time_zone)).first().waitFor()
  })

  it("a further seller is added; the name of another is refused, and then he may be the first", async () => {
    await open("/settings/arms")
    const sellers = region("Further sellers")
    await sellers.getByRole("button", { name: "Add" }).click()
    await sellers.getByLabel("Name in the ledger (selling_entity)").fill("default")
    await sellers.getByLabel("Name", { exact: true }).fill("Shop Poland")
    await sellers.getByRole("button", { name: "Save" }).click()
    await sellers.getByText("default stands twice: once is enough.").waitFor()
    await sellers.getByLabel("Name in the ledger (selling_entity)").fill("PL01")
    await sellers.getByRole("button", { name: "Save" }).click()
    const first = region("Seller without a name")
    await first.getByLabel("Seller without a name").click()
    await page.getByRole("option", { name: "Shop Poland" }).click()
    await first.getByRole("button", { name: "Save" }).click()
    await region("Further sellers")
      .getByText(/Companies beside Shop Poland \(PL01\)/)
      .waitFor()
    expect(await settings()).toMatchObject({
      default_selling_entity: "PL01",
      selling_entities: { default: { name: "My shop" }, PL01: { name: "Shop Poland", address: null } },
    })
  })

  it("exchange rates come from a file: tried when it is chosen, a mistake named by its line, taken whole", async () => {
    await open("/settings/arms?part=credit")
    await region("Exchange rates").getByRole("button", { name: "From a file" }).click()
    await page.setInputFiles("#arms-file", fileOf("rates.csv", ["from,to,on,rate", "EUR,PLN,2026-06-30,4,28"]))
    await drawer().getByRole("alert").waitFor()
    expect(await drawer().getByRole("button", { name: "Take it" }).isDisabled()).toBe(true)
    const good = ["from,to,on,rate", "EUR,PLN,2026-06-30,4.28", "USD,EUR,2026-06-30,0.86"]
    await page.setInputFiles("#arms-file", fileOf("mended.csv", good))
    await drawer().getByText("2 rates found, no mistake.").waitFor()
    await drawer().getByRole("button", { name: "Take it" }).click()
    await page.getByText("2 rates taken.").waitFor()
    await page.keyboard.press("Escape")
    await region("Exchange rates").getByText(/^4.28/).waitFor()
  })

  it("a pause has its last day, is said on the pages, and is ended by hand", async () => {
    await open("/settings/arms")
    await page.getByRole("button", { name: "Pause ARMS" }).click()
    await typeDay("Go on by itself on (optional)", "07062026")
    await drawer().getByRole("button", { name: "Pause ARMS" }).click()
    await drawer().waitFor({ state: "detached" })
    await open("/arms/register")
    await page.getByText("ARMS is paused and goes on by itself on Jul 6, 2026.").waitFor()
    await open("/settings/arms")
    await page.getByRole("button", { name: "Resume ARMS" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Resume ARMS" }).click()
    await page.getByRole("button", { name: "Pause ARMS" }).waitFor()
    expect(await settings()).toMatchObject({ paused: false, resume_on: null })
  })

  it("R-12 a database that has moved is confirmed, and sending that has stopped resumed, from the banner", async () => {
    await query(DATABASE, `update arms_settings set moved_to = installation`)
    await query(
      DATABASE,
      `insert into arms_sender (id, paused_until) values ('resend', 'infinity') on conflict (id) do update set paused_until = 'infinity'`
    )
    await query(
      DATABASE,
      `insert into arms_alarm (id, kind, sentence, raised_at) values ('aralm_T', 'sending_stopped', 'The provider refuses the key.', now())`
    )
    await open("/arms/register")
    for (const button of ["This is the one that works", "Resume sending"]) {
      await page.getByRole("button", { name: button }).click()
      await page.fill("#arms-reason", "Looked at")
      await drawer()
        .getByRole("button", { name: button })
        .or(drawer().getByRole("button", { name: "Save" }))
        .click()
      await drawer().waitFor({ state: "detached" })
      await page.getByRole("button", { name: button }).waitFor({ state: "detached" })
    }
    expect(await query(DATABASE, `select moved_to from arms_settings`)).toEqual([{ moved_to: null }])
    expect(
      await query(
        DATABASE,
        `select kind from arms_alarm where kind in ('moved', 'sending_stopped') and cleared_at is null`
      )
    ).toEqual([])
  })

  it("a customer of a ledger whom nobody knows is matched by a person", async () => {
    const { accounts } = await shop.api<AccountsResponse>("GET", "accounts?limit=1")
    const [{ id, name }] = accounts
    const row = {
      external_id: "M-1",
      account: "K77",
      account_name: name,
      issue_date: "2026-06-30",
      amount: "10.00",
      currency: "EUR",
    }
    await shop.api("POST", "sources/warehouse/push", { receivables: [row] })
    await open("/arms/sources?source=warehouse")
    await page.getByRole("tab", { name: "Not matched" }).click()
    await drawer().getByRole("button", { name: "Is the same as …" }).click()
    await page.getByLabel("Customer", { exact: true }).last().click()
    await page.getByRole("option", { name }).first().click()
    await page.fill("#arms-reason", "Same company")
    await page
      .getByRole("dialog")
      .last()
      .getByRole("button", { name: /Save|Is the same as/ })
      .last()
      .click()
    await page.getByText("Nothing here.").waitFor()
    const { receivables } = await shop.api<{ receivables: { external_id: string }[] }>(
      "GET",
      `receivables?account_id=${id}&limit=100`
    )
    expect(receivables.map((one) => one.external_id)).toContain("M-1")
  })

  it("payments come from a file, which says up to which day it is complete", async () => {
    const owed = { external_id: "M-2", account: "K88", account_name: "Payer by File", issue_date: "2026-06-30" }
    await shop.api("POST", "sources/warehouse/push", { receivables: [{ ...owed, amount: "10.00", currency: "EUR" }] })
    await open("/arms/import")
    await page.getByLabel("Kind of file", { exact: true }).click()
    await page.getByRole("option", { name: "Payments" }).click()
    await page.setInputFiles(
      "#arms-file",
      fileOf("payments.csv", ["external_id,account,amount,currency,value_date", "P-1,K88,4.00,EUR,2026-06-30"])
    )
    await page.fill("#arms-source", "warehouse")
    expect(await page.getByRole("button", { name: "Try it" }).isDisabled()).toBe(true)
    await typeDay("The file has every payment up to", "06302026")
    await page.getByRole("button", { name: "Try it" }).click()
    await page.getByText("New 1, changed 0, unchanged 0, repeated 0, refused 0.").waitFor()
    await page.getByRole("button", { name: "Take it" }).click()
    await page.getByRole("heading", { name: "What it did" }).waitFor()
    const { receivables } = await shop.api<ReceivablesResponse>("GET", "receivables?q=Payer+by+File")
    expect(receivables).toMatchObject([{ open_amount: "6.0000" }])
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

  it("a task that is half written is not lost by a key: leaving asks first", async () => {
    const { policies } = await shop.api<{ policies: PolicyResponse[] }>("GET", "policies")
    await open(`/arms/policies/${policies[0].id}`)
    await page.getByRole("button", { name: "New task" }).click()
    await page.keyboard.press("Escape")
    await drawer().waitFor({ state: "detached" })
    await page.getByRole("button", { name: "New task" }).click()
    await page.fill("#arms-task-name", "Half written")
    await page.keyboard.press("Escape")
    await page.getByRole("alertdialog").getByRole("button", { name: "Go on writing" }).click()
    expect(await page.inputValue("#arms-task-name")).toBe("Half written")
    await page.keyboard.press("Escape")
    await page.getByRole("alertdialog").getByRole("button", { name: "Leave" }).click()
    await drawer().waitFor({ state: "detached" })
  })

  it("a refusal is said in the admin's language", async () => {
    const speak = (value: string) => page.context().addCookies([{ name: "lng", value, url: shop.base }])
    await speak("de")
    await open("/settings/arms")
    const calendar = region("Zone, Stunde, Kalender")
    await calendar.getByLabel("Zeitzone").fill("Europe/Berln")
    await calendar.getByRole("button", { name: "Speichern" }).click()
    await calendar
      .getByText(/“Zeitzone” ist "Europe\/Berln"; erwartet: der Name einer Zeitzone, z. B. Europe\/Berlin/)
      .waitFor()
    await speak("en")
  })
})
