import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import { ArmsResendService } from "./service"

export default ModuleProvider(Modules.NOTIFICATION, { services: [ArmsResendService] })
