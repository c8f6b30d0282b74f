import fs from "fs"
import path from "path"
import type { Page } from "playwright-core"
import type { AccountsResponse } from "../../src/contract/account-answer"
import type { PolicyResponse } from "../../src/contract/policies"
import type { ReceivablesResponse } from "../../src/contract/receivables"
import type { RunsResponse } from "../../src/contract/runs"
import type { CalendarTasksResponse } from "../../src/contract/work"
import { openAdmin, type AdminShop } from "../lib/admin-shop"

jest.setTimeout(15 * 60_000)

const AXE = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8")
/** Pages whose address opens something beside them: that is looked at. */
const DRAWERS = ["work-task", "policy-version", "action"]
/** What a key of ours looks like where its words are missing. */
const KEY =
  /\b(command|field|list|views|next|doNow|work|runs|holds|limits|customers|policy|task|choice|texts|settings|settingsParts|import|register|action|widget|banner|overview|explain|sources|facts|receivables|reason|operation|terms|payments|group|narrowed|alarm|event|why)\.[a-z][\w.]*/
/** `ARMS_PICTURES=docs/pictures/admin npm test -- browser pages`: each page as a picture, light and dark. */
const PICTURES = process.env.ARMS_PICTURES

interface Violation {
  readonly id: string
  readonly impact: string
  readonly nodes: { readonly target: string[]; readonly html: string }[]
}

