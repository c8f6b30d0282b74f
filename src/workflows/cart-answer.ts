import type { CartResponse, TermsResponse } from "../contract/store"
import {
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
import { receivablesById } from "../modules/arms/sql/ledger"
import { termsOf } from "../modules/arms/sql/terms"
import { intentOf, type GuardedCart } from "./guard-cart"
import { mayOrder } from "./may-order"

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
    counted_from: world.settings.order_becomes_receivable,
  }
}

async function wayOutOf(arms: ArmsModuleService, world: World, buyer: Buyer): Promise<CartResponse["way_out"]> {
  const { today } = world.clock
  const [decided] = await decideAccounts(arms.host.db(), world, [buyer.account_id], today, horizonOf(world, today))
  if (!decided || decided.problem !== null) return null
  const found = wayOut(decided.snapshot, today, decided.policy, world.contextFor(today))
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
  return {
    may_order: permission.allowed,
    code: refused?.code ?? null,
    message: refused?.message ?? null,
    currency,
    terms: buyer ? await termsForCart(arms, world, buyer.account_id, intent.value ?? "0", currency) : null,
    way_out: refused && buyer && world.liveSince !== null ? await wayOutOf(arms, world, buyer) : null,
  }
}
