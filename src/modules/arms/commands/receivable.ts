import { reverseCredits, cancelRest } from "./credit"
import { receivableForUpdate, updateReceivable, type ReceivableRow } from "../sql/ledger"
import {
  found,
  notAllowed,
  sameVersion,
  tellDueDate,
  type CommandContext,
  type CommandHandler,
  type Recorded,
} from "./define-command"

/** Commands about one receivable. */

const recorded = (receivable: ReceivableRow, result: Record<string, unknown>): Recorded => ({
  accountId: receivable.account_id,
  subject: "receivable",
  subjectId: receivable.id,
  result,
})

async function open(context: CommandContext, id: string, version: number | undefined) {
  const receivable = found(await receivableForUpdate(context.db, id), "receivable", id)
  await sameVersion(context, receivable, version, "receivable")
  return receivable
}

/** Cancels a receivable; what was paid stays paid. */
export const cancelReceivable: CommandHandler<"cancel_receivable"> = async (context, input) => {
  const receivable = await open(context, input.receivable_id, input.version)
  if (receivable.state === "cancelled") throw notAllowed("The receivable is cancelled already.")
  if (receivable.state === "open") await cancelRest(context, receivable)
  await updateReceivable(context.db, receivable.id, { state: "cancelled" })
  context.touched.add(receivable.account_id)
  return recorded(receivable, { cancelled: receivable.open_amount })
}

/** Opens a cancelled receivable again. */
export const reopenReceivable: CommandHandler<"reopen_receivable"> = async (context, input) => {
  const receivable = await open(context, input.receivable_id, input.version)
  if (receivable.state !== "cancelled")
    throw notAllowed(`The receivable is ${receivable.state}: only a cancelled one can be reopened.`)
  await updateReceivable(context.db, receivable.id, { state: "settled" })
  await reverseCredits(context, receivable, "cancellation")
  context.touched.add(receivable.account_id)
  return recorded(receivable, { reopened: true })
}

function checkDate(receivable: ReceivableRow, due: string) {
  if (receivable.state !== "open")
    throw notAllowed(`The receivable is ${receivable.state}: the due date of an open one can be changed.`)
  if (due < receivable.issue_date)
    throw notAllowed(`due_date is "${due}": expected a date on or after the issue date ${receivable.issue_date}.`)
}

/** A due date was wrong: it is corrected and no new round begins. */
export const correctDueDate: CommandHandler<"correct_due_date"> = async (context, input) => {
  const receivable = await open(context, input.receivable_id, input.version)
  checkDate(receivable, input.due_date)
  const original = receivable.original_due_date === receivable.due_date ? { original_due_date: input.due_date } : {}
  await updateReceivable(context.db, receivable.id, { due_date: input.due_date, ...original })
  tellDueDate(context, receivable.id, input.due_date)
  context.touched.add(receivable.account_id)
  return recorded(receivable, { from: receivable.due_date, to: input.due_date })
}

/** More time was agreed: steps anchored at the due date begin a new round (R-2, E-113). */
export const extendDueDate: CommandHandler<"extend_due_date"> = async (context, input) => {
  const receivable = await open(context, input.receivable_id, input.version)
  checkDate(receivable, input.due_date)
  if (input.due_date <= receivable.due_date) {
    throw notAllowed(
      `due_date is "${input.due_date}": expected a date after the present due date ${receivable.due_date}.`
    )
  }
  await updateReceivable(context.db, receivable.id, { due_date: input.due_date, round: receivable.round + 1 })
  tellDueDate(context, receivable.id, input.due_date)
  context.touched.add(receivable.account_id)
  return recorded(receivable, { from: receivable.due_date, to: input.due_date, round: receivable.round + 1 })
}
