import { openAdmin, type AdminShop } from "../lib/admin-shop"

jest.setTimeout(15 * 60_000)

describe("an installation without anything in a browser", () => {
  let shop: AdminShop

  beforeAll(async () => {
    shop = await openAdmin("arms_set_up", 9744, { isSeeded: false })
  })

  afterAll(() => shop?.stop())

  it("sets up in three steps, and the first run is made the next day", async () => {
    const { page, base } = shop
    await page.goto(`${base}/app/arms`)
    await page.getByText("There is no policy yet").waitFor()

    await page.goto(`${base}/app/settings/arms`)
    await page.getByRole("heading", { name: "Set-up" }).waitFor()
    await page.fill("#arms-time_zone", "Europe/Warschau")
    await page.getByRole("button", { name: "Next" }).click()
    await page.getByText('“Time zone” is "Europe/Warschau"').waitFor()
    await page.fill("#arms-time_zone", "Europe/Warsaw")
    await page.fill("#arms-country", "PL")
    await page.getByRole("button", { name: "Next" }).click()

    await page.fill("#arms-name", "Rower i Spółka")
    await page.getByText("there is nothing to check here").waitFor()
    await page.getByRole("button", { name: "Next" }).click()

    await page.getByRole("button", { name: "Choose it" }).click()
    await page.getByText("A run now would do this").waitFor()
    await page.getByRole("button", { name: "Finish set-up" }).click()
    await page.getByRole("heading", { name: "Set-up" }).waitFor({ state: "detached" })

    const { standing } = await shop.api<{ standing: { today: string; time_zone: string } }>("GET", "standing")
    expect(standing.time_zone).toBe("Europe/Warsaw")
    const tomorrow = new Date(Date.parse(`${standing.today}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
    await page.getByRole("tab", { name: "Checks" }).click()
    await page.fill("#arms-clock", `${tomorrow} 09:00`)
    await page.getByRole("button", { name: "Set", exact: true }).click()
    const said = new Date(`${tomorrow}T00:00:00Z`).toLocaleDateString("en", { dateStyle: "medium", timeZone: "UTC" })
    await page.getByText(`The test clock is on: it is ${said} 09:00`).waitFor()

    await page.goto(`${base}/app/arms/runs`)
    await page.getByRole("button", { name: "Run now" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Run now" }).click()
    await page.waitForURL(/\/arms\/runs\/arrun_/)
    await page.getByText("Done", { exact: true }).first().waitFor()
  })
})
