import { defineRouteConfig } from "@medusajs/admin-sdk"
import { lazily } from "../../../../../admin/lazily"

const Page = lazily(async () => (await import("../../../../../admin/pages/register/page")).RegisterPage)

const ArmsRegisterPage = () => <Page />

export const config = defineRouteConfig({ label: "menuRegister", translationNs: "arms", rank: 1 })

export default ArmsRegisterPage
