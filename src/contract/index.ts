/** HTTP shapes of ARMS: one source for API and UI. */
export * from "./commands"
export * from "./lists"
export * from "./permissions"
export * from "./policy"
export * from "./responses"
export * from "./sentence"
export * from "./settings"
export * from "./task"
