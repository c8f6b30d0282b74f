import { defineRouteConfig } from "@medusajs/admin-sdk"
import { lazily } from "../../../../../admin/lazily"

const Page = lazily(async () => (await import("../../../../../admin/pages/work-list/page")).WorkPage)

const ArmsWorkPage = () => <Page />

export const config = defineRouteConfig({ label: "menuWork", translationNs: "arms", rank: 3 })

export default ArmsWorkPage
