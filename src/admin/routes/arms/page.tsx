import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ReceiptPercent } from "@medusajs/icons"
import { OverviewPage } from "../../../../admin/pages/overview/page"

const ArmsOverviewPage = () => <OverviewPage />

export const config = defineRouteConfig({ label: "menu", icon: ReceiptPercent, translationNs: "arms", rank: 50 })

export default ArmsOverviewPage
