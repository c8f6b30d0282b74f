import { defineRouteConfig } from "@medusajs/admin-sdk"
import { lazily } from "../../../../../admin/lazily"

const Page = lazily(async () => (await import("../../../../../admin/pages/texts/page")).TextsPage)

const ArmsTextsPage = () => <Page />

export const config = defineRouteConfig({ label: "menuTexts", translationNs: "arms", rank: 8 })

export default ArmsTextsPage
