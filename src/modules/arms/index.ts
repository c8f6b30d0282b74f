import { Module } from "@medusajs/framework/utils"
import ArmsModuleService from "./service"

/** Key of the module in the container. */
export const ARMS_MODULE = "arms"

export default Module(ARMS_MODULE, { service: ArmsModuleService })
