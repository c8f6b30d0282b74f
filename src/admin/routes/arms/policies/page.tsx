import { defineRouteConfig } from "@medusajs/admin-sdk"
import { PoliciesPage } from "../../../../../admin/pages/policies/page"

const ArmsPoliciesPage = () => <PoliciesPage />

export const config = defineRouteConfig({ label: "menuPolicies", translationNs: "arms", rank: 7 })

export default ArmsPoliciesPage
