import { accountForUpdate, accountsByReference, linkCustomer as link, updateAccount } from "../sql/accounts"
import { newId } from "../run/ids"
import { found, notAllowed, type CommandHandler } from "./define-command"
import { makeAccounts } from "./new-accounts"

/** Makes an account by hand: terms and limits can be given before anything is ordered. */
export const createAccount: CommandHandler<"create_account"> = async (context, input) => {
  const id = newId("aracc")
  const external_id = input.external_id ?? input.customer_id ?? id
  const [known] = await accountsByReference(context.db, input.source, [external_id])
  if (known)
    throw notAllowed(`external_id is "${external_id}": source ${input.source} has an account of that name already.`)
  const account = {
    id,
    name: input.name,
    kind: input.kind,
    language: input.language ?? null,
    country: input.country ?? null,
    customer_since: context.today,
    groups: [],
    source: input.source,
    external_id,
    reference_id: newId("arref"),
    email: input.email ?? null,
    phone: null,
    contact_id: newId("arcon"),
    contact_name: null,
  }
  await makeAccounts(context, [account], "person")
  if (input.vat_id) await updateAccount(context.db, id, { vat_id: input.vat_id })
  if (input.customer_id) await link(context.db, { id: newId("arbuy"), accountId: id, customerId: input.customer_id })
  context.touched.add(id)
  return { accountId: id, subject: "account", subjectId: id, result: { account_id: id } }
}

/** A Medusa customer buys for an account; he leaves the one he bought for before. */
export const linkCustomer: CommandHandler<"link_customer"> = async (context, input) => {
  found(await accountForUpdate(context.db, input.account_id), "account", input.account_id)
  const seesAmounts = input.sees_amounts ?? false
  await link(context.db, {
    id: newId("arbuy"),
    accountId: input.account_id,
    customerId: input.customer_id,
    seesAmounts,
  })
  context.touched.add(input.account_id)
  const result = { customer_id: input.customer_id, sees_amounts: seesAmounts }
  return { accountId: input.account_id, subject: "account", subjectId: input.account_id, result }
}
