import { defineRouteConfig } from "@medusajs/admin-sdk"
import { lazily } from "../../../../../admin/lazily"

const Page = lazily(async () => (await import("../../../../../admin/pages/customers/page")).CustomersPage)

const ArmsCustomersPage = () => <Page />

export const config = defineRouteConfig({ label: "menuCustomers", translationNs: "arms", rank: 2.5 })

export default ArmsCustomersPage
