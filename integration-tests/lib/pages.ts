import { chromium, type Page } from "playwright-core"

/** Pages of the admin that need no record. */
export const PAGES = [
  "/arms",
  "/arms/register",
  "/arms/receivables",
  "/arms/customers",
  "/arms/work",
  "/arms/runs",
  "/arms/held-orders",
  "/arms/limits",
  "/arms/policies",
  "/arms/texts",
  "/arms/sources",
  "/arms/import",
  "/settings/arms",
] as const

/** Signs a person in to a shop's admin. */
export async function signIn(page: Page, base: string, who: { email: string; password: string }): Promise<void> {
  await page.goto(`${base}/app/login`)
  await page.fill("input[name=email]", who.email)
  await page.fill("input[name=password]", who.password)
  await page.click("button[type=submit]")
  await page.waitForURL(/\/app\/(?!login)/)
}

/** Opens every page in a browser: what went wrong, and which have no title of their own. */
export async function visitPages(
  base: string,
  who: { email: string; password: string }
): Promise<{ errors: string[]; empty: string[] }> {
  const browser = await chromium.launch({
    executablePath: process.env.ARMS_BROWSER,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  })
  const errors: string[] = []
  const empty: string[] = []
  try {
    // In production the session's cookie is given over https only; behind a proxy this header says that it is.
    const page = await browser.newPage({ locale: "en-US", extraHTTPHeaders: { "x-forwarded-proto": "https" } })
    page.on("pageerror", (error) => errors.push(error.message))
    await signIn(page, base, who)
    for (const to of PAGES) {
      await page.goto(`${base}/app${to}`)
      await page
        .locator("main [role=region] :is(h1, h2)")
        .first()
        .waitFor()
        .catch(() => empty.push(to))
    }
  } finally {
    await browser.close()
  }
  return { errors, empty }
}
