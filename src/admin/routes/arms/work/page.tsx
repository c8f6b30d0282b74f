import { defineRouteConfig } from "@medusajs/admin-sdk"
import { WorkPage } from "../../../../../admin/pages/work-list/page"

const ArmsWorkPage = () => <WorkPage />

export const config = defineRouteConfig({ label: "menuWork", translationNs: "arms", rank: 3 })

export default ArmsWorkPage
