import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ImportPage } from "../../../../../admin/pages/import/page"

const ArmsImportPage = () => <ImportPage />

export const config = defineRouteConfig({ label: "menuImport", translationNs: "arms", rank: 10 })

export default ArmsImportPage
