import {
  exposureIn,
  limitsInForce,
  verdictOf,
  type CreditLimit,
  type CreditVerdict,
  type Minor,
  type Exposure,
  type ExposureSums,
} from "../../domain"
import type { LimitRow } from "../../contract/credit"
import { minor } from "./commands/apply-money"
import type { World } from "./run/world"
import { accountsInGroup } from "./sql/accounts"
import { limitsOfAccount, ratesFor } from "./sql/credit-limits"
import type { Db } from "./sql/db"
import { exposureOf, type ExposureRow } from "./sql/exposure"

/** What one limit says. */
export interface LimitAnswer {
  readonly limit: CreditLimit
  /** `null`: it cannot be computed. */
  readonly exposure: Exposure | null
  /** Currency that has no rate that is new enough. */
  readonly missing: string | null
  readonly verdict: CreditVerdict | "unknown"
}

const limitOf = (row: LimitRow): CreditLimit => ({
  id: row.id,
  scope: row.scope,
  kind: row.kind,
  mode: row.mode,
  amount: minor(row.amount, row.currency),
  currency: row.currency,
  from: row.from_date,
  until: row.until,
  reviewOn: row.review_on,
})

const sumsOf = (row: ExposureRow): ExposureSums => ({
  currency: row.currency,
  open: minor(row.open, row.currency),
  notYet: minor(row.not_yet, row.currency),
  reserved: minor(row.reserved, row.currency),
  unapplied: minor(row.unapplied, row.currency),
})

/** An order that is asked about, in minor units; its own reservation does not count against it. */
export interface AskedOrder {
  readonly amount: Minor
  readonly currency: string
  readonly reservation: string | null
}

/** What the limits of an account, and of its groups above it, say to an order (E-108). */
export async function askLimits(
  db: Db,
  world: World,
  accountId: string,
  order: AskedOrder | null
): Promise<LimitAnswer[]> {
  const { settings, clock } = world
  const rows = await limitsOfAccount(db, accountId, "approved")
  const scopes = new Map(rows.map((row) => [row.id, row.scope_id]))
  const policy = {
    ordersPercent: settings.exposure_orders_percent,
    unappliedCounts: settings.exposure_unapplied_counts,
    maxRateAgeDays: settings.rates_max_age_days,
  }
  const bands = { warningPercent: settings.credit_warning_percent, tolerancePercent: settings.credit_tolerance_percent }
  // An overdue review may hold what would pass (E-109).
  const reviewed = (verdict: CreditVerdict, { reviewOn }: CreditLimit): CreditVerdict =>
    settings.overdue_review_holds && reviewOn !== null && reviewOn < clock.today && verdict !== "refused"
      ? "hold"
      : verdict
  const answers: LimitAnswer[] = []
  for (const limit of limitsInForce(rows.map(limitOf), clock.today)) {
    if (limit.mode === "none") {
      answers.push({ limit, exposure: null, missing: null, verdict: "passes" })
      continue
    }
    const accounts = limit.scope === "group" ? await accountsInGroup(db, String(scopes.get(limit.id))) : [accountId]
    const sums = (await exposureOf(db, accounts, order?.reservation ?? null)).map(sumsOf)
    // The order joins as a reservation of its own, so that it is converted by the same rate.
    const asked = order && order.amount > 0n ? [{ ...sumsOf(NOTHING(order.currency)), reserved: order.amount }] : []
    const currencies = [...sums, ...asked].map((one) => one.currency)
    const rates = await ratesFor(db, currencies, limit.currency, clock.today)
    const now = exposureIn(limit.currency, sums, rates, clock.today, policy)
    const with_ = exposureIn(limit.currency, [...sums, ...asked], rates, clock.today, policy)
    if ("missing" in now) answers.push({ limit, exposure: null, missing: now.missing, verdict: "unknown" })
    else if ("missing" in with_) answers.push({ limit, exposure: now, missing: with_.missing, verdict: "unknown" })
    else
      answers.push({
        limit,
        exposure: now,
        missing: null,
        verdict: reviewed(verdictOf(limit, now.total, with_.total - now.total, bands), limit),
      })
  }
  return answers
}

const NOTHING = (currency: string): ExposureRow => ({
  currency,
  open: "0",
  not_yet: "0",
  reserved: "0",
  unapplied: "0",
})
