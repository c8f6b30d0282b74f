import { defineRouteConfig } from "@medusajs/admin-sdk"
import { lazily } from "../../../../../admin/lazily"

const Page = lazily(async () => (await import("../../../../../admin/pages/receivables/page")).ReceivablesPage)

const ArmsReceivablesPage = () => <Page />

export const config = defineRouteConfig({ label: "menuReceivables", translationNs: "arms", rank: 2 })

export default ArmsReceivablesPage
