import { defineRouteConfig } from "@medusajs/admin-sdk"
import { lazily } from "../../../../../admin/lazily"

const Page = lazily(async () => (await import("../../../../../admin/pages/sources/page")).SourcesPage)

const ArmsSourcesPage = () => <Page />

export const config = defineRouteConfig({ label: "menuSources", translationNs: "arms", rank: 9 })

export default ArmsSourcesPage
