import type { CartResponse, TermsResponse } from "../contract/store"
import {
  availableCredit,
  cheapestCover,
  type WayOut,
  addDays,
  discountOf,
  formatAmount,
  instalmentsOf,
  parseAmount,
  parseCurrency,
  parseExact,
  toMinor,
  wayOut,
} from "../domain"
import { decideAccounts } from "../modules/arms/run/decide-accounts"
import { horizonOf } from "../modules/arms/run/horizon"
import type { World } from "../modules/arms/run/world"
import type ArmsModuleService from "../modules/arms/service"
import type { Buyer } from "../modules/arms/sql/buyers"
import { openOfAccount, receivablesById } from "../modules/arms/sql/ledger"
import { termsOf } from "../modules/arms/sql/terms"
import { intentOf, type GuardedCart } from "./guard-cart"
import { CREDIT_EXCEEDED, mayOrder, type OrderIntent } from "./may-order"
import { askCredit, type CreditAnswer } from "./reserve-credit"

async function termsForCart(
  arms: ArmsModuleService,
  world: World,
  accountId: string,
  total: string,
  currency: string
): Promise<TermsResponse | null> {
  const terms = (await termsOf(arms.host.db(), [accountId])).get(accountId)
  const amount = toMinor(parseExact(total) ?? 0n, currency)
  if (!terms || amount <= 0n) return null
  const { today } = world.clock
  return {
    kind: terms.due.kind,
    due: instalmentsOf(terms, today, amount).map((part) => ({
      due_date: part.dueDate,
      amount: formatAmount(part.amount, currency),
    })),
    discount: terms.discount && {
      percent: terms.discount.percent,
      until: addDays(today, terms.discount.days),
      amount: formatAmount(discountOf(terms, amount), currency),
    },
    counted_from: world.orderBecomes,
  }
}

async function wayOutOfHolds(arms: ArmsModuleService, world: World, buyer: Buyer): Promise<WayOut | null> {
  const { today } = world.clock
  const [decided] = await decideAccounts(arms.host.db(), world, [buyer.account_id], today, horizonOf(world, today))
  if (!decided || decided.problem !== null) return null
  return wayOut(decided.snapshot, today, decided.policy, world.contextFor(today))
}

async function shown(arms: ArmsModuleService, buyer: Buyer, found: WayOut | null): Promise<CartResponse["way_out"]> {
  if (!found) return null
  const rows = await receivablesById(arms.host.db(), found.receivableIds)
  return {
    receivables: rows.map(({ id, number, open_amount, currency }) => ({
      id,
      number,
      currency,
      open_amount: buyer.sees_amounts ? formatAmount(parseAmount(open_amount, currency) ?? 0n, currency) : null,
    })),
    total: buyer.sees_amounts
      ? Object.entries(found.sums).map(([currency, sum]) => ({ currency, amount: formatAmount(sum, currency) }))
      : null,
  }
}

/** What is left of the limit that is nearest; the buyer is warned from the merchant's percentage on. */
function creditShown(buyer: Buyer, { decisive, verdict }: CreditAnswer): CartResponse["credit"] {
  if (!decisive || decisive.limit.mode === "none") return null
  const { limit, exposure } = decisive
  const left = exposure && availableCredit(limit, exposure.total)
  const available = buyer.sees_amounts && left !== null ? formatAmount(left, limit.currency) : null
  return { warning: verdict !== "passes", currency: limit.currency, available }
}

/** Receivables that, paid now, would bring the exposure with this cart down to the limit. */
async function wayOutOfCredit(arms: ArmsModuleService, buyer: Buyer, credit: CreditAnswer, intent: OrderIntent) {
  const { decisive } = credit
  if (!decisive?.exposure || decisive.limit.mode !== "amount") return null
  const { currency, amount } = decisive.limit
  // In the currency of the limit alone: elsewhere the rate of the day of payment would decide.
  if (parseCurrency(intent.currency ?? "") !== currency) return null
  const need = decisive.exposure.total + toMinor(parseExact(intent.value ?? "0") ?? 0n, currency) - amount
  const open = (await openOfAccount(arms.host.db(), buyer.account_id)).filter((row) => row.currency === currency)
  const items = open.map((row) => ({ id: row.id, amount: parseAmount(row.open_amount, currency) ?? 0n }))
  const ids = cheapestCover(items, need)
  if (!ids) return null
  const sum = items.filter((one) => ids.includes(one.id)).reduce((total, one) => total + one.amount, 0n)
  return { receivableIds: ids, sums: { [currency]: sum } }
}

/** What a shop front shows beside a cart: may it be ordered, when is it due, and the cheapest way out if it may not. */
export async function answerForCart(
  arms: ArmsModuleService,
  buyer: Buyer | null,
  cart: GuardedCart
): Promise<CartResponse> {
  const world = await arms.world()
  const intent = intentOf(cart)
  const permission = await mayOrder(arms, intent)
  const currency = parseCurrency(intent.currency ?? "") ?? "EUR"
  const refused = permission.allowed ? null : permission
  const binds = buyer !== null && world.liveSince !== null
  const question = { value: intent.value ?? "0", currency: intent.currency ?? "", subject: cart.id ?? null }
  const credit = binds ? await askCredit(arms.host.db(), world, buyer.account_id, question) : null
  const found =
    !refused || !binds || !credit
      ? null
      : refused.code === CREDIT_EXCEEDED
        ? await wayOutOfCredit(arms, buyer, credit, intent)
        : await wayOutOfHolds(arms, world, buyer)
  return {
    may_order: permission.allowed,
    code: refused?.code ?? null,
    message: refused?.message ?? null,
    currency,
    terms: buyer ? await termsForCart(arms, world, buyer.account_id, intent.value ?? "0", currency) : null,
    credit: buyer && credit ? creditShown(buyer, credit) : null,
    way_out: buyer && (await shown(arms, buyer, found)),
  }
}
