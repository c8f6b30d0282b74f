import { defineRouteConfig } from "@medusajs/admin-sdk"
import { lazily } from "../../../../../admin/lazily"

const Page = lazily(async () => (await import("../../../../../admin/pages/settings/page")).SettingsPage)

const ArmsSettingsPage = () => <Page />

export const config = defineRouteConfig({ label: "menu", translationNs: "arms" })

export default ArmsSettingsPage
