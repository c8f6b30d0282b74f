import type { CalendarDate } from "./calendar-date"
import type { AccountPlan } from "./plan-types"
import type { AccountSnapshot } from "./snapshot"

/** Leaves an account as it stands. */
export const unchangedPlan = ({ id, status, hold }: AccountSnapshot, asOf: CalendarDate): AccountPlan => ({
  accountId: id,
  asOf,
  status: status.value,
  move: null,
  acts: [],
  suppressions: [],
  notices: [],
  calendarTasks: [],
  withdrawn: [],
  hold: { strength: hold?.strength ?? null, causes: hold?.causes ?? [] },
  proposals: { move: null, hold: null },
})
