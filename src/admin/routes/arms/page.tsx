import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Cash } from "@medusajs/icons"
import { lazily } from "../../../../admin/lazily"

const Page = lazily(async () => (await import("../../../../admin/pages/overview/page")).OverviewPage)

const ArmsOverviewPage = () => <Page />

export const config = defineRouteConfig({ label: "menu", icon: Cash, translationNs: "arms", rank: 50 })

export default ArmsOverviewPage
