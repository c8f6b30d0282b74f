import type ArmsModuleService from "./service"

/** Something a door does once the application has started. */
export type StartHook = (service: ArmsModuleService) => void

const hooks = new Set<StartHook>()

/** Doors register here when their file is loaded; the module calls them at application start. */
export const onApplicationStart = (hook: StartHook): void => {
  hooks.add(hook)
}

/** Calls what the doors have registered. */
export const startDoors = (service: ArmsModuleService): void => {
  for (const hook of hooks) hook(service)
}
