import { parseCurrency, parseExact, toMinor, formatAmount, type CreditVerdict } from "../domain"
import { askLimits, type AskedOrder, type LimitAnswer } from "../modules/arms/credit"
import { giveWork } from "../modules/arms/run/give-work"
import type { World } from "../modules/arms/run/world"
import type ArmsModuleService from "../modules/arms/service"
import type { Db } from "../modules/arms/sql/db"
import { lockCredit, releaseReservation, reserve } from "../modules/arms/sql/exposure"
import type { BuyerAccount } from "../modules/arms/sql/holds"

/** What the limits say to an order, all of them together. */
export interface CreditAnswer {
  readonly verdict: CreditVerdict | "unknown"
  /** The limit that said so. */
  readonly decisive: LimitAnswer | null
  readonly answers: readonly LimitAnswer[]
}

const SEVERITY = ["passes", "warns", "hold", "unknown", "refused"] as const

const worstOf = (answers: readonly LimitAnswer[]): CreditAnswer => {
  const decisive = [...answers].sort((a, b) => SEVERITY.indexOf(b.verdict) - SEVERITY.indexOf(a.verdict))[0] ?? null
  return { verdict: decisive?.verdict ?? "passes", decisive, answers }
}

/** An order as it is asked about. */
export interface CreditQuestion {
  readonly value: string
  readonly currency: string
  /** Cart, draft or order; the reservation carries its id. */
  readonly subject: string | null
}

function askedOf({ value, currency, subject }: CreditQuestion): AskedOrder | null {
  const code = parseCurrency(currency)
  const exact = parseExact(value)
  return code === null || exact === null ? null : { amount: toMinor(exact, code), currency: code, reservation: subject }
}

/** What the limits say, without keeping anything. */
export async function askCredit(
  db: Db,
  world: World,
  accountId: string,
  question: CreditQuestion
): Promise<CreditAnswer> {
  return worstOf(await askLimits(db, world, accountId, askedOf(question)))
}

/**
 * Asks the limits and keeps the credit, one order of an account (and of its groups) after the other: of two carts,
 * each within, together above, the second is not let through (E-96). Asked again for the same cart it is one reservation (E-97).
 */
export async function reserveCredit(
  arms: ArmsModuleService,
  account: BuyerAccount,
  question: CreditQuestion
): Promise<CreditAnswer> {
  return arms.host.transaction(async (db) => {
    await lockCredit(db, [account.account_id, ...account.groups])
    const world = await arms.world()
    const answer = await askCredit(db, world, account.account_id, question)
    const asked = askedOf(question)
    const goesOn = answer.verdict !== "refused" && answer.verdict !== "unknown"
    if (goesOn && asked && asked.reservation !== null && asked.amount > 0n)
      await reserve(db, {
        id: asked.reservation,
        accountId: account.account_id,
        currency: asked.currency,
        amount: formatAmount(asked.amount, asked.currency),
      })
    if (goesOn && answer.verdict !== "passes")
      await giveWork(db, world, {
        accountId: account.account_id,
        kind: "check",
        textKey: "credit_limit_near",
        facts: { limit_id: answer.decisive?.limit.id, verdict: answer.verdict, subject: question.subject },
      })
    return answer
  })
}

/** The order was not made after all. */
export const giveBack = async (arms: ArmsModuleService, subject: string): Promise<void> => {
  await releaseReservation(arms.host.db(), subject)
}
