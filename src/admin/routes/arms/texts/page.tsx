import { defineRouteConfig } from "@medusajs/admin-sdk"
import { TextsPage } from "../../../../../admin/pages/texts/page"

const ArmsTextsPage = () => <TextsPage />

export const config = defineRouteConfig({ label: "menuTexts", translationNs: "arms", rank: 8 })

export default ArmsTextsPage
