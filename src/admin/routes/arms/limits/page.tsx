import { defineRouteConfig } from "@medusajs/admin-sdk"
import { LimitsPage } from "../../../../../admin/pages/limits/page"

const ArmsLimitsPage = () => <LimitsPage />

export const config = defineRouteConfig({ label: "menuLimits", translationNs: "arms", rank: 6 })

export default ArmsLimitsPage
