import { defineRouteConfig } from "@medusajs/admin-sdk"
import { lazily } from "../../../../../admin/lazily"

const Page = lazily(async () => (await import("../../../../../admin/pages/held-orders/page")).HeldOrdersPage)

const ArmsHeldOrdersPage = () => <Page />

export const config = defineRouteConfig({ label: "menuHeldOrders", translationNs: "arms", rank: 5 })

export default ArmsHeldOrdersPage
