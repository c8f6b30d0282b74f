/**
 * Why something was not done. The order is the order of R-28: of several reasons on one day the
 * first is given. `final` closes the occurrence, `waiting` leaves it open (DESIGN §3.7).
 */
export const REASONS = {
  history: "final",
  settled: "settled",
  moment_passed: "final",
  lapsed: "final",
  exempted: "waiting",
  conditions: "by_task",
  superseded: "final",
  operation_missing: "waiting",
  paused: "waiting",
  too_early_to_have_been_paid: "waiting",
  payments_not_up_to_date: "waiting",
  dunning_block: "waiting",
  in_transit: "waiting",
  covered_by_credits: "waiting",
  below_tolerance: "waiting",
  no_address: "waiting",
  not_a_business_day: "waiting",
  courtesy_dropped: "final",
  quiet_days: "waiting",
  ceiling: "waiting",
  pinned: "waiting",
  unknown_fact: "waiting",
} as const

/** A reason of {@link REASONS}. */
export type Reason = keyof typeof REASONS

/** All reasons, first to last. */
export const reasons = Object.keys(REASONS) as Reason[]
