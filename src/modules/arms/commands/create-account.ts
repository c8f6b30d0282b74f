import { accountsByReference, linkCustomer, updateAccount } from "../sql/accounts"
import { newId } from "../run/ids"
import { notAllowed, type CommandHandler } from "./define-command"
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
  if (input.customer_id)
    await linkCustomer(context.db, { id: newId("arbuy"), accountId: id, customerId: input.customer_id })
  context.touched.add(id)
  return { accountId: id, subject: "account", subjectId: id, result: { account_id: id } }
}
