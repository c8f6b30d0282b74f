import { defineRouteConfig } from "@medusajs/admin-sdk"
import { RegisterPage } from "../../../../../admin/pages/register/page"

const ArmsRegisterPage = () => <RegisterPage />

export const config = defineRouteConfig({ label: "menuRegister", translationNs: "arms", rank: 1 })

export default ArmsRegisterPage
