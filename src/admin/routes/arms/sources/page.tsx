import { defineRouteConfig } from "@medusajs/admin-sdk"
import { SourcesPage } from "../../../../../admin/pages/sources/page"

const ArmsSourcesPage = () => <SourcesPage />

export const config = defineRouteConfig({ label: "menuSources", translationNs: "arms", rank: 9 })

export default ArmsSourcesPage
