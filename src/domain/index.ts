/**
 * The domain of ARMS: what decides, and nothing that does.
 *
 * account      who owes · receivable  one open item with a due date · open amount  what is left of it
 * status       green, yellow, red: how far an account can be trusted, a period with a reason
 * policy       per status an ordered list of tasks, the rules that move statuses, quiet days, ceiling
 * task         trigger + conditions + operation; later in its list is more serious
 * step         what a task does, once per subject and occurrence; the same name is the same step
 * occurrence   which time of a step this is; an identity that never contains a computed date
 * voice        courtesy, reminder (before due), demand (after due)
 * plan         what a run would do with an account: acts, and suppressions with their reason
 * hold         why an account may not order: a state with causes, not an event
 *
 * Everything is synchronous and total, takes the business date as an argument, and reads no clock.
 */
export * from "./assignment"
export * from "./business-calendar"
export * from "./by-hand"
export * from "./calendar-date"
export * from "./conditions"
export * from "./context"
export * from "./credit"
export * from "./exact"
export * from "./facts"
export * from "./group-by"
export * from "./holds"
export { quietUntil } from "./messages"
export * from "./money"
export { isNotDue } from "./judge"
export * from "./next-day"
export * from "./next-hold"
export * from "./order-echo"
export * from "./order-parts"
export * from "./operators"
export * from "./owed"
export * from "./plan"
export * from "./plan-types"
export * from "./presets"
export * from "./replay"
export * from "./reasons"
export * from "./snapshot"
export * from "./status-rules"
export * from "./suggest-limit"
export * from "./task"
export * from "./terms"
export * from "./unchanged-plan"
export * from "./view"
export * from "./way-out"
