import { defineRouteConfig } from "@medusajs/admin-sdk"
import { SettingsPage } from "../../../../../admin/pages/settings/page"

const ArmsSettingsPage = () => <SettingsPage />

export const config = defineRouteConfig({ label: "menu", translationNs: "arms" })

export default ArmsSettingsPage
