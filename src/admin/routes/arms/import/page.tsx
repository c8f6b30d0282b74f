import { defineRouteConfig } from "@medusajs/admin-sdk"
import { lazily } from "../../../../../admin/lazily"

const Page = lazily(async () => (await import("../../../../../admin/pages/import/page")).ImportPage)

const ArmsImportPage = () => <Page />

export const config = defineRouteConfig({ label: "menuImport", translationNs: "arms", rank: 10 })

export default ArmsImportPage
