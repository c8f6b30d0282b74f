import { defineRouteConfig } from "@medusajs/admin-sdk"
import { lazily } from "../../../../../admin/lazily"

const Page = lazily(async () => (await import("../../../../../admin/pages/policies/page")).PoliciesPage)

const ArmsPoliciesPage = () => <Page />

export const config = defineRouteConfig({ label: "menuPolicies", translationNs: "arms", rank: 7 })

export default ArmsPoliciesPage
