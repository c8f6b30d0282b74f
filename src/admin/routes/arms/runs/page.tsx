import { defineRouteConfig } from "@medusajs/admin-sdk"
import { RunsPage } from "../../../../../admin/pages/runs/page"

const ArmsRunsPage = () => <RunsPage />

export const config = defineRouteConfig({ label: "menuRuns", translationNs: "arms", rank: 4 })

export default ArmsRunsPage
