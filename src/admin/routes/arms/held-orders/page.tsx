import { defineRouteConfig } from "@medusajs/admin-sdk"
import { HeldOrdersPage } from "../../../../../admin/pages/held-orders/page"

const ArmsHeldOrdersPage = () => <HeldOrdersPage />

export const config = defineRouteConfig({ label: "menuHeldOrders", translationNs: "arms", rank: 5 })

export default ArmsHeldOrdersPage
