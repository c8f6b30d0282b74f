import { addDays, discountOf, formatAmount, instalmentsOf, type CalendarDate, type Terms } from "../../../domain"
import { accountsInGroup, accountForUpdate } from "../sql/accounts"
import { updateReceivable, type ReceivableRow } from "../sql/ledger"
import { orderForUpdate, receivablesOfOrder } from "../sql/orders"
import { setTerms } from "../sql/terms"
import { newId } from "../run/ids"
import { minor } from "./apply-money"
import { found, notAllowed, tellDueDate, type CommandContext, type CommandHandler } from "./define-command"
import { debts } from "./order-parts"

/** Receivables of an order that get other due dates: those ARMS made, with nothing settled. */
async function redate(context: CommandContext, orderId: string, terms: Terms): Promise<string[]> {
  const rows = debts(await receivablesOfOrder(context.db, orderId)).filter((row) => row.source === "medusa")
  const byDay = new Map<CalendarDate, ReceivableRow[]>()
  for (const row of rows) byDay.set(row.issue_date, [...(byDay.get(row.issue_date) ?? []), row])
  const changed: string[] = []
  for (const [issued, parts] of byDay) {
    const { currency } = parts[0]
    const amount = parts.reduce((sum, row) => sum + minor(row.amount, currency), 0n)
    const wanted = instalmentsOf(terms, issued, amount)
    if (wanted.length !== parts.length)
      throw notAllowed(
        `The order has ${parts.length} receivables of ${issued}: expected terms with as many parts, or an order that is not yet a receivable.`
      )
    for (const [index, row] of parts.entries()) {
      if (row.state !== "open" || row.due_date === wanted[index].dueDate) continue
      const discount = terms.discount ? formatAmount(discountOf(terms, minor(row.amount, currency)), currency) : null
      const until = terms.discount ? addDays(issued, terms.discount.days) : null
      const dates = { due_date: wanted[index].dueDate, original_due_date: wanted[index].dueDate }
      await updateReceivable(context.db, row.id, { ...dates, discount_amount: discount, discount_until: until })
      tellDueDate(context, row.id, wanted[index].dueDate)
      changed.push(row.id)
    }
  }
  return changed
}

/** Gives payment terms to an account, a customer group or one order, or takes them away. */
export const setTermsCommand: CommandHandler<"set_terms"> = async (context, input) => {
  const { scope, scope_id, terms } = input
  const accountId = scope === "account" ? scope_id : null
  if (scope === "account") found(await accountForUpdate(context.db, scope_id), "account", scope_id)
  await setTerms(context.db, { id: newId("arter"), scope, scopeId: scope_id, terms })
  // An order that is not known yet, say a draft, takes its terms when it is placed.
  const order = scope === "order" ? await orderForUpdate(context.db, scope_id) : null
  const redated = order && terms ? await redate(context, order.id, terms) : []
  for (const id of accountId ? [accountId] : order ? [order.account_id] : await accountsInGroup(context.db, scope_id))
    context.touched.add(id)
  return {
    accountId: order?.account_id ?? accountId,
    subject: accountId || order ? "account" : "system",
    subjectId: order?.account_id ?? scope_id,
    result: { scope, scope_id, terms, receivable_ids: redated },
  }
}
