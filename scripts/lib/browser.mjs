/** Finds a browser for the tests, or brings the distribution's; says plainly what is missing. */
import fs from "node:fs"
import { run, which } from "./steps.mjs"

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
]

const installed = () => {
  if (process.env.ARMS_BROWSER) return process.env.ARMS_BROWSER
  for (const name of NAMES) {
    const found = which(name)
    if (found) return found
  }
  return PLACES.find((place) => fs.existsSync(place)) ?? null
}

/** Path of a Chromium or Chrome. */
export async function findBrowser() {
  const found = installed()
  if (found) return found
  if (process.getuid?.() === 0 && which("apt-get")) {
    await run("apt-get", ["update"], { quiet: true, env: { DEBIAN_FRONTEND: "noninteractive" } })
    await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], {
      quiet: true,
      env: { DEBIAN_FRONTEND: "noninteractive" },
    })
    const brought = installed()
    if (brought) return brought
  }
  throw new Error(
    "No browser found for the browser tests: install Chromium or Google Chrome, or set ARMS_BROWSER to its path. Other tests: npm test -- pure, npm test -- http."
  )
}