describe("every page of the admin", () => {
  let shop: AdminShop
  let page: Page
  let pages: [string, string][]
  const errors: string[] = []

  beforeAll(async () => {
    shop = await openAdmin("arms_pages", 9745, { hasTick: PICTURES !== undefined })
    page = shop.page
    // A day after the demo's last: the pages show a shop that goes on.
    await shop.api("POST", "test-clock", { now: "2026-07-01 09:00" })
    await shop.api("POST", "runs", {})
    page.on("pageerror", (error) => errors.push(error.message))
    const { receivables } = await shop.api<ReceivablesResponse>("GET", "receivables?state=open&overdue=true&limit=1")
    const { accounts } = await shop.api<AccountsResponse>("GET", "accounts?held=true&limit=20")
    const { policies } = await shop.api<{ policies: PolicyResponse[] }>("GET", "policies")
    const { actions } = await shop.api<{ actions: { id: string }[] }>("GET", "actions?reason=conditions&limit=1")
    const { runs } = await shop.api<RunsResponse>("GET", "runs?limit=1")
    const { calendar_tasks } = await shop.api<CalendarTasksResponse>("GET", "calendar-tasks?state=open&limit=1")
    pages = [
      ["overview", "/arms"],
      ["register", "/arms/register"],
      ["action", `/arms/register?action=${actions[0].id}`],
      ["receivables", "/arms/receivables"],
      ["receivable", `/arms/receivables/${receivables[0].id}`],
      ["customers", "/arms/customers"],
      ["customer", `/customers/${accounts.find((one) => one.customer_id)!.customer_id}`],
      ["account", `/arms/customers/${accounts[0].id}`],
      ["work", "/arms/work"],
      ["work-task", `/arms/work?task=${calendar_tasks[0].id}`],
      ["runs", "/arms/runs"],
      ["run", `/arms/runs/${runs[0].id}`],
      ["held-orders", "/arms/held-orders"],
      ["limits", "/arms/limits"],
      ["policies", "/arms/policies"],
      ["policy", `/arms/policies/${policies[0].id}?status=red`],
      ["policy-version", `/arms/policies/${policies[0].id}?version=1`],
      ["texts", "/arms/texts"],
      ["text", "/arms/texts/reminder_1"],
      ["sources", "/arms/sources"],
      ["import", "/arms/import"],
      ["settings", "/settings/arms"],
      ...["runs", "money", "credit", "people", "checks"].map((part): [string, string] => [
        `settings-${part}`,
        `/settings/arms?part=${part}`,
      ]),
    ]
  })

  afterAll(() => shop?.stop())

  const visit = async (to: string) => {
    await page.goto(`${shop.base}/app${to}`)
    await page.locator("main h1, main h2").first().waitFor()
    await page.waitForLoadState("networkidle")
  }
  /** The dashboard remembers its language in a cookie, its theme in the browser. */
  const speak = async (language: string, theme = "light") => {
    await page.context().addCookies([{ name: "lng", value: language, url: shop.base }])
    await page.evaluate(`localStorage.setItem("medusa_admin_theme", "${theme}")`)
  }
  const serious = async (where: string | { exclude: string[] }): Promise<string[]> => {
    // A quiet network is not a drawn page: a drawer and a panel come a moment after their answer.
    if (typeof where === "string") await page.locator(where).first().waitFor()
    await page.evaluate(AXE)
    const found = await page.evaluate<Violation[]>(
      `axe.run(${JSON.stringify(where)}).then(({ violations }) => violations)`
    )
    return found
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id}: ${target.join(" ")} ${html.slice(0, 160)}`))
  }

  it("has nothing serious for a screen reader or a keyboard, and no error", async () => {
    const said: Record<string, string[]> = {}
    for (const [name, to] of pages) {
      await visit(to)
      // Medusa's own record is Medusa's: there only the panels are ours.
      const wheres =
        name === "customer" ? ['main [role="region"]'] : [DRAWERS.includes(name) ? '[role="dialog"]' : "main"]
      for (const where of wheres) {
        const found = await serious(where)
        if (found.length > 0) said[name] = found
      }
    }
    await visit("/arms")
    const shells = (await serious({ exclude: ["main"] })).map((one) => `  ${one}\n`)
    process.stdout.write(`Serious around the pages, the dashboard's own: ${shells.length}\n${shells.join("")}`)
    await visit(pages.find(([name]) => name === "policy")![1])
    await page.getByRole("button", { name: "New task" }).click()
    await page.getByText("What it will do").waitFor()
    const editor = await serious('[role="dialog"]')
    if (editor.length > 0) said.editor = editor
    expect(said).toEqual({})
    expect(errors).toEqual([])
  })

  it.each([
    ["en", "Log register"],
    ["pl", "Rejestr"],
    ["de", "Protokoll"],
  ])("has words for everything in %s", async (language, register) => {
    await speak(language)
    const bare: Record<string, string> = {}
    for (const [name, to] of pages) {
      await visit(to)
      if (name === "overview") await page.getByRole("link", { name: register, exact: true }).waitFor()
      const found = KEY.exec(await page.locator("body").innerText())
      if (found) bare[name] = found[0]
    }
    await speak("en")
    expect(bare).toEqual({})
  })

  if (PICTURES) {
    const picture = (name: string) => page.screenshot({ path: path.join(PICTURES, `${name}.png`) })

    it.each([
      ["light", "en"],
      ["dark", "en"],
      ["light", "pl"],
      ["light", "de"],
    ])("looks like this: %s, %s", async (theme, language) => {
      await speak(language, theme)
      fs.mkdirSync(PICTURES, { recursive: true })
      for (const [name, to] of [...pages, ["medusa-orders", "/orders"], ["medusa-customers", "/customers"]]) {
        await visit(to)
        await picture(`${name}-${theme}-${language}`)
      }
    })

    it("looks like this where nothing is there, while it comes, and when it fails", async () => {
      await speak("en")
      const asked = "**/admin/arms/receivables?*"
      await page.route(asked, (route) => route.fulfill({ json: { receivables: [], count: 0, facts: [] } }))
      await visit("/arms/receivables")
      await picture("state-empty")
      await page.unroute(asked)
      await page.route(asked, (route) =>
        route.fulfill({ status: 500, json: { message: "The database does not answer." } })
      )
      await visit("/arms/receivables")
      await page.getByRole("alert").waitFor()
      await picture("state-error")
      await page.unroute(asked)
      await page.route(asked, () => undefined)
      await page.goto(`${shop.base}/app/arms/receivables`)
      await page.locator("main h1").waitFor()
      await picture("state-loading")
      await page.unroute(asked)
    })
  }
})
