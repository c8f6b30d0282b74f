import type { Page } from "playwright-core"

/** Signs a person in to a shop's admin. */
export async function signIn(page: Page, base: string, who: { email: string; password: string }): Promise<void> {
  await page.goto(`${base}/app/login`)
  await page.fill("input[name=email]", who.email)
  await page.fill("input[name=password]", who.password)
  await page.click("button[type=submit]")
  await page.waitForURL(/\/app\/(?!login)/)
}
