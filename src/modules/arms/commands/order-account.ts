import { accountOfCustomer, accountsByReference, linkCustomer, rememberEmails, updateAccount } from "../sql/accounts"
import { lockCustomer } from "../sql/orders"
import { wasSignedIn } from "../sql/signed-in"
import { newId } from "../run/ids"
import type { BuyerFacts, OrderFacts } from "../order-facts"
import type { CommandContext } from "./define-command"
import { makeAccounts } from "./new-accounts"

const SOURCE = "medusa"

const kindOf = (buyer: BuyerFacts) => (buyer.company ? "company" : buyer.registered ? "private" : "guest")

async function newAccount(
  context: CommandContext,
  facts: OrderFacts,
  reference: string,
  kind: string
): Promise<string> {
  const { buyer } = facts
  const id = newId("aracc")
  const account = {
    id,
    name: buyer.company ?? buyer.name ?? buyer.email ?? `Order ${facts.displayId}`,
    kind,
    language: buyer.language,
    country: buyer.country,
    customer_since: context.today,
    groups: buyer.groups,
    source: SOURCE,
    external_id: reference,
    reference_id: newId("arref"),
    email: buyer.email,
    phone: null,
    contact_id: newId("arcon"),
    contact_name: buyer.name,
  }
  await makeAccounts(context, [account], "import")
  if (buyer.customerId && reference === buyer.customerId)
    await linkCustomer(context.db, { id: newId("arbuy"), accountId: id, customerId: buyer.customerId })
  return id
}

const same = (a: readonly string[], b: readonly string[]) => [...a].sort().join() === [...b].sort().join()

/**
 * Is the order an act of its customer? Medusa gives a cart to the customer whose address somebody types in, so a cart
 * that nobody signed in for counts only when it leaves no debt. What an admin or code of the host makes is trusted.
 */
async function isHisAct(context: CommandContext, facts: OrderFacts, prepaid: boolean): Promise<boolean> {
  const { customerId } = facts.buyer
  if (!customerId || facts.cartId === null || prepaid) return customerId !== null
  return wasSignedIn(context.db, facts.collections, customerId)
}

/** The account of whoever typed this address in without signing in: nobody gets a debt through a stranger's use of it. */
async function guestAccount(context: CommandContext, facts: OrderFacts): Promise<string> {
  const reference = `guest:${facts.buyer.customerId ?? facts.id}`
  await lockCustomer(context.db, reference)
  const [named] = await accountsByReference(context.db, SOURCE, [reference])
  return named?.account_id ?? newAccount(context, facts, reference, "guest")
}

/** The account that owes for an order: the one its customer buys for, made on first sight. */
export async function accountOfOrder(context: CommandContext, facts: OrderFacts, prepaid: boolean): Promise<string> {
  if (!(await isHisAct(context, facts, prepaid))) return guestAccount(context, facts)
  const { customerId, groups, email } = facts.buyer
  const reference = customerId ?? facts.id
  await lockCustomer(context.db, reference)
  const known = customerId ? await accountOfCustomer(context.db, customerId) : null
  if (!known) {
    const [named] = await accountsByReference(context.db, SOURCE, [reference])
    return named?.account_id ?? newAccount(context, facts, reference, kindOf(facts.buyer))
  }
  if (email) await rememberEmails(context.db, [{ account_id: known.id, email }])
  if (known.buyers === 1 && !same(known.groups, groups)) {
    await updateAccount(context.db, known.id, { groups })
    context.touched.add(known.id)
  }
  return known.id
}
