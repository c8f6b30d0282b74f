import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ReceiptPercent } from "@medusajs/icons"
import { RegisterPage } from "../../../../admin/pages/register/page"

const ArmsRegisterPage = () => <RegisterPage />

export const config = defineRouteConfig({ label: "menu", icon: ReceiptPercent, translationNs: "arms", rank: 50 })

export default ArmsRegisterPage
