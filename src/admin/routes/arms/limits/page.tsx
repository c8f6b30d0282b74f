import { defineRouteConfig } from "@medusajs/admin-sdk"
import { lazily } from "../../../../../admin/lazily"

const Page = lazily(async () => (await import("../../../../../admin/pages/limits/page")).LimitsPage)

const ArmsLimitsPage = () => <Page />

export const config = defineRouteConfig({ label: "menuLimits", translationNs: "arms", rank: 6 })

export default ArmsLimitsPage
