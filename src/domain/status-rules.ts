import { addDays } from "./calendar-date"
import { evaluateAccount } from "./conditions"
import type { PlannedMove } from "./plan-types"
import { severityOf, type Policy, type StatusRule } from "./task"
import type { AccountView } from "./view"

const isPromotion = (view: AccountView, rule: StatusRule) => severityOf(rule.to) < severityOf(view.account.status.value)

/** Dwell binds promotion only: a customer does not flap, a bad turn is seen at once. */
const mayApply = (view: AccountView, rule: StatusRule): boolean => {
  const { status } = view.account
  if (!rule.from.includes(status.value) || rule.to === status.value) return false
  return !isPromotion(view, rule) || addDays(status.since, rule.dwell_days) <= view.asOf
}

/**
 * The move the rules ask for: of several the one to the worse status, at most one per
 * account and day. A pin is the caller's business.
 */
export function ruledMove(view: AccountView, policy: Policy): PlannedMove | null {
  const { status } = view.account
  if (status.since === view.asOf && !status.first) return null
  let best: PlannedMove | null = null
  for (const rule of policy.status_rules) {
    if (!mayApply(view, rule)) continue
    if (best !== null && severityOf(rule.to) <= severityOf(best.to)) continue
    const { verdict, facts } = evaluateAccount(view, rule.conditions)
    if (verdict === "holds") best = { from: status.value, to: rule.to, ruleId: rule.id, facts }
  }
  return best
}
