import { accountOfCustomer, accountsByReference, linkCustomer, rememberEmails, updateAccount } from "../sql/accounts"
import { lockCustomer } from "../sql/orders"
import { newId } from "../run/ids"
import type { BuyerFacts, OrderFacts } from "../order-facts"
import type { CommandContext } from "./define-command"
import { makeAccounts } from "./new-accounts"

const SOURCE = "medusa"

const kindOf = (buyer: BuyerFacts) => (buyer.company ? "company" : buyer.registered ? "private" : "guest")

/** What this shop calls the buyer; without a customer his order stands for itself. */
const referenceOf = ({ buyer, id }: OrderFacts) => buyer.customerId ?? `order:${id}`

async function newAccount(context: CommandContext, facts: OrderFacts): Promise<string> {
  const { buyer } = facts
  const id = newId("aracc")
  const account = {
    id,
    name: buyer.company ?? buyer.name ?? buyer.email ?? `Order ${facts.displayId}`,
    kind: kindOf(buyer),
    language: buyer.language,
    country: buyer.country,
    customer_since: context.today,
    groups: buyer.groups,
    source: SOURCE,
    external_id: referenceOf(facts),
    reference_id: newId("arref"),
    email: buyer.email,
    phone: null,
    contact_id: newId("arcon"),
    contact_name: buyer.name,
  }
  await makeAccounts(context, [account], "import")
  if (buyer.customerId) await linkCustomer(context.db, newId("arbuy"), id, buyer.customerId)
  return id
}

const same = (a: readonly string[], b: readonly string[]) => [...a].sort().join() === [...b].sort().join()

/**
 * The account that owes for an order: the one its customer buys for, made on first sight. A guest has an account
 * of his own, even with somebody's address: nobody gets a debt through a stranger's use of it.
 */
export async function accountOfOrder(context: CommandContext, facts: OrderFacts): Promise<string> {
  const { customerId, groups } = facts.buyer
  await lockCustomer(context.db, referenceOf(facts))
  const known = customerId ? await accountOfCustomer(context.db, customerId) : null
  if (!known) {
    const [named] = await accountsByReference(context.db, SOURCE, [referenceOf(facts)])
    return named?.account_id ?? newAccount(context, facts)
  }
  if (facts.buyer.email) await rememberEmails(context.db, [{ account_id: known.id, email: facts.buyer.email }])
  if (known.buyers === 1 && !same(known.groups, groups)) {
    await updateAccount(context.db, known.id, { groups })
    context.touched.add(known.id)
  }
  return known.id
}
