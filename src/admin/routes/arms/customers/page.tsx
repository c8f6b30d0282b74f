import { defineRouteConfig } from "@medusajs/admin-sdk"
import { CustomersPage } from "../../../../../admin/pages/customers/page"

const ArmsCustomersPage = () => <CustomersPage />

export const config = defineRouteConfig({ label: "menuCustomers", translationNs: "arms", rank: 2.5 })

export default ArmsCustomersPage
