import { addMonths, formatAmount, parseAmount, suggestLimit, type CalendarDate, type Status } from "../../../domain"
import type { LimitRow } from "../../../contract/credit"
import { accountForUpdate, accountsInGroup, currentStatus } from "../sql/accounts"
import { creditHistory, decideLimit, insertLimit, limitForUpdate, setReview, writeRates } from "../sql/credit-limits"
import { newId } from "../run/ids"
import { minor } from "./apply-money"
import { found, notAllowed, sameVersion, type CommandContext, type CommandHandler } from "./define-command"

/** Commands about credit limits (proposed → approved → effective) and exchange rates. */

async function touch(context: CommandContext, limit: Pick<LimitRow, "scope" | "scope_id">): Promise<string | null> {
  const ids = limit.scope === "account" ? [limit.scope_id] : await accountsInGroup(context.db, limit.scope_id)
  for (const id of ids) context.touched.add(id)
  return limit.scope === "account" ? limit.scope_id : null
}

/** Somebody proposes a limit; it binds nobody until it is approved. */
export const proposeLimit: CommandHandler<"propose_limit"> = async (context, input) => {
  const { scope, scope_id, kind, mode, currency } = input
  if (scope === "account") found(await accountForUpdate(context.db, scope_id), "account", scope_id)
  const from: CalendarDate = input.from ?? context.today
  const id = newId("arlim")
  await insertLimit(context.db, {
    id,
    scope,
    scope_id,
    kind,
    mode,
    amount: mode === "amount" ? formatAmount(minor(input.amount ?? "0", currency), currency) : "0",
    currency,
    from_date: from,
    until: input.until ?? null,
    review_on: input.review_on ?? addMonths(from, context.world.settings.limit_review_months),
    proposed_by: context.actor,
    reason: context.reason,
  })
  const accountId = scope === "account" ? scope_id : null
  const result = { limit_id: id, scope, scope_id, kind, mode, amount: input.amount ?? null, currency, from }
  return { accountId, subject: accountId ? "account" : "system", subjectId: scope_id, result }
}

const monthsSince = (first: CalendarDate, today: CalendarDate): number => {
  let months = 0
  while (addMonths(first, months + 1) <= today) months++
  return months
}

/** ARMS proposes a limit from payment history and length of relationship; a person approves it. */
export const suggestLimitCommand: CommandHandler<"suggest_limit"> = async (context, input) => {
  const { account_id, currency } = input
  found(await accountForUpdate(context.db, account_id), "account", account_id)
  const known = await creditHistory(context.db, account_id, currency, context.today)
  const status = (await currentStatus(context.db, account_id))?.status ?? "green"
  const suggested = suggestLimit({
    issued: minor(known?.issued ?? "0", currency),
    months: known?.first_on ? monthsSince(known.first_on, context.today) : 0,
    termsDays: known?.terms_days ?? 0,
    daysLate: known?.days_late ?? null,
    status: status as Status,
    overdue: minor(known?.overdue ?? "0", currency),
  })
  const { amount, because } = suggested
  if (amount === null) {
    const result = { limit_id: null, because }
    return { accountId: account_id, subject: "account", subjectId: account_id, result }
  }
  const mode = amount === 0n ? "zero" : "amount"
  const base = { scope: "account" as const, scope_id: account_id, kind: "base" as const, mode, currency } as const
  const proposed = await proposeLimit(context, {
    ...base,
    ...(mode === "amount" ? { amount: formatAmount(amount, currency) } : {}),
  })
  return { ...proposed, result: { ...proposed.result, because, history: known } }
}

/** May this person decide about a limit of that size? Without an authority matrix every approver may. */
function checkAuthority(context: CommandContext, limit: LimitRow): void {
  const matrix = context.world.settings.limit_authority
  if (Object.keys(matrix).length === 0 || limit.mode === "zero") return
  const own = matrix[context.actor.slice(context.actor.indexOf(":") + 1)]
  if (own?.unlimited) return
  const most = own?.up_to[limit.currency]
  const allowed = most === undefined ? 0n : (parseAmount(most, limit.currency) ?? 0n)
  if (limit.mode === "amount" && minor(limit.amount, limit.currency) <= allowed) return
  const what = limit.mode === "none" ? "no limit" : `${limit.amount} ${limit.currency}`
  throw notAllowed(
    `The limit is ${what}: you may approve at most ${formatAmount(allowed, limit.currency)} ${limit.currency}.`
  )
}

async function proposed(context: CommandContext, id: string, version: number | undefined): Promise<LimitRow> {
  const limit = found(await limitForUpdate(context.db, id), "credit limit", id)
  await sameVersion(context, limit, version, "credit limit")
  if (limit.state !== "proposed") throw notAllowed(`The credit limit is ${limit.state}: expected a proposed one.`)
  return limit
}

/** Somebody who may approves a limit: it is effective from its first day. */
export const approveLimit: CommandHandler<"approve_limit"> = async (context, input) => {
  const limit = await proposed(context, input.limit_id, input.version)
  checkAuthority(context, limit)
  if (context.world.settings.limit_four_eyes && limit.proposed_by === context.actor)
    throw notAllowed("You proposed this limit yourself: expected somebody else to approve it.")
  await decideLimit(context.db, limit.id, "approved", context.actor)
  const accountId = await touch(context, limit)
  const result = { limit_id: limit.id, amount: limit.amount, currency: limit.currency, mode: limit.mode }
  return { accountId, subject: accountId ? "account" : "system", subjectId: limit.scope_id, result }
}

/** A proposed limit is turned down. */
export const rejectLimit: CommandHandler<"reject_limit"> = async (context, input) => {
  const limit = await proposed(context, input.limit_id, input.version)
  await decideLimit(context.db, limit.id, "rejected", context.actor)
  const accountId = limit.scope === "account" ? limit.scope_id : null
  return {
    accountId,
    subject: accountId ? "account" : "system",
    subjectId: limit.scope_id,
    result: { limit_id: limit.id },
  }
}

/** Somebody has looked at a limit and leaves it as it is. */
export const reviewLimit: CommandHandler<"review_limit"> = async (context, input) => {
  const limit = found(await limitForUpdate(context.db, input.limit_id), "credit limit", input.limit_id)
  await sameVersion(context, limit, input.version, "credit limit")
  if (limit.state !== "approved") throw notAllowed(`The credit limit is ${limit.state}: expected an approved one.`)
  const next = input.review_on ?? addMonths(context.today, context.world.settings.limit_review_months)
  if (next <= context.today) throw notAllowed(`review_on is "${next}": expected a day after today (${context.today}).`)
  await setReview(context.db, limit.id, next)
  const accountId = await touch(context, limit)
  const result = { limit_id: limit.id, review_on: next }
  return { accountId, subject: accountId ? "account" : "system", subjectId: limit.scope_id, result }
}

/** Exchange rates of the merchant; the newest on or before the day is used. */
export const recordRates: CommandHandler<"record_rates"> = async (context, input) => {
  const same = input.rates.find((rate) => rate.from === rate.to)
  if (same) throw notAllowed(`from and to are both "${same.from}": expected two currencies.`)
  await writeRates(
    context.db,
    input.rates.map((rate) => ({ id: newId("arrat"), ...rate }))
  )
  return { accountId: null, subject: "system", subjectId: "rates", result: { rates: input.rates.length } }
}
