import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ReceivablesPage } from "../../../../../admin/pages/receivables/page"

const ArmsReceivablesPage = () => <ReceivablesPage />

export const config = defineRouteConfig({ label: "menuReceivables", translationNs: "arms", rank: 2 })

export default ArmsReceivablesPage
