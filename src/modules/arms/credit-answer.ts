import { availableCredit, formatAmount, type Minor } from "../../domain"
import type { CreditStanding } from "../../contract/credit"
import { askLimits, type LimitAnswer } from "./credit"
import type { World } from "./run/world"
import { limitsOfAccount } from "./sql/credit-limits"
import type { Db } from "./sql/db"

function shown({ limit, exposure, missing }: LimitAnswer, today: string): CreditStanding["in_force"][number] {
  const text = (amount: Minor) => formatAmount(amount, limit.currency)
  const left = exposure && availableCredit(limit, exposure.total)
  return {
    limit_id: limit.id,
    scope: limit.scope,
    kind: limit.kind,
    mode: limit.mode,
    amount: limit.mode === "amount" ? text(limit.amount) : null,
    currency: limit.currency,
    review_on: limit.reviewOn,
    review_overdue: limit.reviewOn !== null && limit.reviewOn < today,
    exposure: exposure && {
      total: text(exposure.total),
      open: text(exposure.open),
      not_yet: text(exposure.notYet),
      reserved: text(exposure.reserved),
      unapplied: text(exposure.unapplied),
      rates: exposure.rates,
    },
    available: left === null ? null : text(left),
    missing_rate: missing,
  }
}

/** How the credit of an account stands today. */
export async function creditOf(db: Db, world: World, accountId: string): Promise<CreditStanding> {
  const answers = await askLimits(db, world, accountId, null)
  return {
    in_force: answers.map((answer) => shown(answer, world.clock.today)),
    history: await limitsOfAccount(db, accountId, null),
  }
}
