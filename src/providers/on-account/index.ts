import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import { OnAccountProvider } from "./service"

export default ModuleProvider(Modules.PAYMENT, { services: [OnAccountProvider] })
