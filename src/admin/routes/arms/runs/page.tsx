import { defineRouteConfig } from "@medusajs/admin-sdk"
import { lazily } from "../../../../../admin/lazily"

const Page = lazily(async () => (await import("../../../../../admin/pages/runs/page")).RunsPage)

const ArmsRunsPage = () => <Page />

export const config = defineRouteConfig({ label: "menuRuns", translationNs: "arms", rank: 4 })

export default ArmsRunsPage
