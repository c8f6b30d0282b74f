import type { Page } from "playwright-core"
import type { Explained } from "../../src/contract/explain"
import type { AccountsResponse } from "../../src/contract/account-answer"
import type { ReceivablesResponse } from "../../src/contract/receivables"
import type { AccountResponse } from "../../src/contract/responses"
import type { PlanResponse } from "../../src/contract/runs"
import type { CalendarTasksResponse } from "../../src/contract/work"
import { openAdmin, query, type AdminShop } from "../lib/admin-shop"
import { largeLedger } from "../lib/large-ledger"

jest.setTimeout(15 * 60_000)

const DATABASE = "arms_stories"
/** A Monday, a Tuesday and a Wednesday without holidays, years after the demo's ledger. */
const [MONDAY, TUESDAY, NEXT_MONTH] = ["2030-03-04", "2030-03-05", "2030-04-10"]

describe("a credit controller's day in a browser", () => {
  let shop: AdminShop
  let page: Page
  const open = (path: string) => page.goto(`${shop.base}/app/arms${path}`)
  const clock = (now: string) => shop.api("POST", "test-clock", { now })

  /** Chooses in a list that stands in a sentence or a form. */
  const pick = async (label: string, option: string) => {
    await page.getByLabel(label, { exact: true }).click()
    await page.getByRole("option", { name: option, exact: true }).click()
  }
  const runNow = async () => {
    await open("/runs")
    const button = page.getByRole("button", { name: "Run now" })
    await button.click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Run now" }).click()
    await page.waitForURL(/\/arms\/runs\/arrun_/)
  }
  const csv = (rows: readonly (readonly string[])[]) => ({
    name: "ledger.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(rows.map((row) => row.join(";")).join("\r\n")),
  })
  const accountNamed = async (name: string) =>
    (await shop.api<AccountsResponse>("GET", `accounts?q=${encodeURIComponent(name)}&limit=1`)).accounts[0]

  beforeAll(async () => {
    shop = await openAdmin(DATABASE, 9743, { hasTick: false })
    page = shop.page
    await largeLedger(DATABASE)
    await clock(`${MONDAY} 09:00`)
    await shop.api("POST", "runs", {})
  })

  afterAll(() => shop?.stop())

  it("imports a file with three mistakes: each line is named, nothing is taken; mended, it is tried and taken", async () => {
    const header = ["Rechnung", "Kunde", "Name", "Mail", "Datum", "Faellig", "Betrag", "Waehrung"]
    const good = ["S-1", "STORY", "Story Traders", "books@story.example", MONDAY, "2030-03-20", "900.00", "EUR"]
    const wrong = [
      ["S-2", "STORY", "Story Traders", "books@story.example", MONDAY, "2030-02-30", "100.00", "EUR"],
      ["S-3", "STORY", "Story Traders", "books@story.example", MONDAY, "2030-03-20", "12.345", "EUR"],
      ["S-4", "STORY", "Story Traders", "books@story.example", MONDAY, "2030-03-20", "50.00", "EURO"],
    ]
    await open("/import")
    await page.setInputFiles("#arms-file", csv([header, good, ...wrong]))
    const columns: [string, string][] = [
      ["Id in the source", "Rechnung"],
      ["Customer id in the source", "Kunde"],
      ["Customer name", "Name"],
      ["E-mail", "Mail"],
      ["Issue date", "Datum"],
      ["Due date", "Faellig"],
      ["Amount", "Betrag"],
      ["Currency", "Waehrung"],
    ]
    for (const [ours, theirs] of columns) await pick(ours, theirs)
    await page.getByRole("button", { name: "Try it" }).click()
    await page.getByText("refused 3").waitFor()
    for (const sentence of ["“Due date” is", "“Amount” is", "“Currency” is"])
      await page.getByRole("cell", { name: new RegExp(`^${sentence}`) }).waitFor()
    expect(await page.getByRole("button", { name: "Take it" }).isDisabled()).toBe(true)

    const mended = wrong.map((row, at) => {
      const [due, amount, currency] = [["2030-03-21"], ["12.34"], ["EUR"]].map(([value]) => value)
      return row.map((cell, index) =>
        at === 0 && index === 5 ? due : at === 1 && index === 6 ? amount : at === 2 && index === 7 ? currency : cell
      )
    })
    await page.setInputFiles("#arms-file", csv([header, good, ...mended]))
    for (const [ours, theirs] of columns) await pick(ours, theirs)
    await page.getByRole("button", { name: "Try it" }).click()
    await page.getByText("New 4, changed 0, unchanged 0, repeated 0, refused 0.").waitFor()
    await page.getByRole("button", { name: "Take it" }).click()
    await page.getByRole("heading", { name: "What it did" }).waitFor()
    expect(await accountNamed("Story Traders")).toMatchObject({ status: "green", held: false })
  })

  it("edits a text, previews, approves and executes a plan, and receives the mail with its words", async () => {
    await open("/texts/thanks?language=en")
    await page.fill("#arms-text-subject", "{{account_name}}, thank you")
    await page.fill("#arms-text-closing", "Bye {{nobody}}")
    await page.locator("#arms-text-closing-wrong").waitFor()
    await page.fill("#arms-text-closing", "Yours\n{{shop_name}}")
    await page.locator("#arms-text-closing-wrong").waitFor({ state: "detached" })
    await page.fill("#arms-text-account", "Story")
    await page.getByText("Story Traders, thank you").waitFor()
    await page.fill("#arms-text-reason", "Warmer")
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByText("Version 1").waitFor()

    await page.goto(`${shop.base}/app/settings/arms?part=runs`)
    await page.getByLabel("Runs wait for approval").click()
    await page.getByRole("region", { name: "Runs and work" }).getByRole("button", { name: "Save" }).click()
    await page.getByText("Saved").first().waitFor()
    // Told of only now: what came before may have been seen by the shop's own tick already.
    await page.request.fetch(`${shop.base}/admin/arms/imports/receivables?source=csv`, {
      method: "POST",
      headers: { "content-type": "text/csv" },
      data: `external_id,account,issue_date,due_date,amount,currency\nS-5,STORY,${MONDAY},2030-03-22,40.00,EUR`,
    })

    await runNow()
    const plan = page.getByRole("region", { name: "What waits for approval" })
    await plan.getByRole("listitem").first().waitFor()
    // The newest customer stands last in a plan: on its last page.
    const id = new URL(page.url()).pathname.split("/").at(-1)
    const { count } = await shop.api<PlanResponse>("GET", `runs/${id}/plan?limit=1`)
    for (let seen = 100; seen < count; seen += 100) await plan.getByRole("button", { name: "Next" }).click()
    await plan.getByText("Story Traders").waitFor()
    await page.getByText("Waits for approval", { exact: true }).waitFor()
    await page.getByRole("button", { name: "Approve", exact: true }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Approve" }).click()
    await page.getByText("Done", { exact: true }).first().waitFor()
    await page.getByRole("link", { name: "Its rows in the log register" }).click()
    await page.getByRole("cell", { name: "Thank you for your order" }).first().click()
    await page.getByText("Story Traders, thank you").waitFor()
    await shop.api("POST", "settings", { value: { runs_wait_for_approval: false } })
  })

  it("defines a task from nothing, sees whom it will come to, and sees it act the next day", async () => {
    await open("/policies")
    await page.getByRole("link", { name: "Standard" }).click()
    await page.getByRole("button", { name: "New task" }).click()
    await page.fill("#arms-task-name", "Ring the new ones")
    await page.getByLabel("Days", { exact: true }).fill("1")
    await pick("Date", "the issue date")
    await pick("Operation", "Create calendar task")
    await page.getByText("it will come to 5 receivables of 1 customer").waitFor()
    await page.getByText("Mar 5, 2030").first().waitFor()
    await page.getByRole("button", { name: "What would it have done in the last 90 days?" }).click()
    await page.getByText("In the last 90 days it would have").waitFor()
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByText("1 day after the issue date: Create calendar task").waitFor()

    await clock(`${TUESDAY} 09:00`)
    await runNow()
    const story = await accountNamed("Story Traders")
    await open(`/register?account_id=${story.id}`)
    await page.getByRole("cell", { name: "Ring the new ones" }).first().waitFor()
  })

  it("finds out why a customer was not reminded: from the list by risk to the receivable and its reasons", async () => {
    const { accounts } = await shop.api<AccountsResponse>("GET", "accounts?order=risk&status=red&limit=20")
    const known = accounts.find((one) => one.customer_id !== null && one.oldest_due_date !== null)!
    await open("/customers")
    await page.getByPlaceholder("Customer", { exact: true }).fill(known.name)
    await page.waitForURL(/customers\?q=/)
    await page.getByRole("cell", { name: known.name }).first().click()
    await page.waitForURL(/\/customers\/cus_/)
    await page.getByRole("link", { name: "Open receivables" }).click()
    const { receivables } = await shop.api<ReceivablesResponse>(
      "GET",
      `receivables?account_id=${known.id}&state=open&limit=20`
    )
    const [first] = receivables
    await page.getByRole("cell", { name: first.number, exact: true }).click()
    await page.getByRole("heading", { name: first.number }).waitFor()
    const { explanation } = await shop.api<{ explanation: Explained }>("GET", `explain?receivable_id=${first.id}`)
    const suppressed = explanation.tasks.filter((one) => one.answer === "suppressed")
    expect(suppressed.length).toBeGreaterThan(0)
    const reasons = page.getByRole("listitem").filter({ hasText: suppressed[0].task })
    expect(await reasons.first().innerText()).toMatch(/history|Its day lay before|Not done|too long|conditions|Quiet/)
  })

  it("records a payment of everything open: the hold goes at once", async () => {
    const { accounts } = await shop.api<AccountsResponse>("GET", "accounts?held=true&order=risk&limit=20")
    const held = accounts.find((one) => one.customer_id !== null && one.totals.length === 1)!
    const { account } = await shop.api<{ account: AccountResponse }>("GET", `accounts/${held.id}`)
    const { receivables } = await shop.api<ReceivablesResponse>(
      "GET",
      `receivables?account_id=${held.id}&state=open&limit=1`
    )
    await page.goto(`${shop.base}/app/customers/${held.customer_id}`)
    await page.getByText("Ordering blocked").waitFor()
    await open(`/receivables/${receivables[0].id}`)
    await page.getByRole("button", { name: "Record payment" }).click()
    await page.fill("#arms-amount", account.totals[0].open)
    await page.fill("#arms-reason", "Bank statement 17")
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click()
    await page.getByText("Settled", { exact: true }).first().waitFor()
    await page.goto(`${shop.base}/app/customers/${held.customer_id}`)
    await page.getByText("May order").waitFor()
  })

  it("works off three calls: each outcome is one click, and the next call opens", async () => {
    await open("/work?state=open")
    const before = await shop.api<CalendarTasksResponse>("GET", "calendar-tasks?state=open&limit=20")
    expect(before.count).toBeGreaterThan(3)
    await page.locator("table tbody tr").first().click()
    for (const task of before.calendar_tasks.slice(0, 3)) {
      await page.getByRole("dialog").getByRole("heading", { name: task.account_name }).waitFor()
      await page.waitForURL(new RegExp(`task=${task.id}`))
      await page.fill("#arms-note", `Call ${task.id}`)
      await page
        .getByRole("button", { name: task.side === "after" ? "Reached" : "Invoice received", exact: true })
        .click()
      await page.getByText(`${task.account_name}: `).first().waitFor()
    }
    await page.waitForURL(new RegExp(`task=${before.calendar_tasks[3].id}`))
    const done = await query<{ note: string; outcome: string }>(
      DATABASE,
      "select note, outcome from arms_calendar_task where id = any($1)",
      [before.calendar_tasks.slice(0, 3).map((one) => one.id)]
    )
    for (const { note } of done) expect(note).toMatch(/^Call /)
  })

  it("does something now for two chosen receivables: told before what it comes to, in the register as one's own", async () => {
    await open("/receivables?state=open&overdue=true")
    const rows = page.locator("table tbody tr")
    for (const at of [0, 1]) await rows.nth(at).getByRole("checkbox").click()
    await page.getByText("2 chosen").waitFor()
    await page.getByRole("button", { name: "Do now" }).click()
    await pick("Operation", "Create calendar task")
    await pick("Kind", "visit")
    await page.getByText(/^For 2 · /).waitFor()
    await page.fill("#arms-reason", "They are in town")
    await page.getByRole("button", { name: "Do it now" }).click()
    await page.getByText("Done for 2", { exact: true }).waitFor()
    const { receivables } = await shop.api<ReceivablesResponse>("GET", "receivables?state=open&overdue=true&limit=2")
    for (const { id } of receivables) {
      await open(`/register?subject_id=${id}&operation=create_calendar_task`)
      await page.getByRole("cell", { name: "Calendar task by hand" }).first().waitFor()
    }
  })

  it("gives a customer another policy, and sees first how what comes next changes", async () => {
    await shop.api("POST", "policies", { preset: "strict", name: "Harsh" })
    const { accounts } = await shop.api<AccountsResponse>("GET", "accounts?order=risk&limit=20")
    const known = accounts.find((one) => one.customer_id !== null)!
    await page.goto(`${shop.base}/app/customers/${known.customer_id}`)
    await page.getByText(/^If nothing is paid until then, by Standard/).waitFor()
    await page.getByRole("button", { name: "Change policy" }).click()
    await page
      .getByRole("dialog")
      .getByText(/^If nothing is paid until then, by Harsh/)
      .waitFor()
    await page.fill("#arms-reason", "Two letters without an answer")
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click()
    await page
      .getByRole("region", { name: "Receivables" })
      .getByText(/by Harsh/)
      .waitFor()
  })

  it("keeps a list as it is narrowed, and finds it again", async () => {
    await open("/register?state=failed&operation=send_email")
    await page.getByRole("button", { name: "Views" }).click()
    await page.fill("#arms-view-name", "Mails that failed")
    await page.getByRole("button", { name: "Keep this list" }).click()
    await page.getByRole("link", { name: "Mails that failed" }).waitFor()
    await open("/register")
    await page.getByRole("button", { name: "Views" }).click()
    await page.getByRole("link", { name: "Mails that failed" }).click()
    await page.waitForURL(/state=failed&operation=send_email/)
  })

  it("promotes by rule after a good month: paid on time through the page, green by the run, with its grounds", async () => {
    const story = await accountNamed("Story Traders")
    await shop.api("POST", "commands/set_status", { account_id: story.id, status: "yellow", reason: "was late before" })
    const { receivables } = await shop.api<ReceivablesResponse>(
      "GET",
      `receivables?account_id=${story.id}&state=open&limit=20`
    )
    expect(receivables).toHaveLength(5)
    for (const one of receivables) {
      await open(`/receivables/${one.id}`)
      await page.getByRole("button", { name: "Record payment" }).click()
      await page.fill("#arms-reason", "Bank statement 18")
      await page.getByRole("dialog").getByRole("button", { name: "Save" }).click()
      await page.getByText("Settled", { exact: true }).first().waitFor()
    }
    await clock(`${NEXT_MONTH} 09:00`)
    await runNow()
    await open("/customers?q=Story")
    const row = page.getByRole("row").filter({ hasText: "Story Traders" })
    await row.getByText("Green").waitFor()
    await open(`/register?account_id=${story.id}&operation=set_status`)
    await page.getByText("Status: Yellow → Green").waitFor()
    await page
      .getByText(/days on time \d+/)
      .first()
      .waitFor()
  })
})
